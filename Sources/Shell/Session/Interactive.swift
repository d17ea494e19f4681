import LineEditing
import Screens
import TerminalGraphics
import Views

extension Session {
  /// Reads commands at a line-editing prompt until the person leaves.
  public func interact(historyFile: String?) throws {
    let color = console.appearance().color != .none
    let configuration = EditorConfiguration(historyFile: historyFile, color: color)
    let editor = try LineEditor(configuration: configuration)
    history = editor.history
    waitForEnter = { [unowned self] in self.wait(editor) }
    defer { waitForEnter = nil }
    var block = PastedBlock()
    let lessons = self.lessons
    while !wantsToQuit {
      stopBlock(&block, afterInterrupt: Interrupt.isRaised)
      Interrupt.clear()
      editor.hinter = hinter
      let completer = completer(lessons)
      editor.completer = { line, cursor in completer.answer(String(decoding: line.utf8.prefix(cursor), as: UTF8.self)) }
      guard readAndRun(editor, &block) else { break }
    }
    mayPage = false
  }

  /// Lines that were pasted together and wait to be run: as in a script, the first that fails ends the block.
  private struct PastedBlock {
    var lines: ArraySlice<String> = []
    /// How many of them, the first ones, are on the screen already.
    var shown = 0
    /// Whether the command that is being read came out of the block.
    var isRunning = false
  }

  /// Says what of a block is not run any more.
  private func stopBlock(_ block: inout PastedBlock, afterInterrupt isInterrupted: Bool, failed: Bool = false) {
    guard isInterrupted || failed else { return }
    let left = block.lines.count { !$0.trimmingWhitespace().isEmpty }
    block.lines = []
    guard left > 0 else { return }
    let rest = left == 1 ? "1 waiting line is" : "\(left) waiting lines are"
    console.writeError("\(isInterrupted ? "stopped" : "stopped at this error"): \(rest) not run\n")
  }

  /// One line, or as many as its command takes; false at the end of the input.
  private func readAndRun(_ editor: LineEditor, _ block: inout PastedBlock) -> Bool {
    var isAtEnd = false
    var entered: [String] = []
    var waiting = block
    waiting.isRunning = false
    var reader = StatementReader { need in
      let appearance = self.console.appearance()
      let prompt =
        need == .command
        ? Prompt(bench: self.bench, appearance: appearance, place: self.lesson?.place).text
        : Prompt.continuation(appearance)
      if let early = self.enteredEarly {
        self.enteredEarly = nil
        entered.append(early)
        return early
      }
      if let line = waiting.lines.popFirst() {
        // Before each command its line, as if it was typed; what belongs to it is not shown twice.
        if need == .command || waiting.shown == 0 { self.console.write(prompt + line + "\n") }
        waiting.shown = max(0, waiting.shown - 1)
        waiting.isRunning = true
        entered.append(line)
        return line
      }
      switch editor.read(prompt: prompt) {
      case .line(let text):
        // Out of the history or an editor come several at once.
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        let line = lines.popFirst() ?? ""
        waiting.shown = lines.count
        waiting.lines = lines + editor.linesPastedBehind()
        waiting.isRunning = waiting.isRunning || !waiting.lines.isEmpty
        entered.append(line)
        return line
      case .interrupted:
        entered = []
        return nil
      case .endOfFile:
        isAtEnd = need == .command
        return nil
      }
    }
    let line = reader.readLine()
    let entry = entered.joined(separator: "\n")
    if !entry.trimmingWhitespace().isEmpty {
      if let reason = editor.addHistory(entry) {
        console.writeError("heartline: the history file does not keep what you enter: \(reason)\n")
      }
      history.append(entry)
    }
    if !entry.isEmpty { recordLine(entry) }
    pace.begin(rows: entered.count)
    block = waiting
    mayPage = !block.isRunning
    // Given up with Ctrl-C in the middle: nothing of it is run.
    if let line, !entered.isEmpty, !run(line, from: .prompt) {
      editor.dropPaste()
      stopBlock(&block, afterInterrupt: Interrupt.isRaised, failed: true)
    }
    if isAtEnd { console.write("\n") }
    return !isAtEnd
  }

  /// Waits at the end of a window that is full of a lesson's words.
  private func wait(_ editor: LineEditor) -> PaceAnswer {
    let appearance = console.appearance()
    let mark = appearance.glyphs == .ascii ? "-- " : "… "
    let prompt = StyledText("\(mark)Enter goes on ", .accent).rendered(appearance.color)
    editor.hinter = nil
    defer { editor.hinter = hinter }
    switch editor.read(prompt: prompt) {
    case .line(let line) where line.trimmingWhitespace().isEmpty:
      // The line has served; where the cursor can be moved it makes room.
      if console.openScreen != nil { console.write("\u{1B}[A\u{1B}[2K\r") }
      return .goOn
    case .line(let line): return .command(line)
    case .interrupted: return .stop
    case .endOfFile: return .leave
    }
  }

  private var lessons: [(id: String, title: String)] {
    (try? catalogue(services))?.lessons.map { (id: $0.id, title: $0.title) } ?? []
  }

  fileprivate func completer(_ lessons: [(id: String, title: String)]? = nil) -> Completer {
    Completer(
      table: table, files: services.files, lessons: lessons ?? self.lessons, drawings: bench.drawings.keys.sorted(),
      vocabulary: Vocabulary(bench.data.domain))
  }

  private var hinter: ((String) -> String?)? {
    guard showsHints else { return nil }
    let hinter = Hinter(table: table, recipe: bench.recipe)
    return { hinter.hint($0) }
  }
}

extension Session {
  /// What Tab offers at the end of `line`.
  package func completions(of line: String) -> [String] {
    completionAnswer(to: line).candidates.map(\.text)
  }

  /// The same with what is said about each.
  package func completionAnswer(to line: String) -> CompletionAnswer { completer().answer(line) }

  /// The grey text behind `line`.
  package func hint(for line: String) -> String? {
    Hinter(table: table, recipe: bench.recipe).hint(line)
  }
}
