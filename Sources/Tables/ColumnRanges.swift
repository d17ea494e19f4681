/// The lowest and the highest value of each column, of rows that come in any number of pieces.
public struct ColumnRanges: Equatable, Sendable {
  /// The number of columns.
  public let columns: Int
  /// The lowest value of each column, and the highest; empty as long as there was no row.
  private(set) var lowest: [Float] = []
  private(set) var highest: [Float] = []

  /// Of no rows yet.
  public init(columns: Int) { self.columns = columns }

  /// Of all rows of a matrix.
  public init(_ matrix: Matrix) {
    self.init(columns: matrix.columns)
    matrix.values.withUnsafeBufferPointer { values in
      if let base = values.baseAddress { add(base, stride: columns, rows: matrix.rows) }
    }
  }

  /// Takes `rows` rows of `columns` values in, `stride` values apart.
  public mutating func add(_ first: UnsafePointer<Float>, stride: Int, rows: Int) {
    guard rows > 0 else { return }
    if lowest.isEmpty {
      lowest = Array(UnsafeBufferPointer(start: first, count: columns))
      highest = lowest
    }
    lowest.withUnsafeMutableBufferPointer { lowest in
      highest.withUnsafeMutableBufferPointer { highest in
        // Plain pointers, so that the inner loop becomes vector code.
        guard let lowest = lowest.baseAddress, let highest = highest.baseAddress else { return }
        for row in 0..<rows {
          let source = first + row * stride
          for column in 0..<columns {
            lowest[column] = min(lowest[column], source[column])
            highest[column] = max(highest[column], source[column])
          }
        }
      }
    }
  }

  /// The number of columns whose values all lie closer together than `distance`; none without rows.
  public func count(narrowerThan distance: Float) -> Int {
    zip(lowest, highest).count { $1 - $0 < distance }
  }
}
