/// A matrix of 32-bit floats, stored row by row; a row is one sample.
public struct Matrix: Equatable, Sendable {
  /// The number of samples.
  public let rows: Int
  /// The number of values in each sample.
  public let columns: Int
  /// `rows` × `columns` values, the first row first.
  public var values: [Float]

  /// A matrix over `values`, which must hold `rows` × `columns` numbers.
  public init(rows: Int, columns: Int, values: [Float]) {
    precondition(values.count == rows * columns, "a matrix needs rows × columns values")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns, values: [Float](repeating: 0, count: rows * columns))
  }

  /// The values of one row.
  @inlinable
  public subscript(row row: Int) -> ArraySlice<Float> {
    values[row * columns..<(row + 1) * columns]
  }

  /// The rows of these indices, in this order; an index may come more than once.
  public func rows(_ indices: some Collection<Int>) -> Matrix {
    var picked: [Float] = []
    picked.reserveCapacity(indices.count * columns)
    for index in indices { picked.append(contentsOf: self[row: index]) }
    return Matrix(rows: indices.count, columns: columns, values: picked)
  }
}
