import Tables
import TerminalGraphics
import Workbench

/// A row of a table beside what the detector expects, column by column: what a curve is for a beat.
struct ColumnsTable {
  private let columns: [Column]

  /// One column of the table; a category is one column, though a detector sees several values of it.
  struct Column {
    let name: String
    let value: String
    let expected: String
    let share: Double
  }

  /// Columns shown at the most, those with the largest share of the score.
  private static let shown = 15

  init(_ score: BeatScore) {
    let parts = score.domain.parts
    columns = parts.map { part in
      Column(
        name: part.name, value: score.domain.text(of: part, in: score.beat),
        expected: score.domain.text(of: part, in: score.reconstruction),
        share: score.pointShares[part.columns].reduce(0, +))
    }
  }

  func render(on page: inout Page, expectation: String) {
    page.chart(table(expectation: expectation, glyphs: page.appearance.glyphs))
    if columns.count > Self.shown {
      page.line(StyledText("… and \(counted(columns.count - Self.shown, "column")) with less", .muted))
    }
  }

  /// The columns with the largest share of the score, beside what the detector expects.
  func table(expectation: String, glyphs: Glyphs, title: String? = nil) -> Table {
    let order = columns.indices.sorted { (-columns[$0].share, $0) < (-columns[$1].share, $1) }
    let rows = order.prefix(Self.shown).map { index -> [StyledText] in
      let column = columns[index]
      let length = Int((column.share * 20).rounded())
      let bar = String(repeating: glyphs == .ascii ? "#" : "█", count: max(0, min(20, length)))
      return [
        StyledText(column.name), StyledText(column.value), StyledText(column.expected, .muted),
        StyledText(NumberText.percent(column.share)), StyledText(bar, .bad),
      ]
    }
    return Table(
      title: title,
      columns: [.left("column"), .right("value"), .right(expectation), .right("share"), .left("of the score")],
      rows: Array(rows))
  }
}
