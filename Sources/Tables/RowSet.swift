/// Labelled rows of one width, stored row by row in one block.
public struct RowSet: Equatable, Sendable {
  /// Values in one row.
  public let width: Int
  /// `count` × `width` values, the first row first.
  public private(set) var values: [Float]
  /// One class for each row.
  public private(set) var classes: [RowClass]

  /// Rows over `values`, which must hold `width` numbers for each class.
  public init(width: Int, values: [Float], classes: [RowClass]) {
    precondition(values.count == classes.count * width, "a row set needs as many values for each class as it is wide")
    self.width = width
    self.values = values
    self.classes = classes
  }

  /// No rows.
  public init(width: Int) { self.init(width: width, values: [], classes: []) }

  /// The number of rows.
  public var count: Int { classes.count }

  /// Whether there is no row.
  public var isEmpty: Bool { classes.isEmpty }

  /// The row at a 0-based index.
  public subscript(index: Int) -> Row {
    Row(values: Array(row(index)), rowClass: classes[index])
  }

  /// The values of the row at a 0-based index, without a copy.
  public func row(_ index: Int) -> ArraySlice<Float> {
    values[index * width..<(index + 1) * width]
  }

  /// Adds a row of `width` values at the end.
  public mutating func append(_ row: some Collection<Float>, _ rowClass: RowClass) {
    precondition(row.count == width, "a row needs as many values as its set is wide")
    values.append(contentsOf: row)
    classes.append(rowClass)
  }

  /// The rows of these indices, in this order; an index may come more than once.
  public func picked(_ indices: [Int]) -> RowSet {
    // All of them in their own order share the memory.
    guard !indices.elementsEqual(classes.indices) else { return self }
    let picked = [Float](unsafeUninitializedCapacity: indices.count * width) { picked, filled in
      values.withUnsafeBufferPointer { values in
        guard let target = picked.baseAddress, let source = values.baseAddress else { return }
        for index in indices {
          precondition(classes.indices.contains(index), "there is no such row")
          (target + filled).initialize(from: source + index * width, count: width)
          filled += width
        }
      }
    }
    return RowSet(width: width, values: picked, classes: indices.map { classes[$0] })
  }

  /// These rows and then those of another set of the same width.
  public static func + (left: RowSet, right: RowSet) -> RowSet {
    RowSet(width: left.width, values: left.values + right.values, classes: left.classes + right.classes)
  }
}

extension RowSet {
  /// Whether each row is abnormal, in order: the labels a detector is judged by.
  public var isAbnormal: [Bool] { classes.map(\.isAbnormal) }

  /// How many rows are of a class.
  public func count(of rowClass: RowClass) -> Int {
    classes.count { $0 == rowClass }
  }

  /// How many rows are normal.
  public var normalCount: Int { classes.count { !$0.isAbnormal } }

  /// The 0-based indices of the rows of a class, in order.
  public func indices(of rowClass: RowClass) -> [Int] {
    indices { $0 == rowClass }
  }

  /// The 0-based indices of the rows whose class passes `test`, in order.
  public func indices(where test: (RowClass) -> Bool) -> [Int] {
    classes.indices.filter { test(classes[$0]) }
  }

  /// The mean row of a class, `width` values; nil where there is none.
  public func mean(of rowClass: RowClass) -> [Float]? { mean { $0 == rowClass } }

  /// The mean of the rows whose class passes `test`, `width` values; nil where there is none.
  public func mean(where test: (RowClass) -> Bool) -> [Float]? {
    let rows = indices(where: test)
    guard !rows.isEmpty else { return nil }
    var sums = [Double](repeating: 0, count: width)
    for row in rows {
      for (column, value) in self.row(row).enumerated() { sums[column] += Double(value) }
    }
    return sums.map { Float($0 / Double(rows.count)) }
  }
}
