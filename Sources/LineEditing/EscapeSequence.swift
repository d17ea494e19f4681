/// Terminal escape sequences within a text.
package enum EscapeSequence {
  package enum Piece: Equatable, Sendable {
    case text(String)
    case escape(String)
  }

  /// A text cut into plain stretches and control sequences (ECMA-48: `ESC [`, parameters, one final byte).
  package static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var plain = String.UnicodeScalarView()
    var rest = Substring(text).unicodeScalars
    func isFinal(_ scalar: Unicode.Scalar) -> Bool { (0x40...0x7E).contains(scalar.value) }
    while let first = rest.popFirst() {
      guard first == "\u{1B}", rest.first == "[", let end = rest.dropFirst().firstIndex(where: isFinal) else {
        plain.append(first)
        continue
      }
      if !plain.isEmpty { pieces.append(.text(String(plain))) }
      plain = String.UnicodeScalarView()
      pieces.append(.escape("\u{1B}" + String(rest[...end])))
      rest = rest[rest.index(after: end)...]
    }
    if !plain.isEmpty { pieces.append(.text(String(plain))) }
    return pieces
  }
}
