/// Reading of regular files: pipes and devices, which may never end, are refused.
public enum RegularFile {
  /// All bytes of a file of at most `limit` bytes.
  public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    guard !path.utf8.contains(0) else { throw .zeroByteInName }
    // Without O_NONBLOCK, opening a pipe waits for a writer.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw .last }
    defer { close(file) }
    let size = try regularSize(of: file)
    guard size <= limit else { throw .tooLarge(bytes: size, limit: limit) }
    return try bytes(of: file, from: 0, count: size)
  }

  /// Whether a regular file, or anything else, stands at a path.
  public static func exists(_ path: String) -> Bool { (try? FileKind.at(path)) != nil }

  /// The size of an open file, which must be a regular one.
  static func regularSize(of file: Int32) throws(FileError) -> Int {
    var record = stat()
    guard fstat(file, &record) == 0 else { throw .last }
    let kind = FileKind(record)
    guard kind == .regular else { throw .notRegular(kind) }
    return Int(record.st_size)
  }

  /// So many bytes from a place on; fewer where the file has shrunk meanwhile.
  static func bytes(of file: Int32, from start: Int, count size: Int) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: max(0, size)) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        let got = pread(file, base + count, size - count, off_t(start + count))
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = .last }
        if got <= 0 { break }
        count += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Writes all of it; a partial write goes on, and the reason is kept when it cannot.
  static func write(_ bytes: [UInt8], to file: Int32) throws(FileError) {
    if let error = writeAll(bytes, to: file) { throw .system(error) }
  }
}

/// Writes all bytes to a descriptor, whatever it is; nil, or why it could not.
///
/// A terminal or pipe that does not block is waited for.
public func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> SystemError? {
  bytes.withUnsafeBytes { bytes in
    var done = 0
    while done < bytes.count, let base = bytes.baseAddress {
      let count = write(descriptor, base + done, bytes.count - done)
      if count > 0 {
        done += count
      } else if count < 0, errno == EAGAIN || errno == EWOULDBLOCK {
        usleep(1_000)
      } else if count == 0 || errno != EINTR {
        return SystemError(count == 0 ? ENOSPC : errno)
      }
    }
    return nil
  }
}
