import LineEditing
import Screens
import Shell
import Testing
import Views
import Workbench

/// `help` and the list that Tab shows on an empty line: all there is, on one screen.
@Suite struct HelpTests {
  @Test func helpFitsAScreenAndNamesEverything() throws {
    let shell = try TestShell(width: 80)
    let lines = shell.run("help").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 30)
    #expect(lines.allSatisfy { $0.count <= 80 })
    let words = Set(lines.joined(separator: " ").split { " ,()".contains($0) }.map(String.init))
    for command in CommandTable.all.commands {
      for word in command.path { #expect(words.contains(word), "\(command.name)") }
    }
    for setting in Setting.all { #expect(words.contains(setting.name)) }
    for way in ["help NAME", "help all", "help keys", "explain WORD"] { #expect(lines.contains { $0.hasPrefix(way) }) }
  }

  @Test func helpAllHasALineForEveryCommand() throws {
    let output = try TestShell(width: 120).run("help all")
    for command in CommandTable.all.commands { #expect(output.contains("  \(command.name)"), "\(command.name)") }
    #expect(output.contains("Compose the autoencoder\n"))
  }

  @Test(arguments: [("help compose", "bottleneck [UNITS]"), ("help judge", "evaluate"), ("help keep", "save FILE")])
  func helpOfAChapter(_ line: String, _ expected: String) throws {
    let shell = try TestShell()
    #expect(shell.run(line).contains(expected))
    #expect(shell.errors.isEmpty)
  }

  @Test(arguments: [80, 60, 30]) func tabOnAnEmptyLineListsChapters(_ columns: Int) throws {
    let shell = try TestShell()
    let candidates = shell.session.completionAnswer(to: "").candidates
    let lines = CompletionListing.lines(for: candidates, columns: columns, rows: 100)
    #expect(lines.allSatisfy { $0.count < columns })
    if columns == 80 { #expect(lines.count <= 18) }
    let words = lines.joined(separator: " ").split(separator: " ").map(String.init)
    for candidate in candidates { #expect(words.contains(candidate.text), "\(candidate.text)") }
    #expect(lines[0].hasPrefix("compose"))
  }
}
