import Foundation
import Shell
import Testing
import Views

/// Every command's example runs as it stands, in text and in JSON, at every width.
@Suite struct ExampleTests {
  static let commands = CommandTable.all.commands.filter { !$0.name.hasPrefix("data fetch") && !$0.example.isEmpty }
  static let names = commands.map(\.name)

  @Test(arguments: names) func exampleRuns(_ name: String) throws {
    let command = try #require(Self.commands.first { $0.name == name })
    let shell = try TestShell(data: TestShell.simulatedData())
    shell.run("set epochs 2\n" + command.example.joined(separator: "\n"))
    #expect(shell.errors.isEmpty)
  }

  @Test(arguments: names) func exampleFitsAnyWidth(_ name: String) throws {
    let command = try #require(Self.commands.first { $0.name == name })
    for width in [30, 60, 120] {
      let shell = try TestShell(width: width)
      let output = shell.run("set epochs 2\n" + command.example.joined(separator: "\n"))
      // Lines to be copied are as long as they are.
      let verbatim = ["recipe", "history", "help", "lesson", "lessons", "log"]
      guard !verbatim.contains(command.path[0]) else { continue }
      for line in output.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    }
  }

  @Test(arguments: names) func exampleIsPlainInASCII(_ name: String) throws {
    let command = try #require(Self.commands.first { $0.name == name })
    let shell = try TestShell(glyphs: .ascii)
    let output = shell.run("set epochs 2\n" + command.example.joined(separator: "\n"))
    #expect(output.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test(arguments: names) func exampleGivesOneJSONObjectALine(_ name: String) throws {
    let command = try #require(Self.commands.first { $0.name == name })
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    let output = shell.run("set epochs 2\n" + command.example.joined(separator: "\n"))
    for line in output.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["command"] is String)
    }
  }
}
