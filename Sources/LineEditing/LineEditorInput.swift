import CEditline

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension LineEditor {
  /// Where the prompt and the line stand, as libedit keeps them.
  struct Line {
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
  func nextScalar() -> Unicode.Scalar? {
    guard let first = nextByte(showsHint: true) else { return nil }
    guard let length = UTF8Length.of(first), length > 1 else {
      return first < 0x80 ? Unicode.Scalar(first) : "\u{FFFD}"
    }
    var bytes = [first]
    while bytes.count < length {
      guard let byte = nextByte(showsHint: false) else { return nil }
      guard byte & 0xC0 == 0x80 else {
        heldByte = byte
        return "\u{FFFD}"
      }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first
  }

  /// One byte at a time, as libedit does, so that what is typed ahead stays in the terminal for whoever reads next.
  private func nextByte(showsHint: Bool) -> UInt8? {
    if let byte = heldByte {
      heldByte = nil
      return byte
    }
    while true {
      guard !handleSignals() else { return nil }
      if showsHint, editline_wait(Terminal.standardInput, -1, 0) == 0 { showHint() }
      let ready = editline_wait(Terminal.standardInput, Wake.descriptor, -1)
      hideHint()
      if ready > 0, ready & 2 != 0 {
        Wake.drain()
        continue
      }
      var byte: UInt8 = 0
      let count = systemRead(Terminal.standardInput, &byte, 1)
      if count == 1 { return byte }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      stop = .endOfInput
      return nil
    }
  }

  /// Deals with Ctrl-C, resize and return from a stop; true when the line is interrupted.
  private func handleSignals() -> Bool {
    if SessionSignals.takeContinued() {
      _ = SessionSignals.takeResized()
      el_resize(editline)
      editline_redraw(editline)
    } else if SessionSignals.takeResized() {
      redrawAfterResize()
    }
    guard Interrupt.isRaised else { return false }
    moveBelowLine(saying: "^C")
    stop = .interrupt
    return true
  }

  /// Most terminals fold the line anew, so the row to go back to follows from the new width.
  private func redrawAfterResize() {
    let rows = position(after: line.head).row
    if isPlain {
      Terminal.send("\n")
    } else {
      Terminal.send("\r" + (rows > 0 ? "\u{1B}[\(rows)A" : "") + "\u{1B}[J")
    }
    el_resize(editline)
    editline_redraw(editline)
  }

  /// Puts the cursor on a fresh row below the line, wherever it stood.
  func moveBelowLine(saying text: String = "") {
    let line = line
    let rows = position(after: line.text).row - position(after: line.head).row
    let height = Terminal.size(Terminal.standardOutput)?.rows ?? 24
    Terminal.send(String(repeating: "\n", count: min(max(0, rows), height - 1)) + text + "\n")
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

/// The system call, reachable from a type that has a `read` of its own.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}
