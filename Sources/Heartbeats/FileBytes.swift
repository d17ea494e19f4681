#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file's bytes in memory of its own, read once.
enum FileBytes {
  enum Kind { case file, folder }

  /// What stands at a path; nil where it cannot be read as either.
  static func kind(of path: String) throws -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT ? UCRError.missing(path: path) : failure(path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    default: throw UCRError.unreadable(path: path, reason: "it is neither a file nor a folder")
    }
  }

  /// Hands the bytes of a regular file to `body`; they are gone after it returns.
  static func with<Result>(_ path: String, _ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
    guard try kind(of: path) == .file else {
      throw UCRError.unreadable(path: path, reason: "it is a folder")
    }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure(path) }
    let size = Int(status.st_size)
    guard size <= UCRLimits.fileBytes else { throw UCRError.tooLarge(path: path, bytes: size) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { buffer.deallocate() }
    let count = try fill(buffer, from: file, path: path)
    return try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
  }

  /// Reads until the buffer is full or the file, which may have shrunk meanwhile, ends.
  private static func fill(_ buffer: UnsafeMutableRawBufferPointer, from file: Int32, path: String) throws -> Int {
    var count = 0
    while count < buffer.count, let base = buffer.baseAddress {
      let got = read(file, base + count, buffer.count - count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw failure(path) }
      if got == 0 { break }
      count += got
    }
    return count
  }

  private static func failure(_ path: String) -> UCRError {
    .unreadable(path: path, reason: String(cString: strerror(errno)).lowercased())
  }

  /// The names in a folder, sorted.
  static func names(inFolder path: String) throws -> [String] {
    guard let folder = opendir(path) else { throw failure(path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
