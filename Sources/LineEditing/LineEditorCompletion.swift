import CEditline

extension LineEditor {
  /// TAB: completes the word before the cursor, or shows what it could become. Returns what libedit should do.
  func complete() -> UInt8 {
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
    list(answer.candidates) {
      if prefix.count >= word.count { replace(word, with: prefix) }
    }
    return UInt8(CC_NORM)
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
