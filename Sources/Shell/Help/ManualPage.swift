import Views
import Workbench

/// The manual page, in mdoc(7), from the one table of commands and the options of the process.
public struct ManualPage {
  /// An option of the process, as the argument parser knows it.
  public struct Option: Sendable {
    /// As it is typed, with its value: `--seed <seed>`.
    public let usage: String
    public let summary: String

    public init(usage: String, summary: String) {
      self.usage = usage
      self.summary = summary
    }
  }

  private let version: String
  private let date: String
  private let options: [Option]

  public init(version: String, date: String, options: [Option]) {
    self.version = version
    self.date = date
    self.options = options
  }

  public var text: String {
    var page = Roff()
    page.macro("Dd", raw: date)
    page.macro("Dt", raw: "HEARTLINE 1")
    page.macro("Os", raw: version.isEmpty ? "heartline" : "heartline \(version)")
    page.section("NAME")
    page.macro("Nm", raw: "heartline")
    page.macro("Nd", raw: "teach a small autoencoder what normal heartbeats look like")
    synopsis(&page)
    page.section("DESCRIPTION")
    page.paragraph(
      "heartline is a shell in which one composes a symmetric autoencoder, trains it on the heartbeats of ECG5000, and "
        + "sees which beats it flags. Without arguments it reads commands at a prompt with editing, completion and "
        + "history; session files, -c and piped input are scripts, which stop at the first command that fails.")
    page.paragraph("It is a way to learn about anomaly detection, no medical device.")
    page.section("OPTIONS")
    page.list(options.map { ($0.usage, $0.summary) })
    commands(&page)
    page.section("SETTINGS")
    page.paragraph("set NAME VALUE, or NAME VALUE alone, changes one of these.")
    page.list(Setting.all.map { ($0.name, "\($0.summary); \($0.domain.description); default \($0.defaultsText)") })
    surroundings(&page)
    return page.text
  }

  private func synopsis(_ page: inout Roff) {
    page.section("SYNOPSIS")
    for (index, form) in ["[options]", "[options] file ...", "[options] -c commands"].enumerated() {
      if index > 0 { page.macro("Pp", raw: "") }
      page.macro("Nm", raw: "heartline")
      page.paragraph(form, isFirst: true)
    }
  }

  private func commands(_ page: inout Roff) {
    page.section("COMMANDS")
    page.paragraph(
      "One command a line; ; separates commands, # starts a comment, quotes keep words together, a \\ at the end "
        + "goes on. Words may be shortened at the prompt, never in a script. --json behind any command prints its figures as "
        + "one JSON object. help COMMAND tells more, explain WORD what "
        + "a word means."
    )
    for group in CommandGroup.allCases {
      let members = CommandTable.all.commands.filter { $0.group == group }
      guard !members.isEmpty else { continue }
      page.subsection(group.rawValue)
      page.list(
        members.map { command in
          (command.usage, command.details.isEmpty ? command.summary : "\(command.summary). \(command.details)")
        })
    }
  }

  private func surroundings(_ page: inout Roff) {
    page.section("ENVIRONMENT")
    page.list([
      ("HEARTLINE_DATA", "folder or file with beats in UCR form"),
      ("NO_COLOR, TERM, COLORTERM", "whether and how colours are shown"),
      ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME", "where the files below lie"),
    ])
    page.section("FILES")
    page.list([
      ("~/.config/heartline/rc", "commands that run before the first prompt"),
      ("~/.local/share/heartline/", "downloaded data"),
      ("~/.local/state/heartline/history", "lines entered at the prompt"),
      ("~/.local/state/heartline/runs.jsonl", "trainings done at the prompt, one JSON object a line"),
      ("~/.editrc", "key bindings of the prompt, see editrc(5)"),
    ])
    page.section("EXIT STATUS")
    page.paragraph("0, 1 when a command failed, 64 when the program was called wrongly, 130 when it was interrupted.")
    page.section("EXAMPLES")
    page.literal([
      "heartline", "heartline session.txt", "heartline -c 'train; evaluate'", "heartline --json -c 'train' | jq .loss",
    ])
  }
}

/// Text for roff, with everything that roff would read as its own escaped.
private struct Roff {
  private(set) var text = ""

  mutating func section(_ title: String) { macro("Sh", raw: title) }
  mutating func subsection(_ title: String) { macro("Ss", raw: title) }

  /// A macro whose words are ours and read by roff.
  mutating func macro(_ name: String, raw words: String) {
    text += words.isEmpty ? ".\(name)\n" : ".\(name) \(words)\n"
  }

  /// A macro with one quoted word, which roff does not read.
  mutating func macro(_ name: String, _ word: String) {
    text += ".\(name) \"\(Self.escaped(word))\"\n"
  }

  mutating func paragraph(_ words: String, isFirst: Bool = false) {
    if !isFirst, !text.hasSuffix("\n.Sh DESCRIPTION\n"), !isAfterHeading { macro("Pp", raw: "") }
    text += Self.line(words)
  }

  private var isAfterHeading: Bool {
    let last = text.dropLast().split(separator: "\n").last ?? ""
    return last.hasPrefix(".Sh") || last.hasPrefix(".Ss")
  }

  /// Names and what is said about each.
  mutating func list(_ entries: [(String, String)]) {
    macro("Bl", raw: "-tag -width Ds")
    for (name, words) in entries {
      text += ".It Ic \"\(Self.escaped(name))\"\n" + Self.line(words)
    }
    macro("El", raw: "")
  }

  mutating func literal(_ lines: [String]) {
    macro("Bd", raw: "-literal -offset indent")
    for line in lines { text += Self.line(line) }
    macro("Ed", raw: "")
  }

  /// A line of text; a point or a quote at its start would make it a macro.
  private static func line(_ words: String) -> String {
    let escaped = escaped(words.split(separator: "\n").joined(separator: " "))
    let isMacro = escaped.hasPrefix(".") || escaped.hasPrefix("'")
    return (isMacro ? "\\&" : "") + escaped + "\n"
  }

  private static func escaped(_ words: String) -> String {
    var escaped = ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "\"": escaped += "\\(dq"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "\n": escaped += " "
      case _ where scalar.isASCII: escaped.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }
    return escaped
  }
}
