#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The history kept in a file that several shells may write to at once.
///
/// Every change happens under a lock on the file. A file that cannot be read or written only means that nothing is
/// remembered: a prompt must not fail because of its history.
package struct HistoryFile {
  package let path: String
  package let limit: Int

  package init(path: String, limit: Int) {
    self.path = path
    self.limit = max(1, limit)
  }

  /// The entries, oldest first. A file that has grown to twice what is kept is written anew.
  package func load() -> [String] {
    guard let file = openLocked(O_RDWR) else { return [] }
    defer { close(file) }
    let bytes = contents(of: file)
    let entries = HistoryText.entries(in: bytes, limit: limit)
    let lines = bytes.count { $0 == UInt8(ascii: "\n") }
    if lines > 2 * max(entries.count, 50) || lines > 2 * limit { rewrite(entries) }
    return entries
  }

  /// Adds one entry at the end.
  package func append(_ entry: String) {
    makeFolder()
    guard let file = openLocked(O_RDWR | O_CREAT | O_APPEND) else { return }
    defer { close(file) }
    // A line torn off by a full disk or a power cut must not swallow this one.
    var last: UInt8 = UInt8(ascii: "\n")
    let end = lseek(file, 0, SEEK_END)
    if end > 0 { _ = pread(file, &last, 1, end - 1) }
    write((last == UInt8(ascii: "\n") ? "" : "\n") + HistoryText.line(for: entry) + "\n", to: file)
  }

  /// Opens and locks the file that stands at the path once the lock is held: another shell may have replaced it.
  private func openLocked(_ flags: Int32) -> Int32? {
    for _ in 0..<10 {
      let file = open(path, flags | O_CLOEXEC | O_NONBLOCK, 0o600)
      guard file >= 0 else { return nil }
      var opened = stat()
      var current = stat()
      if fstat(file, &opened) == 0, opened.st_mode & S_IFMT == S_IFREG, flock(file, LOCK_EX) == 0,
        stat(path, &current) == 0, opened.st_ino == current.st_ino
      {
        if opened.st_mode & 0o077 != 0 { fchmod(file, 0o600) }
        return file
      }
      close(file)
    }
    return nil
  }

  private func contents(of file: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(file, &block, block.count)
      guard count > 0 else { return bytes }
      bytes += block[..<count]
    }
  }

  /// Through a second file and a rename, so that no moment exists at which the history is lost. A link to a history
  /// kept elsewhere stays a link.
  private func rewrite(_ entries: [String]) {
    guard let resolved = realpath(path, nil) else { return }
    defer { free(resolved) }
    let target = String(cString: resolved)
    let fresh = target + ".new"
    let file = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let isComplete = write(entries.map { HistoryText.line(for: $0) + "\n" }.joined(), to: file)
    close(file)
    _ = isComplete ? rename(fresh, target) : unlink(fresh)
  }

  @discardableResult
  private func write(_ text: String, to file: Int32) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { systemWrite(file, $0.baseAddress, $0.count) } == bytes.count
  }

  /// Every missing folder above the file, for its owner only.
  private func makeFolder() {
    var folder = ""
    for name in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += "\(name)/"
      if !name.isEmpty { mkdir(folder, 0o700) }
    }
  }
}

/// The system call, reachable from a type that has a `write` of its own.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
