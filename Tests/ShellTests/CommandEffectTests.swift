import Foundation
import Shell
import Testing
import Views
import Workbench

/// What the table says that commands leave behind, against what they do.
@Suite struct CommandEffectTests {
  static let commands = CommandTable.all.commands.filter { !$0.example.isEmpty && $0.group != .learn }

  /// All of a session as a file would keep it.
  private static func state(_ shell: TestShell) throws -> [String: String] {
    try SessionFile.tensorFile(shell.session.bench).metadata
  }

  /// A command that says it changes nothing changes nothing: to rebuild a lesson's state it is not run.
  @Test(arguments: commands.filter { $0.effect != .changes && !$0.name.hasPrefix("data fetch") }.map(\.name))
  func leavesTheSessionAsItWas(
    _ name: String
  ) throws {
    let command = try #require(Self.commands.first { $0.name == name })
    let shell = try TestShell()
    let lines = command.example
    guard let place = lines.firstIndex(where: { ($0 + " ").hasPrefix(name + " ") }) else { return }
    for line in lines[..<place] { shell.run(line) }
    let before = try Self.state(shell)
    shell.run(lines[place])
    #expect(shell.errors.isEmpty)
    #expect(try Self.state(shell) == before)
  }
}
