import Platform

/// Why a file's bytes could not be read.
public enum FileReadingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What the system said.
  case unreadable(path: String, reason: String)
  case notARegularFile(path: String)
  case tooLarge(path: String, bytes: Int, limit: Int)

  /// One sentence that names the file.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(quoted(path, limit: 300)) cannot be read: \(reason)"
    case .notARegularFile(let path): "\(quoted(path, limit: 300)) is not a regular file"
    case .tooLarge(let path, let bytes, let limit):
      "\(quoted(path, limit: 300)) has \(bytes) bytes where at most \(limit) are expected"
    }
  }
}

/// The bytes of a regular file of at most `limit` bytes; pipes and devices, which may never end, are refused.
package func bytes(ofFile path: String, limit: Int) throws(FileReadingError) -> [UInt8] {
  do {
    return try RegularFile.read(path, limit: limit)
  } catch {
    switch error {
    case .notRegular: throw .notARegularFile(path: path)
    case .tooLarge(let bytes, let limit): throw .tooLarge(path: path, bytes: bytes, limit: limit)
    case .zeroByteInName: throw .unreadable(path: path, reason: "a zero byte in its name")
    default: throw .unreadable(path: path, reason: error.description)
    }
  }
}
