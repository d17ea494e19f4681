import CEditline

extension LineEditor {
  /// Where the prompt and the line stand, as libedit keeps them.
  struct Line: Equatable {
    var text: String
    /// The text before the cursor.
    var head: String
    var isAtEnd: Bool
  }

  var line: Line {
    guard let info = el_wline(editline)?.pointee, let buffer = info.buffer, let cursor = info.cursor,
      let end = info.lastchar
    else { return Line(text: "", head: "", isAtEnd: true) }
    let head = Self.text(buffer, count: cursor - buffer)
    return Line(text: Self.text(buffer, count: end - buffer), head: head, isAtEnd: cursor == end)
  }

  var promptPointer: UnsafeMutablePointer<CChar>? {
    promptBytes.withUnsafeMutableBufferPointer { $0.baseAddress }
  }

  /// The next character typed; nil at the end of input and when the line is interrupted (see `stop`).
  /// - Parameter showsHint: Whether the hint may be shown while nothing is typed.
  func nextScalar(showsHint: Bool = true) -> Unicode.Scalar? {
    guard let first = nextByte(showsHint: showsHint) else { return nil }
    guard let length = UTF8Length.of(first), length > 1 else {
      return first < 0x80 ? Unicode.Scalar(first) : "\u{FFFD}"
    }
    var bytes = [first]
    while bytes.count < length {
      guard let byte = nextByte(showsHint: false) else { return nil }
      guard byte & 0xC0 == 0x80 else {
        held = [byte] + held
        return "\u{FFFD}"
      }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first
  }

  private func nextByte(showsHint: Bool) -> UInt8? {
    if showsHint { noteForUndo() }
    if let byte = held.popFirst() { return byte }
    while !handleSignals() {
      if showsHint, !input.isReady { showHint() }
      let answer = input.next()
      hideHint()
      switch answer {
      case .byte(let byte): return byte
      case .end:
        stop = .endOfInput
        return nil
      case .nothing, .woken: break
      }
    }
    return nil
  }

  /// Deals with Ctrl-C, resize and return from a stop; true when the line is interrupted.
  private func handleSignals() -> Bool {
    if SessionSignals.takeContinued() {
      retakeTerminal()
      editline_redraw(editline)
    } else if SessionSignals.takeResized() {
      redrawAfterResize()
    }
    guard Interrupt.isRaised else { return false }
    moveBelowLine(saying: "^C")
    held = []
    stop = .interrupt
    return true
  }

  /// Sets the terminal's modes again after a stop, and asks for its size.
  func retakeTerminal() {
    _ = SessionSignals.takeResized()
    editline_retake_terminal(editline)
    el_resize(editline)
  }

  /// Most terminals fold the line again, so the row to go back to follows from the new width.
  private func redrawAfterResize() {
    if isPlain { Terminal.send("\n") } else { erase() }
    el_resize(editline)
    editline_redraw(editline)
  }

  /// Wipes prompt and line out; the cursor stands where the prompt began.
  func erase() {
    let rows = position(after: line.head).row
    // Not from column 0: tmux takes clearing from the very corner for a screen to keep in its history.
    Terminal.send("\r" + (rows > 0 ? "\u{1B}[\(rows)A" : "") + " \u{1B}[J\r")
  }

  /// Puts a text in the place of the whole line, the cursor behind so many of its characters (at its end without).
  func setLine(_ text: String, cursor: Int? = nil) {
    let line = line
    el_cursor(editline, Int32(clamping: line.text.unicodeScalars.count - line.head.unicodeScalars.count))
    el_deletestr(editline, Int32(clamping: line.text.unicodeScalars.count))
    if !text.isEmpty { el_insertstr(editline, text) }
    if let cursor { el_cursor(editline, Int32(clamping: cursor - text.unicodeScalars.count)) }
  }

  /// Puts the cursor on a fresh row below the line, wherever it stood.
  /// - Parameter text: What to write after the end of the line.
  func moveBelowLine(saying text: String = "") {
    let line = line
    // A terminal that only prints gets to the end of the line by printing the rest of it again.
    guard !isPlain || text.isEmpty else {
      Terminal.send("\(line.text.dropFirst(line.head.count))\(text)\n")
      return
    }
    let end = position(after: line.text)
    let height = Terminal.size(Terminal.standardOutput)?.rows ?? 24
    let rows = min(max(0, end.row - position(after: line.head).row), height - 1)
    let sideways = text.isEmpty || end.column == 0 ? "\r" : "\r\u{1B}[\(end.column)C"
    Terminal.send(String(repeating: "\n", count: rows) + sideways + text + "\n")
  }

  /// The cell right after a text typed at the prompt.
  func position(after text: String) -> LineLayout {
    var layout = LineLayout(columns: Terminal.size(Terminal.standardOutput)?.columns ?? 80)
    layout.advance(over: prompt.visible)
    layout.advance(over: text)
    return layout
  }
}

/// How many bytes a UTF-8 sequence has, from its first one.
enum UTF8Length {
  static func of(_ first: UInt8) -> Int? {
    switch first {
    case 0x00...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: nil
    }
  }
}
