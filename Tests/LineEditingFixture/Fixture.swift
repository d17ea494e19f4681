import LineEditing

/// A prompt on a real terminal for the tests: it repeats every line it reads as `<line>` and counts its prompts.
///
/// The one argument is a history file, or `-` for none; `quiet` works on five keys typed ahead, with no editor.
@main
struct Fixture {
  static func main() throws {
    var configuration = EditorConfiguration(hinter: hint, completer: complete)
    let file = CommandLine.arguments.dropFirst().first ?? "-"
    if file == "quiet" { return readQuietly() }
    configuration.historyFile = file == "-" ? nil : file
    let editor = try LineEditor(configuration: configuration)
    var count = 0
    var isReadingBlocks = false
    while true {
      count += 1
      switch editor.read(prompt: "\u{1B}[1;32mtest \(count)>\u{1B}[0m ") {
      case .interrupted: print("[interrupted]")
      case .endOfFile: return print("[end of file]")
      case .line("quit"): return print("[quit]")
      case .line("block"):
        // The next lines are read as pasted ones.
        isReadingBlocks = true
      case .line(let line):
        print("<\(line)>")
        if isReadingBlocks { for line in editor.linesPastedBehind() { print("[pasted \(line)]") } }
        editor.addHistory(line)
        try run(line, editor)
      }
    }
  }

  /// `history` prints the entries; `wait N` works until N bytes are typed ahead; `work` until Ctrl-C; `raw` shows
  /// full-screen events until `q`, `stopping` the same after a stop; `raw crash` and `crash` trap; `exit` leaves without any farewell.
  static func run(_ line: String, _ editor: LineEditor) throws {
    let words = line.split(separator: " ").map(String.init)
    switch words.first {
    case "history": for entry in editor.history { print("- \(entry)") }
    case "wait": waitForKeys(words.count > 1 ? Int(words[1]) ?? 0 : 0)
    case "work": waitForInterrupt()
    case "plain": editor.hinter = nil
    case "raw": try showEvents { if words.contains("crash") { crash() } }
    case "stopping": try showEvents(stopSelf)
    case "crash": crash()
    case "exit": leaveAtOnce()
    default: break
    }
  }

  static func showEvents(_ prepare: () -> Void) throws {
    try RawTerminal.run { terminal in
      terminal.write("[raw \(terminal.size.columns)x\(terminal.size.rows)]\n")
      prepare()
      while let event = terminal.nextEvent(), event != .key(.character("q")), event != .endOfInput {
        terminal.write("{\(event)}\n")
      }
    }
  }

  static func crash() { preconditionFailure("as asked") }

  // MARK: what the prompt knows

  static let words = [
    Completion("train", summary: "train the network"), Completion("trace", summary: "show what happens"),
    Completion("data", summary: "choose the beats"), Completion("été", summary: "with accents"),
    Completion("folder/", isFinal: false),
  ]

  static func complete(_ line: String, _ cursor: Int) -> CompletionAnswer {
    let head = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    let word = head.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    return CompletionAnswer(
      start: cursor - word.utf8.count, candidates: words.filter { $0.text.hasPrefix(word) })
  }

  static func hint(_ line: String) -> String? {
    switch line {
    case "train": " [epochs, more N, and so much else that it does not fit a row of eighty cells by far]"
    case "data": " use NAME"
    default: nil
    }
  }
}
