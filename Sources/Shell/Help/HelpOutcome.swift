import TerminalGraphics
import Views
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
      for command in members {
        let usage = ([command.name] + command.parameters.map(\.usage)).joined(separator: " ")
        page.entry("  \(usage)", command.summary, column: 26)
      }
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
    for line in example { page.verbatim("    \(page.vocabulary.spoken(line))") }
  }
}

/// All about one setting.
struct SettingHelpOutcome: Outcome {
  let name: String
  let summary: String
  let defaultValue: String
  let range: String
  private let choices: [[String]]
  let example: [String]

  init(_ setting: Setting) {
    name = setting.name
    summary = setting.summary
    defaultValue = setting.defaultsText
    range = setting.domain.description
    choices =
      if case .choice(let choices) = setting.domain { choices.map { [$0.word, $0.summary] } } else { [] }
    example = ["set \(name) \(setting.example)", "show \(name)"]
  }

  func render(on page: inout Page) {
    page.line(StyledText("set \(name) VALUE", .strong, bold: true))
    page.line(StyledText("    \(summary); default \(defaultValue)"), indent: 4)
    if choices.isEmpty { page.line(StyledText("    takes \(range)"), indent: 4) }
    let column = max(18, (choices.map(\.[0].count).max() ?? 0) + 6)
    for choice in choices { page.entry("    \(choice[0])", choice[1], column: column) }
    page.blank()
    page.line(StyledText("example", .muted))
    for line in example { page.verbatim("    \(line)") }
  }
}

/// The keys of the prompt.
struct KeysOutcome: Outcome {
  let keys: [[String]] = [
    ["Tab", "complete a command, a setting, its value, a file; again: walk through the list (Shift-Tab back)"],
    ["Up, Down", "earlier lines, of earlier sessions too"],
    ["Ctrl-R", "search them: type a part of the line, Ctrl-R again for an older one"],
    ["Alt-.", "the last word of the line before; again: of an older one"],
    ["Ctrl-A, Ctrl-E", "to the start, to the end of the line"],
    ["Ctrl-Left, Ctrl-Right", "a word back, a word on"],
    ["Ctrl-W, Ctrl-K, Ctrl-U", "cut the word before, the rest, the whole line; Ctrl-Y puts it back"],
    ["Ctrl-_", "take the last change of the line back"],
    ["Ctrl-X Ctrl-E", "edit the line in $EDITOR; several lines run as one block"],
    ["Ctrl-L", "clear the screen"],
    ["Ctrl-C", "give the line up; stop a training, which keeps what it has learned"],
    ["Ctrl-D", "leave, on an empty line"],
    ["a paste of several lines", "runs as one block: the first line that fails ends it"],
    ["\\ at the end", "the command goes on on the next line"],
  ]

  func render(on page: inout Page) {
    for key in keys { page.entry(key[0], key[1], column: 24) }
    page.next("vi keys and your own bindings: ~/.editrc (\"bind -v\"); \"hints off\" hides the grey hints")
  }
}

/// Where output can go.
struct OutputHelpOutcome: Outcome {
  let ways: [[String]] = [
    ["sweep | less", "to a program: all after the sign is for your shell"],
    ["sweep > out.txt", "to a new file, or to one that this session has written"],
    ["sweep >> out.txt", "to the end of a file"],
    ["sweep >| out.txt", "to a file that is there already, in place of what it holds"],
    ["evaluate --json > out.json", "the results instead of the text"],
    ["source all.hl > out.txt", "what a whole session file prints"],
    ["pager off", "long output is not shown a screen at a time any more"],
  ]

  func render(on page: inout Page) {
    for way in ways { page.entry(way[0], way[1], column: 28) }
    page.line("Text in a file or on its way to a program has no colours. A session file cannot run programs; -c can.")
  }
}

extension Page {
  /// A name and what is said about it, in two columns; a long name gets a line of its own.
  mutating func entry(_ name: String, _ text: String, column: Int) {
    let column = min(column, appearance.width / 2)
    guard name.count < column - 1 else {
      line(StyledText(name, .strong), indent: 4)
      line(StyledText(String(repeating: " ", count: min(4, column))) + StyledText(text, .muted), indent: 4)
      return
    }
    line(StyledText(name, .strong).padded(to: column) + StyledText(text, .muted), indent: column)
  }
}
