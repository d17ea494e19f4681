import Platform

/// The files of data sets, with this room's errors.
enum FileBytes {
  /// Whether a path leads to a folder; else it is a regular file.
  static func isFolder(_ path: String) throws -> Bool {
    try told(path) { () throws(FileError) in
      let kind = try FileKind.at(path)
      guard kind == .folder || kind == .regular else { throw .notRegular(kind) }
      return kind == .folder
    }
  }

  /// Hands the bytes of a regular file to `body`.
  static func with<Result>(_ path: String, _ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
    let bytes = try told(path) { () throws(FileError) in try RegularFile.read(path, limit: UCRLimits.fileBytes) }
    return try bytes.withUnsafeBytes(body)
  }

  /// The names in a folder, sorted.
  static func names(inFolder path: String) throws -> [String] {
    try told(path) { () throws(FileError) in try Folder.names(path) }
  }

  private static func told<Value>(_ path: String, _ read: () throws(FileError) -> Value) throws -> Value {
    do {
      return try read()
    } catch {
      switch error {
      case .missing: throw UCRError.missing(path: path)
      case .tooLarge(let bytes, _): throw UCRError.tooLarge(path: path, bytes: bytes)
      default: throw UCRError.unreadable(path: path, reason: error.description)
      }
    }
  }
}
