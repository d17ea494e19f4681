#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
  func systemError() -> FileReadingError { .unreadable(path: path, reason: String(cString: strerror(errno))) }
  guard !path.utf8.contains(0) else { throw .unreadable(path: path, reason: "a zero byte in its name") }
  // Without O_NONBLOCK, opening a pipe waits for a writer.
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { throw systemError() }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw systemError() }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notARegularFile(path: path) }
  let size = Int(status.st_size)
  guard size <= limit else { throw .tooLarge(path: path, bytes: size, limit: limit) }
  var failed = false
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
      if got < 0 && errno == EINTR { continue }
      failed = got < 0
      if got <= 0 { break }
      count += got
    }
  }
  if failed { throw systemError() }
  return bytes
}
