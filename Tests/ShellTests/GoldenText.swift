import Foundation
import Testing

/// A file of expected text beside the tests. With HEARTLINE_RECORD=1 it is written anew, and the test fails once.
struct GoldenText {
  let name: String

  private var path: String { Checkout.path("Tests/ShellTests/Golden/\(name)") }

  func expect(_ actual: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["HEARTLINE_RECORD"] == "1" {
      try actual.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record(
        "recorded \(name); look at it, then run again without HEARTLINE_RECORD", sourceLocation: sourceLocation)
      return
    }
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    let (new, old) = (actual.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
    guard
      let line = (0..<max(new.count, old.count)).first(where: {
        $0 >= new.count || $0 >= old.count || new[$0] != old[$0]
      })
    else { return }
    Issue.record(
      "\(name) differs from line \(line + 1) on: \(line < old.count ? old[line] : "(end)") became \(line < new.count ? new[line] : "(end)")",
      sourceLocation: sourceLocation)
  }
}
