/// A grid of character cells, each of 2 × 4 braille dots, or of a single mark in ASCII.
///
/// A cell shows the first of: its letter, its dots, its rule, its block, its background dots. Where two series meet in a cell,
/// the dots of both stay and the last drawn gives the ink.
package struct Canvas {
  package let columns: Int
  package let rows: Int
  package let glyphs: Glyphs
  /// Dots across and down a cell.
  package let dotsAcross: Int
  package let dotsDown: Int

  private var letters: [Cell]
  private var dots: [Cell]
  private var rules: [Cell]
  private var blocks: [Cell]
  private var background: [Cell]

  private struct Cell {
    /// A scalar value in letters, blocks and everything in ASCII; a set of dots in Unicode. 0 is empty.
    var content: UInt32 = 0
    var ink: Ink = .plain
  }

  package init(columns: Int, rows: Int, glyphs: Glyphs) {
    self.columns = max(columns, 1)
    self.rows = max(rows, 1)
    self.glyphs = glyphs
    dotsAcross = glyphs == .unicode ? 2 : 1
    dotsDown = glyphs == .unicode ? 4 : 1
    letters = Array(repeating: Cell(), count: self.columns * self.rows)
    dots = letters
    rules = letters
    blocks = letters
    background = letters
  }

  package var dotColumns: Int { columns * dotsAcross }
  package var dotRows: Int { rows * dotsDown }

  /// Sets a dot, counted from the top left; outside the canvas nothing happens.
  package mutating func dot(_ x: Int, _ y: Int, _ pen: Pen) { set(x, y, pen, in: \.dots) }

  /// Sets a dot of a line; in ASCII a cell that lines of two kinds pass says so.
  mutating func lineDot(_ x: Int, _ y: Int, _ pen: Pen) {
    guard glyphs == .ascii, x >= 0, y >= 0, x < columns, y < rows else { return dot(x, y, pen) }
    let old = dots[y * columns + x].content
    dot(x, y, old == 0 || old == pen.symbol ? pen : Pen(pen.ink, symbol: Self.overlap))
  }

  /// Sets a dot of a reference line, which shows where no data is.
  package mutating func ruleDot(_ x: Int, _ y: Int, _ pen: Pen) { set(x, y, pen, in: \.rules) }

  private mutating func set(_ x: Int, _ y: Int, _ pen: Pen, in layer: WritableKeyPath<Canvas, [Cell]>) {
    guard x >= 0, y >= 0, x < dotColumns, y < dotRows else { return }
    let index = (y / dotsDown) * columns + x / dotsAcross
    let old = self[keyPath: layer][index].content
    let content = glyphs == .ascii ? pen.symbol : old | brailleBit(x & 1, y & 3)
    self[keyPath: layer][index] = Cell(content: content, ink: pen.ink)
  }

  /// Sets a dot of a background texture, which shows only where nothing else is drawn.
  package mutating func backgroundDot(_ x: Int, _ y: Int, _ pen: Pen) {
    guard x >= 0, y >= 0, x < dotColumns, y < dotRows else { return }
    let index = (y / dotsDown) * columns + x / dotsAcross
    let old = background[index].content
    if glyphs == .ascii {
      let overlaps = old != 0 && old != pen.symbol
      background[index] = Cell(content: overlaps ? Canvas.overlap : pen.symbol, ink: pen.ink)
    } else {
      background[index] = Cell(content: old | brailleBit(x & 1, y & 3), ink: pen.ink)
    }
  }

  /// Puts a block element (or an ASCII letter) into a cell, under all dots.
  package mutating func block(_ column: Int, _ row: Int, _ scalar: Unicode.Scalar, _ ink: Ink) {
    guard column >= 0, row >= 0, column < columns, row < rows else { return }
    blocks[row * columns + column] = Cell(content: scalar.value, ink: ink)
  }

  /// Puts a letter into a cell, over everything else.
  package mutating func letter(_ column: Int, _ row: Int, _ scalar: Unicode.Scalar, _ ink: Ink) {
    guard column >= 0, row >= 0, column < columns, row < rows else { return }
    letters[row * columns + column] = Cell(content: scalar.value, ink: ink)
  }

  /// Whether nothing but background is drawn in a cell.
  package func isFree(_ column: Int, _ row: Int) -> Bool {
    guard column >= 0, row >= 0, column < columns, row < rows else { return false }
    let index = row * columns + column
    return [letters[index], dots[index], rules[index], blocks[index]].allSatisfy { $0.content == 0 }
  }

  /// Whether a cell shows a letter.
  func hasLetter(_ column: Int, _ row: Int) -> Bool { letters[row * columns + column].content != 0 }

  /// Which cells hold dots of lines or points, row after row.
  var cellsWithDots: [Bool] { dots.map { $0.content != 0 } }

  /// One row of cells as text.
  package func text(row: Int) -> StyledText {
    var result = StyledText("")
    var run = ""
    var ink = Ink.plain
    var count = 0
    for column in 0..<columns {
      let (scalar, cellInk) = shown(row * columns + column)
      if cellInk != ink && scalar != " " {
        if count > 0 { result.add(StyledText.Run(text: run, ink: ink, bold: false), columns: count) }
        run = ""
        count = 0
        ink = cellInk
      }
      run.unicodeScalars.append(scalar)
      count += 1
    }
    if count > 0 { result.add(StyledText.Run(text: run, ink: ink, bold: false), columns: count) }
    return result
  }

  private func shown(_ index: Int) -> (Unicode.Scalar, Ink) {
    let layers = [
      (letters[index], false), (dots[index], true), (rules[index], true), (blocks[index], false),
      (background[index], true),
    ]
    for (cell, isDots) in layers where cell.content != 0 {
      let value = isDots && glyphs == .unicode ? 0x2800 + cell.content : cell.content
      return (Unicode.Scalar(value) ?? " ", cell.ink)
    }
    return (" ", .plain)
  }

  /// What stands for two lines or two fills in one ASCII cell.
  package static let overlap: UInt32 = 0x25

  /// Whether such a cell is seen.
  var hasOverlap: Bool {
    glyphs == .ascii
      && dots.indices.contains { index in
        dots[index].content == Self.overlap || (dots[index].content == 0 && background[index].content == Self.overlap)
      }
  }

  /// The bit of a dot in the Unicode braille block.
  private func brailleBit(_ x: Int, _ y: Int) -> UInt32 {
    if y == 3 { return x == 0 ? 0x40 : 0x80 }
    return x == 0 ? 1 << UInt32(y) : 8 << UInt32(y)
  }
}

/// What a dot is drawn with: an ink, and the mark that stands for it in ASCII.
package struct Pen: Equatable, Sendable {
  package var ink: Ink
  package var symbol: UInt32

  package init(_ ink: Ink, _ symbol: Unicode.Scalar) {
    self.init(ink, symbol: symbol.value)
  }

  init(_ ink: Ink, symbol: UInt32) {
    self.ink = ink
    self.symbol = symbol
  }
}
