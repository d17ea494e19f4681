import Tables
import TerminalGraphics
import Workbench

extension Domain {
  /// What a row has in a column, as a person reads it.
  func text(of part: RowPart, in row: [Float]) -> String {
    switch cell(of: part, in: row) {
    case nil: ""
    case .number(let value): Self.number(value)
    case .word(let word): word
    case .otherWord: "another"
    }
  }

  private static func number(_ value: Float) -> String {
    let number = Double(value)
    if number == number.rounded(), number.magnitude < 1e9 { return String(Int(number)) }
    return number.magnitude >= 100 ? NumberText.fixed(number, decimals: 1) : NumberText.fixed(number, decimals: 3)
  }
}

/// Rows of a table side by side, a column a line: what a chart of curves is for beats.
///
/// Numbers stand in the data's own units; of a single row a bar says where the value lies between the lowest and the
/// highest of the normal rows.
struct RowTable {
  let domain: Domain
  let rows: [(name: String, values: [Float], ink: Ink)]
  /// The scaling of the normal rows; nil where no bar is wanted.
  var scaling: Scaling?

  /// Columns a picture has at the most; a table of the terminal is as long as it must be.
  func table(title: String?, glyphs: Glyphs) -> Table {
    var columns: [Table.Column] = [.left("column", importance: 3)]
    columns += rows.enumerated().map { .right($0.element.name, importance: $0.offset == 0 ? 3 : 2) }
    let bars = rows.count == 1 ? scaling.map { $0.scale(rows[0].values) } : nil
    if bars != nil { columns += [.right("scaled", importance: 1), .left("from lowest to highest", importance: 0)] }
    let lines = domain.parts.map { part -> [StyledText] in
      var line = [StyledText(part.name)]
      line += rows.map { StyledText(domain.text(of: part, in: $0.values), $0.ink) }
      if let bars, bars.indices.contains(part.columns.upperBound) {
        line += Self.scaled(bars, part, isWord: domain.categories(of: part) != nil, glyphs)
      }
      return line
    }
    return Table(title: title, columns: columns, rows: lines)
  }

  /// The scaled value and a bar of it; a word has neither.
  private static func scaled(
    _ values: [Float], _ part: RowPart, isWord: Bool, _ glyphs: Glyphs
  ) -> [StyledText] {
    guard !isWord else { return [StyledText(""), StyledText("")] }
    let value = Double(values[part.columns.lowerBound])
    let isInside = (0...1).contains(value)
    let length = Int((min(max(value, 0), 1) * 20).rounded())
    let bar = String(repeating: glyphs == .ascii ? "#" : "█", count: length)
    let beyond = value > 1 ? (glyphs == .ascii ? ">" : "›") : value < 0 ? (glyphs == .ascii ? "<" : "‹") : ""
    return [
      StyledText(NumberText.fixed(value, decimals: 2), isInside ? .muted : .warning),
      StyledText(bar, isInside ? .series(0) : .warning) + StyledText(beyond, .warning),
    ]
  }
}

extension Workbench {
  /// The scaling of each column to 0 … 1 by the normal rows that are trained on: a picture's, whatever a detector's is.
  var pictureScaling: Scaling {
    let pool = data.pool(recipe.split)
    let normals = pool.picked(pool.indices { !$0.isAbnormal })
    return Scaling(kind: .feature, fit: normals.isEmpty ? pool : normals)
  }
}
