import LineEditing
import TerminalGraphics
import Views

/// Turns pictures into what a terminal must be sent: of each picture only the cells that differ from the one before.
package struct ScreenPainter {
  /// What the terminal shows; `nil` where that is not known.
  private var shown: [StyledText]?
  private var size: TerminalSize?

  package init() {}

  /// Cells that are the same and yet sent again, because moving the cursor over them takes as many bytes.
  private static let shortGap = 7

  /// The terminal may show anything now: the next picture is sent whole.
  package mutating func forget() { shown = nil }

  /// The text that brings a terminal of a size from the last picture to this one; empty when they are the same.
  package mutating func paint(_ lines: [StyledText], on size: TerminalSize, _ appearance: Appearance) -> String {
    if size != self.size { forget() }
    self.size = size
    let fitting = lines.prefix(size.rows).map { line in
      let text = appearance.glyphs == .ascii ? line.mapped(asciiTwin).inASCII : line
      // A longer word for the rows may have pushed blanks beyond the edge.
      return text.trimmed.truncated(to: size.columns, ellipsis: appearance.glyphs.ellipsis)
    }
    defer { shown = fitting }
    guard let shown else { return whole(fitting, size, appearance.color) }
    return (0..<max(shown.count, fitting.count)).reduce(into: "") { text, row in
      let old = row < shown.count ? shown[row] : StyledText("")
      let new = row < fitting.count ? fitting[row] : StyledText("")
      if old != new { text += change(of: row, from: old, to: new, size.columns, appearance.color) }
    }
  }

  /// Each line is drawn over what was there and its rest erased, so that nothing flickers.
  private func whole(_ lines: [StyledText], _ size: TerminalSize, _ color: ColorDepth) -> String {
    let rows = lines.enumerated().map { row, line in
      // Behind a full line the cursor still stands on its last character, which erasing would remove.
      Self.cursor(row, 0) + line.rendered(color) + (line.width < size.columns ? Self.eraseRest : "")
    }
    return rows.joined() + (lines.count < size.rows ? Self.cursor(lines.count, 0) + "\u{1B}[J" : "")
  }

  private func change(
    of row: Int, from old: StyledText, to new: StyledText, _ columns: Int, _ color: ColorDepth
  ) -> String {
    let (old, new) = (old.trimmed.cells(columns), new.trimmed.cells(columns))
    var text = ""
    var column = 0
    while column < columns {
      guard old[column] != new[column] else {
        column += 1
        continue
      }
      // A wide character is drawn from its left half on.
      var start = column
      while start > 0, old[start].isRightHalf || new[start].isRightHalf { start -= 1 }
      var end = column + 1
      var same = 0
      while end + same < columns, same <= Self.shortGap {
        let cell = end + same
        if old[cell] != new[cell] || old[cell].isRightHalf || new[cell].isRightHalf {
          (end, same) = (cell + 1, 0)
        } else {
          same += 1
        }
      }
      let drawn = Self.text(new[start..<end])
      let isLast = new[end...].allSatisfy { $0 == .blank }
      let kept = isLast ? drawn.trimmed : drawn
      text += Self.cursor(row, start) + kept.rendered(color)
      // Only blanks follow: one erasure instead of them, unless the line is full.
      if isLast, start + kept.width < columns { return text + Self.eraseRest }
      column = end
    }
    return text
  }

  private static func text(_ cells: ArraySlice<ScreenCell>) -> StyledText {
    cells.reduce(into: StyledText("")) { text, cell in
      if !cell.isRightHalf { text.append(cell.character, cell.ink, bold: cell.isBold) }
    }
  }

  private static func cursor(_ row: Int, _ column: Int) -> String { "\u{1B}[\(row + 1);\(column + 1)H" }
  private static let eraseRest = "\u{1B}[K"
}

/// One column of one row.
private struct ScreenCell: Equatable {
  var character: String
  var ink: Ink
  var isBold: Bool
  /// The second column of a wide character.
  var isRightHalf: Bool { character.isEmpty }

  static let blank = ScreenCell(character: " ", ink: .plain, isBold: false)
}

extension StyledText {
  /// The text as cells, as many as there are columns.
  fileprivate func cells(_ columns: Int) -> [ScreenCell] {
    var cells: [ScreenCell] = []
    cells.reserveCapacity(columns + 1)
    for run in runs {
      for character in run.text {
        // A blank looks the same in any ink.
        let isBlank = character == " "
        cells.append(
          ScreenCell(
            character: String(character), ink: isBlank ? .plain : run.ink, isBold: isBlank ? false : run.bold))
        if character.columns == 2 { cells.append(ScreenCell(character: "", ink: run.ink, isBold: run.bold)) }
      }
    }
    while cells.count < columns { cells.append(.blank) }
    return cells
  }
}
