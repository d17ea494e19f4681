/// How values are brought to one scale before a detector sees them.
public enum ScalingKind: String, CaseIterable, Codable, Sendable {
  /// Minimum and maximum of each column.
  case feature
  /// One minimum and maximum over all columns.
  case global
  /// Mean 0 and standard deviation 1 in each column, not 0…1.
  case standard
  /// The values as they are.
  case none
}

/// Min-max scaling to 0…1, learned from training rows; other rows may leave that range.
///
/// A column that is constant over the training rows scales to 0, and back to its constant.
public struct Scaling: Equatable, Sendable {
  /// The rule that the numbers follow.
  public let kind: ScalingKind
  /// What becomes 0 in each column, the lowest training value or the mean; empty for `none`.
  public let minima: [Float]
  /// What becomes 1 in each column, the highest training value or one standard deviation above the mean; empty for `none`.
  public let maxima: [Float]

  /// Learns the scaling from one or more rows of finite numbers.
  public init(kind: ScalingKind, fit rows: RowSet) { self.init(kind: kind, fit: rows.values, width: rows.width) }

  /// Learns the scaling from `values`, one or more rows of `width` finite numbers.
  public init(kind: ScalingKind, fit values: [Float], width: Int) {
    precondition(!values.isEmpty && values.count.isMultiple(of: width), "scaling needs whole rows")
    self.kind = kind
    guard kind != .none else {
      (minima, maxima) = ([], [])
      return
    }
    guard kind != .standard else {
      (minima, maxima) = Self.deviations(values, width)
      return
    }
    let ranges = ColumnRanges(Matrix(rows: values.count / width, columns: width, values: values))
    var (lowest, highest) = (ranges.lowest, ranges.highest)
    if kind == .global {
      lowest = [Float](repeating: lowest.min() ?? 0, count: width)
      highest = [Float](repeating: highest.max() ?? 0, count: width)
    }
    (minima, maxima) = (lowest, highest)
  }

  /// The mean of each column, and what lies one standard deviation above it.
  private static func deviations(_ values: [Float], _ width: Int) -> (means: [Float], above: [Float]) {
    let count = Double(values.count / width)
    var sums = [Double](repeating: 0, count: width)
    for start in stride(from: 0, to: values.count, by: width) {
      for column in 0..<width { sums[column] += Double(values[start + column]) }
    }
    let means = sums.map { $0 / count }
    var squares = [Double](repeating: 0, count: width)
    for start in stride(from: 0, to: values.count, by: width) {
      for column in 0..<width {
        let difference = Double(values[start + column]) - means[column]
        squares[column] += difference * difference
      }
    }
    return (means.map { Float($0) }, zip(means, squares).map { Float($0 + ($1 / count).squareRoot()) })
  }

  /// A scaling of known limits, from a saved session say.
  ///
  /// - Throws: `ScalingError` unless there are `width` finite minima and maxima in order (none of them for `none`).
  public init(kind: ScalingKind, minima: [Float], maxima: [Float], width: Int) throws {
    let expected = kind == .none ? 0 : width
    guard minima.count == expected, maxima.count == expected else {
      throw ScalingError.count(kind, expected: expected, minima: minima.count, maxima: maxima.count)
    }
    for point in 0..<expected {
      guard (maxima[point] - minima[point]).isFinite, minima[point] <= maxima[point] else {
        throw ScalingError.limits(point: point, minimum: minima[point], maximum: maxima[point])
      }
    }
    self.kind = kind
    self.minima = minima
    self.maxima = maxima
  }

  /// The values, any number of rows, scaled.
  public func scale(_ values: [Float]) -> [Float] {
    // A mask takes what a constant column divides by zero to 0: a choice would keep the loop from becoming vector code.
    mapRows(values) { value, column in
      Float(bitPattern: ((value - column.minimum) / column.range).bitPattern & column.mask)
    }
  }

  /// Scaled values, any number of rows, in the data's own units again.
  public func unscale(_ values: [Float]) -> [Float] {
    mapRows(values) { value, column in value * column.range + column.minimum }
  }

  /// What a column is scaled by; the mask has all bits, or none where the column is constant.
  private struct Column {
    let minimum, range: Float
    let mask: UInt32
  }

  private func mapRows(_ values: [Float], _ transform: (Float, Column) -> Float) -> [Float] {
    guard kind != .none else { return values }
    let width = minima.count
    precondition(values.count.isMultiple(of: width), "scaling needs whole rows of the width it was learned from")
    let ranges = zip(maxima, minima).map { $0 - $1 }
    let columns = minima + ranges + ranges.map { Float(bitPattern: $0 > 0 ? .max : 0) }
    return [Float](unsafeUninitializedCapacity: values.count) { result, count in
      values.withUnsafeBufferPointer { values in
        columns.withUnsafeBufferPointer { columns in
          // Plain pointers, so that the inner loop becomes vector code.
          guard let result = result.baseAddress, let source = values.baseAddress, let minima = columns.baseAddress
          else { return }
          let (ranges, masks) = (minima + width, minima + 2 * width)
          for start in stride(from: 0, to: values.count, by: width) {
            let (row, target) = (source + start, result + start)
            for column in 0..<width {
              target[column] = transform(
                row[column],
                Column(minimum: minima[column], range: ranges[column], mask: masks[column].bitPattern))
            }
          }
        }
      }
      count = values.count
    }
  }
}

/// Limits that make no scaling.
public enum ScalingError: Error, Equatable, Sendable, CustomStringConvertible {
  case count(ScalingKind, expected: Int, minima: Int, maxima: Int)
  case limits(point: Int, minimum: Float, maximum: Float)

  public var description: String {
    switch self {
    case .count(let kind, let expected, let minima, let maxima):
      "scaling '\(kind.rawValue)' needs \(expected) minima and maxima, "
        + "not \(minima) and \(maxima)"
    case .limits(let point, let minimum, let maximum):
      "scaling limits of point \(point + 1) are \(minimum) and \(maximum): they must be finite, the lower one first"
    }
  }
}

extension Scaling: Codable {
  private enum CodingKeys: CodingKey { case kind, minima, maxima }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      kind: container.decode(ScalingKind.self, forKey: .kind),
      minima: container.decode([Float].self, forKey: .minima),
      maxima: container.decode([Float].self, forKey: .maxima),
      width: container.decode([Float].self, forKey: .minima).count)
  }
}
