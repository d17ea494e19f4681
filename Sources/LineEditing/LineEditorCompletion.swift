import CEditline

extension LineEditor {
  /// TAB: completes the word before the cursor, or shows what it could become. Returns what libedit should do.
  ///
  /// The first time a list is shown; after that each TAB takes the next entry of the list into the line.
  func complete() -> UInt8 {
    if walkMenu(by: 1) { return UInt8(CC_REFRESH) }
    let line = line
    let answer = configuration.completer(line.text, line.head.utf8.count)
    guard let first = answer.candidates.first else { return UInt8(CC_ERROR) }
    let word = String(line.head[Self.wordStart(answer.start, in: line.head)...])
    if answer.candidates.count == 1 {
      let followsSpace = line.text.dropFirst(line.head.count).first == " "
      replace(word, with: first.text + (first.isFinal && !followsSpace ? " " : ""))
      return UInt8(CC_REFRESH)
    }
    let prefix = answer.commonPrefix
    let begun = prefix.count >= word.count ? prefix : word
    list(answer.candidates) { replace(word, with: begun) }
    menu = CompletionMenu(texts: answer.candidates.map(\.text), word: begun, line: self.line)
    return UInt8(CC_NORM)
  }

  /// Shift-TAB: the entry before, once a list is shown.
  func completeBack() -> UInt8 { walkMenu(by: -1) ? UInt8(CC_REFRESH) : UInt8(CC_ERROR) }

  /// Puts another entry of the list last shown into the line; false when the line was changed since.
  private func walkMenu(by step: Int) -> Bool {
    guard var menu, menu.line == line else { return false }
    let text = menu.step(by: step)
    replace(menu.word, with: text)
    (menu.word, menu.line) = (text, line)
    self.menu = menu
    return true
  }

  /// The offset as an index, moved down into the text and onto a character.
  private static func wordStart(_ offset: Int, in head: String) -> String.Index {
    let offset = min(max(0, offset), head.utf8.count)
    var start = head.utf8.index(head.startIndex, offsetBy: offset)
    while start.samePosition(in: head.unicodeScalars) == nil { start = head.utf8.index(before: start) }
    return start
  }

  private func replace(_ word: String, with text: String) {
    guard word != text else { return }
    el_deletestr(editline, Int32(clamping: word.unicodeScalars.count))
    el_insertstr(editline, text)
  }

  /// Prints the list below the line, changes the line, and draws it again under the list.
  private func list(_ candidates: [Completion], change: () -> Void) {
    let size = Terminal.size(Terminal.standardOutput) ?? TerminalSize(columns: 80, rows: 24)
    let lines = CompletionListing.lines(for: candidates, columns: size.columns, rows: size.rows - 2)
    moveBelowLine()
    Terminal.send(lines.map { $0 + "\n" }.joined())
    change()
    editline_redraw(editline)
  }
}

/// A list of completions that was shown, and the entry of it that stands in the line.
struct CompletionMenu {
  let texts: [String]
  /// What stands in the line now where the completed word is.
  var word: String
  /// The line as it was left; any other means that the person went on typing.
  var line: LineEditor.Line
  private var place: Int?

  init(texts: [String], word: String, line: LineEditor.Line) {
    (self.texts, self.word, self.line) = (texts, word, line)
  }

  /// The entry so many places on, around the ends.
  mutating func step(by step: Int) -> String {
    let next = place.map { ($0 + step + texts.count) % texts.count } ?? (step > 0 ? 0 : texts.count - 1)
    place = next
    return texts[next]
  }
}
