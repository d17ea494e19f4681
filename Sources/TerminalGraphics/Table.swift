/// Rows and columns of text that fit the width: the widest texts are cut, and less important columns are dropped before
/// a text becomes too short to read, or a number loses a digit.
public struct Table: ExportableChart {
  /// A column.
  public struct Column: Equatable, Sendable {
    /// The header of the column; a table without any title has no header.
    public var title: StyledText
    /// Where a cell stands in the column.
    public var alignment: Alignment
    /// Columns of the lowest importance are dropped first; those of the highest importance never.
    public var importance: Int
    /// Whether a less important column is dropped before a cell of this one is cut.
    public var isWhole: Bool

    /// A column; all are equally important unless said otherwise, and what stands at the right is a number: it is whole.
    public init(_ title: StyledText, alignment: Alignment = .left, importance: Int = 0, isWhole: Bool? = nil) {
      self.title = title
      self.alignment = alignment
      self.importance = importance
      self.isWhole = isWhole ?? (alignment == .right)
    }
  }

  /// Written above the chart.
  public var title: String?
  /// The columns from left to right.
  public var columns: [Column]
  /// The cells of each row; missing ones are empty, surplus ones are not shown.
  public var rows: [[StyledText]]

  /// A table of these rows.
  public init(title: String? = nil, columns: [Column], rows: [[StyledText]] = []) {
    self.title = title
    self.columns = columns
    self.rows = rows
  }

  /// Whether so many columns hold every cell whole.
  public func fits(_ width: Int) -> Bool {
    let (shown, widths) = fitting(.max)
    return widths.reduce(max(shown.count - 1, 0) * Self.gap, +) <= width
  }

  /// The titles of the columns for which so narrow a table has no room.
  public func dropped(at width: Int) -> [StyledText] {
    let shown = fitting(width).shown
    return columns.indices.filter { !shown.contains($0) }.map { columns[$0].title }
  }

  private static let gap = 2
  /// Columns a text keeps before another column is dropped instead.
  private static let readable = 12

  public func picture(_ appearance: Appearance) -> Picture {
    let ellipsis = appearance.glyphs.ellipsis
    var lines: [StyledText] = []
    if let title, !title.isEmpty {
      lines.append(StyledText(title, .strong, bold: true).truncated(to: appearance.columns, ellipsis: ellipsis))
    }
    let (shown, widths) = fitting(appearance.columns)
    func line(_ cell: (Int) -> StyledText) -> StyledText {
      var result = StyledText("")
      for (place, index) in shown.enumerated() {
        if place > 0 { result += .spaces(Self.gap) }
        result += cell(index).fitted(to: widths[index], alignment: columns[index].alignment, ellipsis: ellipsis)
      }
      return result
    }
    if columns.contains(where: { !$0.title.isEmpty }) {
      lines.append(line { columns[$0].title.inBold })
      let rule = BoxLines(appearance.glyphs).level
      lines.append(line { StyledText(String(repeating: rule, count: widths[$0]), .muted) })
    }
    for row in rows { lines.append(line { $0 < row.count ? row[$0] : "" }) }
    if rows.isEmpty { lines.append(StyledText("no data", .muted)) }
    return Picture(lines: lines)
  }

  /// The columns that are shown and the width of every column.
  private func fitting(_ room: Int) -> (shown: [Int], widths: [Int]) {
    var widths = columns.indices.map { index in
      rows.reduce(columns[index].title.width) { max($0, index < $1.count ? $1[index].width : 0) }
    }
    var shown = Array(columns.indices)
    func total() -> Int { shown.reduce(0) { $0 + widths[$1] } + max(shown.count - 1, 0) * Self.gap }
    let highest = columns.map(\.importance).max() ?? 0
    func shrink(to floor: Int, _ isCut: (Int) -> Bool) {
      while total() > room, let widest = shown.filter(isCut).max(by: { widths[$0] < widths[$1] }),
        widths[widest] > floor
      {
        widths[widest] -= 1
      }
    }
    let natural = widths
    shrink(to: Self.readable) { !columns[$0].isWhole }
    while total() > room, let last = leastImportant(shown, below: highest) {
      shown.removeAll { $0 == last }
      widths = natural
      shrink(to: Self.readable) { !columns[$0].isWhole }
    }
    shrink(to: Self.readable) { _ in true }
    shrink(to: 3) { _ in true }
    while total() > room, shown.count > 1 { shown.removeLast() }
    shrink(to: 1) { _ in true }
    return (shown, widths)
  }

  private func leastImportant(_ shown: [Int], below highest: Int) -> Int? {
    let least = shown.map { columns[$0].importance }.min() ?? highest
    return least < highest ? shown.last { columns[$0].importance == least } : nil
  }
}

extension StyledText {
  /// The same text in bold.
  package var inBold: StyledText {
    runs.reduce(into: StyledText("")) { $0.append($1.text, $1.ink, bold: true) }
  }
}
