/// A regular file that several processes change, opened and locked.
///
/// The lock is advisory (`flock`), and goes with the object. Whoever waits for it waits briefly: a process that is
/// stopped while it holds the lock must not stop all others.
public final class LockedFile {
  /// Seconds to wait for another process.
  public static let patience = 0.2

  private let path: String
  private let file: Int32

  /// Opens and locks the file that stands at the path once the lock is held: another process may have replaced it.
  ///
  /// - Parameters:
  ///   - isCreated: Whether a missing file is made, with the folders above it.
  ///   - isPrivate: Whether nobody but its owner may read it; others lose that right.
  ///   - patience: Seconds to wait for the lock.
  public init(
    _ path: String, isCreated: Bool = false, isPrivate: Bool = true, patience: Double = LockedFile.patience
  ) throws(FileError) {
    guard !path.utf8.contains(0) else { throw .zeroByteInName }
    if isCreated, isPrivate { try? Folder.make(Folder.containing(path)) }
    self.path = path
    let deadline = SystemTime.monotonic + patience
    while true {
      let flags = O_RDWR | O_APPEND | O_CLOEXEC | O_NONBLOCK | (isCreated ? O_CREAT : 0)
      let file = open(path, flags, isPrivate ? 0o600 : 0o666)
      guard file >= 0 else { throw .last }
      do {
        _ = try RegularFile.regularSize(of: file)
        try Self.lock(file, until: deadline)
      } catch {
        close(file)
        throw error
      }
      var opened = stat()
      var current = stat()
      if fstat(file, &opened) == 0, stat(path, &current) == 0, opened.st_ino == current.st_ino,
        opened.st_dev == current.st_dev
      {
        if isPrivate, opened.st_mode & 0o077 != 0 { fchmod(file, 0o600) }
        self.file = file
        return
      }
      close(file)
      guard SystemTime.monotonic < deadline else { throw .locked }
    }
  }

  deinit { close(file) }

  private static func lock(_ file: Int32, until deadline: Double) throws(FileError) {
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EWOULDBLOCK, EINTR:
        guard SystemTime.monotonic < deadline else { throw .locked }
        usleep(5_000)
      // A file system without locks: better unlocked than not at all.
      case ENOLCK, EOPNOTSUPP, ENOSYS: return
      default: throw .last
      }
    }
  }

  /// The bytes of the file; of one with more than `limit`, the last ones.
  public func contents(last limit: Int) throws(FileError) -> [UInt8] {
    let size = try RegularFile.regularSize(of: file)
    let start = max(0, size - limit)
    return try RegularFile.bytes(of: file, from: start, count: size - start)
  }

  /// Adds lines at the end. A line torn off by a full disk or a crash does not swallow the first of them, and what a full
  /// disk takes of these is given back.
  public func append(_ lines: [UInt8]) throws(FileError) {
    let size = try RegularFile.regularSize(of: file)
    let last = try RegularFile.bytes(of: file, from: max(0, size - 1), count: min(size, 1))
    let newline = UInt8(ascii: "\n")
    do {
      try RegularFile.write((last.first ?? newline) == newline ? lines : [newline] + lines, to: file)
    } catch {
      _ = ftruncate(file, off_t(size))
      throw error
    }
  }

  /// Puts other bytes in the place of the file's, while others wait.
  public func replace(with bytes: [UInt8]) throws(FileError) {
    try RegularFile.replace(path, with: bytes, mode: 0o600)
  }
}
