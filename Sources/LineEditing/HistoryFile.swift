import Platform

/// The history kept in a file that several shells may write to at once.
///
/// Every change happens under a lock on the file. A file that cannot be read or written only means that nothing is
/// remembered: a prompt must not fail because of its history, nor wait for one that another process keeps locked.
package struct HistoryFile {
  package let path: String
  package let limit: Int
  /// The newest so many bytes of a file are read; more would only delay the prompt.
  private static let longest = 16 << 20

  package init(path: String, limit: Int) {
    self.path = path
    self.limit = max(1, limit)
  }

  /// The entries, oldest first. A file that has grown to twice what is kept is written anew.
  package func load() -> [String] {
    do {
      let file = try LockedFile(path)
      let bytes = try file.contents(last: Self.longest)
      let entries = HistoryText.entries(in: bytes, limit: limit)
      let lines = bytes.count { $0 == UInt8(ascii: "\n") }
      if lines > 2 * max(entries.count, 50) || lines > 2 * limit {
        try? file.replace(with: Array(entries.map { HistoryText.line(for: $0) + "\n" }.joined().utf8))
      }
      return entries
    } catch .locked {
      // Lines are only added, and a new file takes the old one's place at once: reading needs no lock.
      return HistoryText.entries(in: (try? RegularFile.read(path, limit: Self.longest)) ?? [], limit: limit)
    } catch {
      return []
    }
  }

  /// Adds one entry at the end.
  ///
  /// - Throws: why it is not kept.
  package func append(_ entry: String, patience: Double = LockedFile.patience) throws(FileError) {
    try LockedFile(path, isCreated: true, patience: patience).append(Array((HistoryText.line(for: entry) + "\n").utf8))
  }
}
