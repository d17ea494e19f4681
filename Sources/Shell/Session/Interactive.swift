import LineEditing
import TerminalGraphics

extension Session {
  /// Reads commands at a line-editing prompt until the person leaves.
  public func interact(historyFile: String?) throws {
    let color = console.appearance().color != .none
    var configuration = EditorConfiguration(historyFile: historyFile, color: color)
    let completer = self.completer
    configuration.completer = { line, cursor in
      completer.answer(String(decoding: line.utf8.prefix(cursor), as: UTF8.self))
    }
    let editor = try LineEditor(configuration: configuration)
    history = editor.history
    waitForEnter = { [unowned self] in self.wait(editor) }
    defer { waitForEnter = nil }
    while !wantsToQuit {
      Interrupt.clear()
      editor.hinter = hinter
      guard readAndRun(editor) else { break }
    }
  }

  /// One line, or as many as its command takes; false at the end of the input.
  private func readAndRun(_ editor: LineEditor) -> Bool {
    var isAtEnd = false
    var entered: [String] = []
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
      switch editor.read(prompt: prompt) {
      case .line(let line):
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
    pace.begin(rows: entered.count)
    // Given up with Ctrl-C in the middle: nothing of it is run.
    if let line, !entered.isEmpty { _ = run(line, from: .prompt) }
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

  fileprivate var completer: Completer {
    let lessons = (try? catalogue(services))?.lessons.map { (id: $0.id, title: $0.title) } ?? []
    return Completer(table: table, files: services.files, lessons: lessons)
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
  package func completionAnswer(to line: String) -> CompletionAnswer { completer.answer(line) }

  /// The grey text behind `line`.
  package func hint(for line: String) -> String? {
    Hinter(table: table, recipe: bench.recipe).hint(line)
  }
}
