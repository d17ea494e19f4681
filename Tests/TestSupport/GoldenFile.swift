import Foundation
import Testing

/// A file of expected text in a folder `Golden` beside the tests.
///
/// With HEARTLINE_RECORD=1 it is written and the test fails once, so that nobody records by accident.
public struct GoldenFile {
  private let name: String
  private let path: String

  /// The file `Golden/NAME.txt` of a test target.
  public init(name: String, of target: String) {
    self.name = name
    path = Checkout.path("Tests/\(target)/Golden/\(name).txt")
  }

  /// Compares line by line; an escape character is written as "\e", and spaces at the end of a line do not count.
  public func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let actual = Self.normalized(text)
    if ProcessInfo.processInfo.environment["HEARTLINE_RECORD"] == "1" {
      do {
        try actual.write(toFile: path, atomically: true, encoding: .utf8)
        Issue.record(
          "recorded \(name).txt; look at it, then run again without HEARTLINE_RECORD", sourceLocation: sourceLocation)
      } catch {
        Issue.record("cannot write \(path): \(error)", sourceLocation: sourceLocation)
      }
      return
    }
    guard let expected = try? String(contentsOfFile: path, encoding: .utf8) else {
      Issue.record("no golden file \(name).txt; run once with HEARTLINE_RECORD=1", sourceLocation: sourceLocation)
      return
    }
    let (new, old) = (actual.components(separatedBy: "\n"), Self.normalized(expected).components(separatedBy: "\n"))
    guard new != old else { return }
    let line = zip(new, old).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(new.count, old.count)
    let comment = """
      \(name).txt differs from line \(line + 1) on
      expected: \(line < old.count ? old[line] : "(end)")
      actual:   \(line < new.count ? new[line] : "(end)")
      """
    Issue.record("\(comment)", sourceLocation: sourceLocation)
  }

  private static func normalized(_ text: String) -> String {
    let lines = text.replacingOccurrences(of: "\u{1b}", with: "\\e").components(separatedBy: "\n")
    let bare = lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
    return bare.joined(separator: "\n") + (text.hasSuffix("\n") ? "" : "\n")
  }
}
