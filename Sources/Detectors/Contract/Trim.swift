import Tables

/// Leaves out the share of the training rows that lie farthest from the column medians, before any method learns.
///
/// What contaminates training rows is mostly far from the middle of them all. A quarter left out costs a detector a
/// little on clean rows and saves it on poisoned ones.
public struct Trim: Equatable, Codable, Sendable {
  /// The share left out, 0 … 0.9; 0 leaves all rows in.
  public var share: Double

  /// Leaves this share out; without an argument nothing.
  public init(share: Double = 0) { self.share = share }

  /// The one parameter, `trim`, which every method has beside its own.
  public static let parameters: [MethodParameter<Trim>] = [
    .share("trim", "share of the training rows left out, those farthest from the medians", \.share, 0...0.9)
  ]

  /// Whether anything is left out.
  public var isOn: Bool { share > 0 }

  /// The rows to learn from, in their order; at least one. Of equally far rows the first stay. O(n log n) a column.
  public func keptRows(of rows: Matrix) -> [Int] {
    let medians = (0..<rows.columns).map { Self.median(of: rows.column($0)) }
    let distances = (0..<rows.rows).map { row in
      zip(rows[row: row], medians).reduce(0.0) { sum, pair in
        let difference = Double(pair.0) - pair.1
        return sum + difference * difference
      }
    }
    let count = Int((Double(rows.rows) * (1 - min(0.9, max(0, share)))).rounded())
    let nearest = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
    return nearest.prefix(max(1, count)).sorted()
  }

  private static func median(of values: [Float]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? Double(sorted[middle]) : (Double(sorted[middle - 1]) + Double(sorted[middle])) / 2
  }
}

extension Matrix {
  /// The values of one column, from the first row to the last.
  func column(_ column: Int) -> [Float] {
    (0..<rows).map { values[$0 * columns + column] }
  }
}
