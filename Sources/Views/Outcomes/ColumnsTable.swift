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
  static let shown = 15

  init(_ score: BeatScore) {
    let parts = Self.parts(of: score.domain)
    columns = parts.map { part in
      Column(
        name: part.name, value: score.domain.text(of: part, in: score.beat),
        expected: score.domain.text(of: part, in: score.reconstruction),
        share: score.pointShares[part.columns].reduce(0, +))
    }
  }

  /// The columns of the file; where they have no parts, each value is one.
  static func parts(of domain: Domain) -> [RowPart] {
    guard domain.parts.isEmpty else { return domain.parts }
    return (0..<domain.width).map { column in
      let name = domain.columnName(column)
      return RowPart(name: name, word: name, label: name, columns: column...column)
    }
  }

  func render(on page: inout Page, expectation: String) {
    page.chart(table(page.appearance.glyphs, expectation: expectation))
    if columns.count > Self.shown {
      page.line(StyledText("… and \(counted(columns.count - Self.shown, "column")) with less", .muted))
    }
  }

  /// A line a column, the largest share first, at most so many.
  func table(_ glyphs: Glyphs, shown: Int = Self.shown, expectation: String, title: String? = nil) -> Table {
    let order = columns.indices.sorted { (-columns[$0].share, $0) < (-columns[$1].share, $1) }
    let rows = order.prefix(shown).map { index -> [StyledText] in
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
      columns: [
        .left("column", importance: 3), .right("value", importance: 3), .right(expectation, importance: 2),
        .right("share", importance: 3), .left("of the score", importance: 1),
      ], rows: Array(rows))
  }
}
