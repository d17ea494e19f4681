import SeededRandom
import Tables

/// The honest split: learn and choose thresholds on the past, judge on what comes later.
public struct KDDSplit: Sendable {
  /// Rows of the past to learn from: normal ones, all but 8,000.
  public let training: [Int]
  /// Rows of the past to choose thresholds on: the other 8,000 normal ones and 2,000 attacks.
  public let validation: [Int]

  public init(_ past: KDDConnections, seed: Int) {
    var random = SeededRandom.stream(seed: seed, "kdd normals")
    let normals = past.rows(normal: true)
    let order = random.permutation(normals.count).map { normals[$0] }
    random = SeededRandom.stream(seed: seed, "kdd attacks")
    let attacks = past.rows(normal: false)
    let known = random.permutation(attacks.count).prefix(2_000).map { attacks[$0] }
    training = order.dropFirst(8_000).sorted()
    validation = (order.prefix(8_000) + known).sorted()
  }
}

/// Min-max scaling of columns, learned from rows and not clipped; a constant column becomes its distance to the constant.
public struct MinMaxScaling: Equatable, Sendable {
  public let lowest: [Float]
  public let highest: [Float]

  public init(fit rows: Matrix) {
    let columns = 0..<rows.columns
    let values = rows.values
    lowest = columns.map { column in
      stride(from: column, to: values.count, by: rows.columns).reduce(Float.infinity) { min($0, values[$1]) }
    }
    highest = columns.map { column in
      stride(from: column, to: values.count, by: rows.columns).reduce(-Float.infinity) { max($0, values[$1]) }
    }
  }

  public func scale(_ rows: Matrix) -> Matrix {
    var scaled = rows
    for row in 0..<rows.rows {
      for column in 0..<rows.columns {
        let spread = highest[column] - lowest[column]
        let place = row * rows.columns + column
        scaled.values[place] = (rows.values[place] - lowest[column]) / (spread > 0 ? spread : 1)
      }
    }
    return scaled
  }
}
