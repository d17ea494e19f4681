import Foundation
import Testing

/// A file of expected output beside the tests. With HEARTLINE_RECORD=1 it is written anew, and the test fails once.
struct GoldenFile {
  let name: String

  /// Compares line by line; spaces at the end of lines do not count.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let path = Checkout.path("Tests/ShellTests/Golden/\(name).txt")
    if ProcessInfo.processInfo.environment["HEARTLINE_RECORD"] == "1" {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record(
        "recorded \(name).txt; look at it, then run again without HEARTLINE_RECORD", sourceLocation: sourceLocation)
      return
    }
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    let (new, old) = (text.split(separator: "\n"), expected.split(separator: "\n"))
    let line = zip(new, old).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(new.count, old.count)
    guard new != old else { return }
    Issue.record(
      """
      \(name).txt differs from line \(line + 1) on
      expected: \(line < old.count ? old[line] : "(end)")
      actual:   \(line < new.count ? new[line] : "(end)")
      """, sourceLocation: sourceLocation)
  }
}
