extension Picture {
  /// The picture as it stands in a terminal, in a typewriter face.
  public func svg(title: String = "") -> String {
    var svg = SVG()
    for (row, line) in lines.enumerated() {
      for piece in line.pieces { svg.add(piece, row: row) }
    }
    let width = 32 + Double(width) * SVG.cellWidth
    return SVG.document(width: width, height: 32 + Double(height) * SVG.cellHeight, title: title, svg.body)
  }
}

extension SVG {
  static let cellWidth = 8.0
  static let cellHeight = 18.0

  fileprivate mutating func add(_ piece: StyledText.Piece, row: Int) {
    let face: [(String, String)] = [("font-family", "ui-monospace, monospace"), ("xml:space", "preserve")]
    // The stated length keeps every face in columns.
    let length = [
      ("textLength", Self.number(Double(piece.run.text.columns) * Self.cellWidth)),
      ("lengthAdjust", "spacingAndGlyphs"),
    ]
    let weight = piece.run.bold ? [("font-weight", "600")] : []
    text(
      piece.run.text, x: 16 + Double(piece.column) * Self.cellWidth, y: 26 + Double(row) * Self.cellHeight,
      fill: Self.color(piece.run.ink) ?? "", extra: face + length + weight)
  }
}

extension StyledText {
  /// Words in one ink, and the column they start in.
  fileprivate struct Piece {
    var column: Int
    var run: Run
  }

  /// The text without its wide gaps, so that every piece can be set in its own place.
  fileprivate var pieces: [Piece] {
    var pieces: [Piece] = []
    var column = 0
    var spaces = 2
    for run in runs {
      var isNew = true
      for character in run.text {
        if character == " " {
          spaces += 1
        } else if spaces >= 2 || isNew {
          pieces.append(Piece(column: column, run: Run(text: String(character), ink: run.ink, bold: run.bold)))
          (spaces, isNew) = (0, false)
        } else {
          pieces[pieces.count - 1].run.text += String(repeating: " ", count: spaces) + String(character)
          spaces = 0
        }
        column += character.columns
      }
    }
    return pieces
  }
}
