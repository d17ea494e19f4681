import TerminalGraphics
import Workbench

/// The commands, chapter by chapter, each with what it does: `help all`.
struct HelpOutcome: Outcome {
  private let commands: [Command]

  init(_ commands: [Command]) {
    self.commands = commands
  }

  func render(on page: inout Page) {
    for group in CommandGroup.allCases {
      let members = commands.filter { $0.group == group }
      guard !members.isEmpty else { continue }
      page.blank()
      page.heading(group.rawValue)
      for command in members { page.overview(command) }
    }
    page.blank()
    page.next("\"help NAME\" tells more with an example, \"help keys\" the keys, \"explain WORD\" what a word means")
  }

  private enum Key: String, CodingKey { case commands }

  /// A command as `--json` shows it.
  private struct Entry: Encodable {
    let name: String
    let usage: String
    let summary: String
    let group: String
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let entries = commands.map {
      Entry(name: $0.name, usage: $0.usage, summary: $0.summary, group: $0.group.rawValue)
    }
    try container.encode(entries, forKey: .commands)
  }
}

/// All about one command and its longer forms.
struct CommandHelpOutcome: Outcome {
  let usage: [String]
  let summary: [String]
  let details: [String]
  let example: [String]

  init(_ commands: [Command]) {
    usage = commands.map(\.usage)
    summary = commands.map(\.summary)
    details = commands.map(\.details).filter { !$0.isEmpty }
    example = commands.first(where: { !$0.example.isEmpty })?.example ?? []
  }

  func render(on page: inout Page) {
    for (usage, summary) in zip(usage, summary) {
      page.line(StyledText(usage, .strong, bold: true))
      page.line(StyledText("    \(summary)"), indent: 4)
    }
    for detail in details {
      page.blank()
      page.line(StyledText(detail))
    }
    guard !example.isEmpty else { return }
    page.blank()
    page.line(StyledText("example", .muted))
    for line in example { page.verbatim("    \(line)") }
  }
}

/// All about one setting.
struct SettingHelpOutcome: Outcome {
  let name: String
  let summary: String
  let defaultValue: String
  let range: String
  private let choices: [[String]]

  init(_ setting: Setting) {
    name = setting.name
    summary = setting.summary
    defaultValue = setting.defaultText
    range = setting.domain.description
    choices =
      if case .choice(let choices) = setting.domain { choices.map { [$0.word, $0.summary] } } else { [] }
  }

  func render(on page: inout Page) {
    page.line(StyledText("set \(name) VALUE", .strong, bold: true))
    page.line(StyledText("    \(summary); default \(defaultValue)"), indent: 4)
    if choices.isEmpty { page.line(StyledText("    takes \(range)"), indent: 4) }
    for choice in choices { page.entry("    \(choice[0])", choice[1], column: 18) }
  }
}

/// The keys of the prompt.
struct KeysOutcome: Outcome {
  let keys: [[String]] = [
    ["Tab", "complete a command, a setting, its value, a file; again: what is possible"],
    ["Up, Down", "earlier lines, of earlier sessions too"],
    ["Ctrl-R", "search them: type a part of the line, Ctrl-R again for an older one"],
    ["Ctrl-A, Ctrl-E", "to the start, to the end of the line"],
    ["Ctrl-Left, Ctrl-Right", "a word back, a word on"],
    ["Ctrl-W, Ctrl-K, Ctrl-U", "cut the word before, the rest, the whole line; Ctrl-Y puts it back"],
    ["Ctrl-L", "clear the screen"],
    ["Ctrl-C", "give the line up; stop a training, which keeps what it has learned"],
    ["Ctrl-D", "leave, on an empty line"],
    ["\\ at the end", "the command goes on on the next line"],
  ]

  func render(on page: inout Page) {
    for key in keys { page.entry(key[0], key[1], column: 24) }
    page.next("vi keys and your own bindings: ~/.editrc (\"bind -v\"); \"hints off\" hides the grey hints")
  }
}

extension Page {
  /// A command in one line: an overview is to be taken in at a glance, `help COMMAND` tells the rest.
  fileprivate mutating func overview(_ command: Command) {
    let column = min(26, appearance.width / 2)
    let usage = ([command.name] + command.parameters.map(\.usage)).joined(separator: " ")
    let name = StyledText("  \(usage)", .strong).truncated(to: column - 1).padded(to: column)
    append((name + StyledText(command.summary, .muted)).truncated(to: appearance.width))
  }

  /// A name and what is said about it, in two columns; a long name gets a line of its own.
  mutating func entry(_ name: String, _ text: String, column: Int) {
    let column = min(column, appearance.width / 2)
    guard name.count < column - 1 else {
      line(StyledText(name, .strong))
      line(StyledText(String(repeating: " ", count: min(4, column))) + StyledText(text, .muted), indent: 4)
      return
    }
    line(StyledText(name, .strong).padded(to: column) + StyledText(text, .muted), indent: column)
  }
}
