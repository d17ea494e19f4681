import Foundation
import Shell
import TestSupport
import Testing

/// The README's blocks are run, and must say what the program prints.
@Suite(.enabled(if: RealData.isExpected)) struct TranscriptTests {
  @Test func readmeSaysWhatTheProgramPrints() throws {
    let folder = try RealData.requiredFolder()
    let path = Checkout.path("README.md")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let library = DataLibrary(named: folder, downloadFolder: "")
    var options = SessionOptions()
    options.echo = true
    let shell = try TestShell(data: try library.initial(), options: options)
    let played = try Transcript.played(text) { commands in
      let output = shell.run(commands)
      #expect(shell.errors.isEmpty, "\(shell.errors)")
      return output
    }
    guard ProcessInfo.processInfo.environment["HEARTLINE_RECORD"]?.isEmpty != false else {
      try played.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("README.md was written anew; look at the difference and run again without HEARTLINE_RECORD")
      return
    }
    for (said, printed) in zip(text.split(separator: "\n"), played.split(separator: "\n")) where said != printed {
      #expect(said == printed)
      break
    }
    #expect(text == played)
  }
}

/// A Markdown text whose `heartline` blocks are what a session prints.
enum Transcript {
  /// The text with the output of each block written anew by `run`.
  static func played(_ text: String, _ run: (String) throws -> String) throws -> String {
    var lines: [String] = []
    var block: [String]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line == "```heartline" {
        block = []
        lines.append(line)
      } else if let commands = block {
        guard line == "```" else {
          block = commands + (line.hasPrefix("> ") ? [String(line.dropFirst(2))] : [])
          continue
        }
        let output = try run(commands.joined(separator: "\n"))
        lines += output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        lines.append(line)
        block = nil
      } else {
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n")
  }
}
