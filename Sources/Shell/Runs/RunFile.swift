import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file of runs: one JSON object a line, only ever appended to.
///
/// Any number of shells may append at once, and any of them may be killed at any moment: a line is written by one call
/// under a lock, to the end of the file wherever that is by then. What a crash or a full disk leaves of a last line is
/// skipped when the file is read, and the next line begins anew.
struct RunFile: Sendable {
  let path: String

  /// What the file holds.
  struct Content {
    let runs: [RunRecord]
    /// Lines that are no runs.
    let unreadable: Int
  }

  /// The runs so far, the oldest first; none where there is no file.
  func read() throws(CommandError) -> Content {
    guard FileManager.default.fileExists(atPath: path) else { return Content(runs: [], unreadable: 0) }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw CommandError("the runs in \"\(path)\" cannot be read; you may lack the permission")
    }
    let decoder = JSONDecoder()
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let runs = lines.compactMap { try? decoder.decode(RunRecord.self, from: Data($0)) }
    return Content(runs: runs, unreadable: lines.count - runs.count)
  }

  /// Adds a run at the end.
  func append(_ run: RunRecord) throws(CommandError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(run) else { throw failure("a figure is not finite") }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let file = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure(String(cString: strerror(errno))) }
    // Closing gives the lock back as well.
    defer { close(file) }
    while flock(file, LOCK_EX) != 0 {
      guard errno == EINTR else { throw failure(String(cString: strerror(errno))) }
    }
    try write(Array(line) + [UInt8(ascii: "\n")], to: file)
  }

  /// One write of the whole line; what a full disk took of it is given back.
  private func write(_ line: [UInt8], to file: Int32) throws(CommandError) {
    let size = lseek(file, 0, SEEK_END)
    var last = UInt8(ascii: "\n")
    let isTorn = size > 0 && pread(file, &last, 1, size - 1) == 1 && last != UInt8(ascii: "\n")
    let bytes = (isTorn ? [UInt8(ascii: "\n")] : []) + line
    var written = 0
    repeat {
      written = bytes.withUnsafeBytes { Self.writeOnce(file, $0) }
    } while written < 0 && errno == EINTR
    guard written == bytes.count else {
      let reason = written < 0 ? String(cString: strerror(errno)) : "the disk is full"
      if written > 0, size >= 0 { _ = ftruncate(file, size) }
      throw failure(reason)
    }
  }

  private static func writeOnce(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(file, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(file, bytes.baseAddress, bytes.count)
    #endif
  }

  private func failure(_ reason: String) -> CommandError {
    CommandError(
      "the run could not be kept in \"\(path)\": \(reason.lowercased()); \"--runs FILE\" names another place")
  }
}
