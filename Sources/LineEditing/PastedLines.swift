extension LineEditor {
  /// Milliseconds within which what follows a line's end belongs to the same paste: no person types on so fast.
  private static let pasteGap = 5
  /// Milliseconds that a paste may pause, because a terminal hands a long one on in pieces.
  private static let pastePause = 25
  /// A paste longer than this is read in several blocks.
  private static let longestPaste = 1 << 22

  /// The lines that arrived together with the one that was just read: the rest of a pasted block.
  ///
  /// A terminal sends a paste as if it was typed, only faster. Keys that edit (Backspace, arrows, Ctrl-U) show that somebody
  /// typed ahead: then there is no block, and everything waits for the next `read`, as does an unfinished last line.
  public func linesPastedBehind() -> [String] {
    var bytes = Array(held)
    held = []
    while bytes.count < Self.longestPaste,
      case .byte(let byte) = input.next(timeout: bytes.isEmpty ? Self.pasteGap : Self.pastePause)
    {
      bytes.append(byte)
    }
    let (lines, rest) = PastedText.lines(in: bytes)
    held = rest
    return lines
  }

  /// Forgets the rest of a paste that waits to be read.
  public func dropPaste() { held = [] }
}

/// A stretch of bytes from a terminal, taken apart into whole lines.
package enum PastedText {
  /// The lines that are complete, and the bytes after them; no lines where a key that edits is among them.
  package static func lines(in bytes: [UInt8]) -> (lines: [String], rest: ArraySlice<UInt8>) {
    let (newline, carriageReturn, tab) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"))
    let ends = { $0 == newline || $0 == carriageReturn }
    guard let last = bytes.lastIndex(where: ends),
      bytes[...last].allSatisfy({ ends($0) || $0 == tab || ($0 >= 0x20 && $0 != 0x7F) })
    else { return ([], bytes[...]) }
    var lines: [String] = []
    var start = 0
    for (place, byte) in bytes[...last].enumerated() where ends(byte) {
      // A line end of Windows is one.
      let isSecond = byte == newline && place > 0 && bytes[place - 1] == carriageReturn
      if !isSecond { lines.append(String(decoding: bytes[start..<place], as: UTF8.self)) }
      start = place + 1
    }
    return (lines, bytes[(last + 1)...])
  }
}
