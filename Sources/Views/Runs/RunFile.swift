import Platform

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file of runs: one JSON object a line, only ever appended to.
///
/// Any number of shells may append at once, and any of them may be killed at any moment: a line is written by one call
/// under a lock, to the end of the file wherever that is by then. What a crash or a full disk leaves of a last line is
/// skipped when the file is read, and the next line begins again.
package struct RunFile: Sendable {
  let path: String
  private static let mostBytes = 1 << 28

  /// What the file holds.
  package struct Content {
    let runs: [RunRecord]
    /// Lines that are not runs.
    let unreadable: Int
  }

  /// The runs so far, the oldest first; none where there is no file.
  func read() throws(CommandError) -> Content {
    let bytes: [UInt8]
    do {
      bytes = try RegularFile.read(path, limit: Self.mostBytes)
    } catch .missing {
      return Content(runs: [], unreadable: 0)
    } catch {
      throw CommandError("the runs in \"\(path)\" cannot be read: \(error)")
    }
    let decoder = JSONDecoder()
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let runs = lines.compactMap { try? decoder.decode(RunRecord.self, from: Data($0)) }.filter(\.isPlausible)
    return Content(runs: runs, unreadable: lines.count - runs.count)
  }

  /// Throws where the file holds anything but runs: somebody's notes stay as they are.
  func checkOwn() throws(CommandError) {
    let old: [UInt8]
    do {
      old = try RegularFile.read(path, limit: Self.mostBytes)
    } catch .missing {
      return
    } catch {
      throw failure(error.description)
    }
    guard !old.isEmpty, try read().runs.isEmpty else { return }
    // A first line that was cut off has the first of the sorted keys, of which the last is never absent, or the begin of it.
    let heads = ["accuracy", "auc", "averagePrecision", "collapsed"].map { Array("{\"\($0)\":".utf8) }
    let isCutOff =
      !old.contains(UInt8(ascii: "\n")) && heads.contains { old.starts(with: $0) || $0.starts(with: old) }
    guard !isCutOff else { return }
    throw failure("it is not a file of runs")
  }

  /// Adds a run at the end.
  func append(_ run: RunRecord) throws(CommandError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(run) else { throw failure("a figure is not finite") }
    do {
      try LockedFile(path, isCreated: true).append(Array(line) + [UInt8(ascii: "\n")])
    } catch {
      throw failure(error.description)
    }
  }

  private func failure(_ reason: String) -> CommandError {
    CommandError("the run could not be kept in \"\(path)\": \(reason); \"--runs FILE\" names another place")
  }
}
