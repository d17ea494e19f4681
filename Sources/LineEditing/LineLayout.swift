import CEditline

/// Where text lands in a terminal of some width, by the same rules and the same character widths as libedit.
package struct LineLayout: Equatable, Sendable {
  /// The terminal's width in cells.
  package let columns: Int
  package private(set) var row = 0
  package private(set) var column = 0

  package init(columns: Int) { self.columns = max(2, columns) }

  /// Moves on past a text.
  package mutating func advance(over text: String) {
    for scalar in text.unicodeScalars { advance(over: scalar) }
  }

  private mutating func advance(over scalar: Unicode.Scalar) {
    switch scalar {
    case "\n": nextRow()
    case "\t": repeat { place(width: 1) } while column % 8 != 0
    default: place(width: Self.width(of: scalar))
    }
  }

  /// A wide character that would straddle the edge starts the next row; a full row ends at once.
  private mutating func place(width: Int) {
    if column + width > columns { nextRow() }
    column += width
    if column >= columns { nextRow() }
  }

  private mutating func nextRow() {
    row += 1
    column = 0
  }

  /// The cells libedit gives a character: control characters show as `^X`, unknown ones as `\U+XXXX`.
  static func width(of scalar: Unicode.Scalar) -> Int {
    let width = editline_width(scalar.value)
    if width >= 0 { return Int(width) }
    return scalar.value < 0x80 ? 2 : (scalar.value > 0xFFFF ? 8 : 7)
  }

  /// The cells a text takes, were it all on one row.
  package static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  /// The cells that a text with colour escapes takes, were it all on one row.
  package static func width(ofShown text: String) -> Int {
    EscapeSequence.pieces(of: text).reduce(0) { sum, piece in
      if case .text(let text) = piece { sum + width(of: text) } else { sum }
    }
  }

  /// The longest beginning of a text that fits a number of cells; control characters are left out.
  package static func clip(_ text: String, to width: Int) -> String {
    var rest = width
    var clipped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar.value >= 0x20 && scalar.value != 0x7F {
      rest -= self.width(of: scalar)
      guard rest >= 0 else { break }
      clipped.append(scalar)
    }
    return String(clipped)
  }
}
