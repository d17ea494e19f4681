import Tables

/// Where a column's values stand between the lowest and the highest of the training rows, so that columns in unlike units
/// can be drawn beside each other.
public struct ColumnHeights: Equatable, Sendable {
  private let lows, highs: [Float]

  init(_ rows: RowSet) {
    var lows = [Float](repeating: .infinity, count: rows.width)
    var highs = [Float](repeating: -.infinity, count: rows.width)
    for row in 0..<rows.count {
      for (column, value) in rows.row(row).enumerated() where value.isFinite {
        if value < lows[column] { lows[column] = value }
        if value > highs[column] { highs[column] = value }
      }
    }
    (self.lows, self.highs) = (lows, highs)
  }

  /// One height for each value: 0 at the lowest, 1 at the highest, beyond them for values that no training row has.
  public func heights(of values: [Float]) -> [Double] {
    values.indices.map { column in
      guard lows.indices.contains(column), values[column].isFinite else { return 0 }
      let (low, high, value) = (lows[column], highs[column], values[column])
      if high > low { return Double((value - low) / (high - low)) }
      // A column that never varied: what differs from it lies beyond.
      return value > low ? 2 : value < low ? -1 : 0
    }
  }
}
