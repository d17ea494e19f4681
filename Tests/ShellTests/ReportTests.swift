import Foundation
import Shell
import Testing
import Views

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `report FILE.html`.
@Suite struct ReportTests {
  static func page(_ script: String, _ command: String = "report r.html") throws -> String {
    let shell = try TestShell()
    shell.run(script)
    shell.run(command)
    #expect(shell.errors.isEmpty, "\(shell.errors)")
    return try shell.read("r.html")
  }

  /// Elements that are opened and closed in turn; a picture is XML and is parsed as such.
  static func check(_ page: String) throws {
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    // All but the void elements of the head are closed, so the page without them is XML.
    let xml = page.replacing("<!DOCTYPE html>\n", with: "").replacing(/<meta [^>]*>/, with: "")
    let parser = XMLParser(data: Data(xml.utf8))
    #expect(parser.parse(), "\(String(describing: parser.parserError)) in line \(parser.lineNumber)")
    // Nothing is fetched from anywhere.
    let addresses = page.matches(of: /(?:https?:)?\/\/[a-z]/).map { String($0.output) }
    let namespaces = page.matches(of: /xmlns="http:\/\/www.w3.org\/2000\/svg"/).count
    #expect(addresses.count == namespaces)
    for forbidden in ["<script", "src=", "@import", "url(", "NaN", "inf\""] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
  }

  @Test func aTrainedSession() throws {
    let page = try Self.page("layers 9 4; train 5; train 8")
    try Self.check(page)
    for text in [
      "140-9-4-2-4-9-140", "layers 9 4\ntrain 8\nevaluate", "Class by class", "mean: ", "Trainings of this session",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(page.matches(of: #/<svg /#).count >= 6)
    #expect(page.contains("prefers-color-scheme: dark"))
    #expect(!page.contains("How much of it is luck"))
  }

  @Test func theSpreadOverSeeds() throws {
    let page = try Self.page("set epochs 3; train", "report r.html --seeds 3")
    try Self.check(page)
    #expect(page.contains("How much of it is luck"))
    #expect(page.contains("with the seeds 1 to 3"))
  }

  @Test(arguments: [
    "", "train 0", "train 1; bottleneck 7", "recipe anomagram; train 2", "threshold percentile 90; train 2",
  ])
  func anySession(_ script: String) throws {
    try Self.check(Self.page(script))
  }

  @Test func staleAndCollapsedAreSaid() throws {
    #expect(
      try Self.page("train 1; bottleneck 7").contains(
        "Stale: since this detector was trained you changed bottleneck 2 → 7")
    )
    #expect(try Self.page("set learning-rate 1e-9; train 1").contains("The network has collapsed"))
    #expect(try Self.page("train 3; threshold best f1 --on test").contains("Optimistic:"))
  }

  @Test func theSameSessionMakesTheSamePage() throws {
    let script = "set contamination 10%; train 3"
    #expect(try Self.page(script, "report r.html --seeds 2") == Self.page(script, "report r.html --seeds 2"))
  }

  @Test func namesFromOutsideAreEscaped() throws {
    let shell = try TestShell()
    let name = "<b onload=\"x\">&.txt"
    let rows = (0..<60).map { row in
      "\(row % 2 + 1) " + (0..<140).map { "\(Float(($0 * (row % 2 + 1) * 7 + row) % 23) / 7)" }.joined(separator: " ")
    }
    try shell.write(rows.joined(separator: "\n"), to: name)
    shell.run("data use '\(name)'\ntrain 1\nreport r.html")
    #expect(shell.errors.isEmpty, "\(shell.errors)")
    let page = try shell.read("r.html")
    #expect(!page.contains("<b onload"))
    try Self.check(page)
  }

  @Test func whereItCannotBeWritten() throws {
    let shell = try TestShell()
    shell.run("report nowhere/r.html")
    #expect(shell.errors.contains("\"nowhere/r.html\" cannot be written"))
  }
}
