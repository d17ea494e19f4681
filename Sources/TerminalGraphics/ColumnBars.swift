/// Upright bars for values in unlike units, one pair a column: a value, and what it is compared with.
public struct ColumnBars: Equatable, Sendable {
  /// Heights from 0 to 1; what lies beyond is marked at the edge.
  public var values: [Double]
  /// As many as there are values, or none.
  public var others: [Double]

  public init(values: [Double], others: [Double] = []) {
    self.values = values
    self.others = others.count == values.count ? others : []
  }

  /// Columns that have room in so many cells; the others are left out.
  public func shown(in width: Int) -> Int { min(values.count, width / least) }

  private var least: Int { others.isEmpty ? 1 : 2 }

  /// The bars in exactly so many columns and rows.
  public func picture(_ appearance: Appearance, width: Int, height: Int) -> Picture {
    let count = shown(in: width)
    guard count > 0, height > 0 else { return Picture(lines: []) }
    let cells = min(8, width / count)
    // A gap where there is room for one.
    let bars = max(least, cells - (cells > least ? 1 : 0))
    let first = others.isEmpty ? bars : (bars + 1) / 2
    let isASCII = appearance.glyphs == .ascii
    return Picture(
      lines: (0..<height).map { line in
        var text = StyledText("")
        for column in 0..<count {
          let sign = Self.sign(values[column], height - 1 - line, height, isASCII, isFirst: true)
          text.append(String(repeating: sign.text, count: first), sign.isBeyond ? .bad : .series(0))
          if !others.isEmpty {
            let other = Self.sign(others[column], height - 1 - line, height, isASCII, isFirst: false)
            text.append(String(repeating: other.text, count: bars - first), other.isBeyond ? .bad : .series(1))
          }
          text.append(String(repeating: " ", count: cells - bars))
        }
        return text
      })
  }

  private static let eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// What stands in a cell of a bar, counted from the foot.
  private static func sign(
    _ value: Double, _ row: Int, _ height: Int, _ isASCII: Bool, isFirst: Bool
  ) -> (text: String, isBeyond: Bool) {
    guard value.isFinite else { return (row == 0 ? "?" : " ", row == 0) }
    if value > 1.02, row == height - 1 { return (isASCII ? "^" : "▲", true) }
    if value < -0.02, row == 0 { return (isASCII ? "v" : "▼", true) }
    let filled = min(max(value, 0), 1) * Double(height) - Double(row)
    if isASCII || !isFirst {
      let isFull = filled >= 0.5
      if isFirst { return (isFull ? "#" : row == 0 ? "_" : " ", false) }
      return (isFull ? (isASCII ? "o" : "▒") : row == 0 ? (isASCII ? "_" : "▁") : " ", false)
    }
    let eighth = min(8, max(row == 0 ? 1 : 0, Int((filled * 8).rounded())))
    return (eighths[eighth], false)
  }
}
