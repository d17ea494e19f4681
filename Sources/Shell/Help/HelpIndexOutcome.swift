import TerminalGraphics
import Views
import Workbench

/// What there is, on one screen: the names of the commands by chapter, and of the settings.
struct HelpIndexOutcome: Outcome {
  private let commands: [Command]

  init(_ commands: [Command]) {
    self.commands = commands
  }

  func render(on page: inout Page) {
    for group in CommandGroup.allCases {
      let members = commands.filter { $0.group == group }
      guard !members.isEmpty else { continue }
      row(group.word, Self.names(of: members), on: &page)
    }
    row("to set", Setting.all.map(\.name), on: &page)
    page.blank()
    let pointers = [
      ("help NAME", "all about a command, a setting or a chapter, with an example"),
      ("help all", "every command in a line"),
      ("help keys", "the keys of the prompt"), ("explain WORD", "what a word on the screen means"),
      ("lesson 1", "begins the guided lessons; \"tour 1\" shows a first look"),
    ]
    for (name, meaning) in pointers { page.entry(name, meaning, column: 14) }
    page.next("\"train\", then \"evaluate\"; any command prints JSON with --json behind it")
  }

  private func row(_ chapter: String, _ names: [String], on page: inout Page) {
    let column = 11
    page.line(
      StyledText(chapter, .heading, bold: true).padded(to: column) + StyledText(names.joined(separator: ", ")),
      indent: column)
  }

  /// Names with the words that may follow them: `layer (add, remove, resize)`.
  static func names(of commands: [Command]) -> [String] {
    var first: [String] = []
    for word in commands.map({ $0.path[0] }) where !first.contains(word) { first.append(word) }
    return first.map { word in
      let longer = commands.filter { $0.path[0] == word && $0.path.count > 1 }.map {
        $0.path.dropFirst().joined(separator: " ")
      }
      guard !longer.isEmpty else { return word }
      return "\(word) (\(longer.joined(separator: ", ")))"
    }
  }

  func encode(to encoder: any Encoder) throws { try HelpOutcome(commands).encode(to: encoder) }
}
