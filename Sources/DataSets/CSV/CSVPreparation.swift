import Tables

/// A table ready for a detector: divided in two parts, missing values dealt with, categories encoded; not scaled.
public struct PreparedTable: Equatable, Sendable {
  /// The rows of one part.
  public struct Part: Equatable, Sendable {
    /// Their indices in the table, in its order.
    public let rows: [Int]
    public let values: Matrix
    /// The label of each row as an index of the table's `labelCounts`.
    public let labels: [Int]
    /// Whether each is abnormal; all false where nothing is known.
    public let isAbnormal: [Bool]
    /// Missing values that were filled in.
    public let filled: Int
    /// Rows with a category that the training normals have not, for each column that has any.
    public let unseen: [NormalLabels.Count]
  }

  public let encoding: CSVEncoding
  public let training: Part
  public let test: Part
  /// Whether there are labels; without them nothing is known to be abnormal.
  public let isLabelled: Bool
  /// The normal labels, as indices of the table's `labelCounts`.
  public let normalLabels: Set<Int>
  /// Rows that were left out because a value is missing.
  public let omitted: Int
}

extension CSVTable {
  /// Divides the table, deals with missing values, and encodes it by what its training normals hold.
  ///
  /// A training and a test file stay what they are. One file is divided by label: `trainingShare` of each label's rows are
  /// the training part, drawn by the seed.
  ///
  /// - Parameter missing: What becomes of missing values, in place of what the options say.
  /// - Throws: `CSVError`.
  public func prepared(
    trainingShare: Double = 0.8, seed: Int = 1, missing: MissingValues? = nil
  ) throws -> PreparedTable {
    let normal = try normalLabels()
    let missing = missing ?? options.missing
    let gaps = missing == .median ? [] : rowsWithMissingValues()
    if missing == .refuse, let first = gaps.first { throw missingValues(firstRow: first) }
    var isOmitted = [Bool](repeating: false, count: rows)
    for row in gaps { isOmitted[row] = true }

    let parts = divided(trainingShare, seed)
    let training = parts.training.filter { !isOmitted[$0] }
    let test = parts.test.filter { !isOmitted[$0] }
    let normals = normal.map { normal in training.filter { normal.contains(labels[$0]) } } ?? training
    guard normals.count >= 2 else { throw CSVError.tooFewRows(normal: normals.count) }
    let encoding = CSVEncoding(learning: self, rows: normals)
    guard encoding.width > 0 else { throw CSVError.nothingToLearn(path: paths[0]) }
    let part = { (rows: [Int]) throws -> PreparedTable.Part in
      let encoded = try encoding.encode(self, rows: rows)
      let labels = rows.map { self.labels[$0] }
      return PreparedTable.Part(
        rows: rows, values: encoded.values, labels: labels,
        isAbnormal: labels.map { label in normal.map { !$0.contains(label) } ?? false }, filled: encoded.filled,
        unseen: encoded.unseen)
    }
    return PreparedTable(
      encoding: encoding, training: try part(training), test: try part(test), isLabelled: normal != nil,
      normalLabels: normal ?? [], omitted: gaps.count)
  }

  private func divided(_ share: Double, _ seed: Int) -> (training: [Int], test: [Int]) {
    if fileRows.count > 1 { return (Array(fileRows[0]), Array(fileRows[1])) }
    let parts = StratifiedShare.divide(labels: labels, share: share, seed: seed, purpose: "table split")
    return (parts.share, parts.rest)
  }

  /// The rows in which a column that is used has no value.
  private func rowsWithMissingValues() -> [Int] {
    let places = stored.indices.filter { columns[stored[$0]].isUsed && columns[stored[$0]].missing > 0 }
    guard !places.isEmpty else { return [] }
    let width = values.columns
    return (0..<rows).filter { row in places.contains { values.values[row * width + $0].isNaN } }
  }

  private func missingValues(firstRow row: Int) -> CSVError {
    let gaps = columns.filter { $0.isUsed && $0.missing > 0 }
    let (path, line) = place(ofRow: row)
    return .missingValues(
      CSVPlace(path: path, line: line), count: gaps.reduce(0) { $0 + $1.missing }, columns: gaps.map(\.name))
  }
}
