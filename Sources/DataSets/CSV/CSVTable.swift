import Tables

/// A table as it was read: numbers as they are, categories as indices, nothing scaled or filled in.
public struct CSVTable: Equatable, Sendable {
  /// The files it comes from, one or a training and a test file.
  public let paths: [String]
  /// Rows of each file, in the order of `paths`.
  public let fileRows: [Range<Int>]
  public let options: CSVOptions
  /// The byte between two fields.
  public let delimiter: UInt8
  public let hasHeader: Bool
  /// All columns of the file, in its order.
  public let columns: [CSVColumn]
  /// The indices in `columns` of those that `values` holds, in order: all but the label and what is dropped.
  public let stored: [Int]
  /// One row for each of the table: a number, a category's index, or NaN where the value is missing.
  public let values: Matrix
  /// The label of each row as an index of `labelCounts`; all 0 without a label column.
  public let labels: [Int]
  /// The labels, numbers by size, words by their bytes; empty without a label column.
  public let labelCounts: [NormalLabels.Count]
  /// The line of its file, from 1, on which each row begins.
  public let lines: [Int32]

  public var rows: Int { values.rows }

  /// The column of labels.
  public var labelColumn: CSVColumn? { columns.first { $0.role == .label } }

  /// Without a label column, one whose name or words say that it is one: naming it keeps the answer out of what is
  /// learned.
  public var likelyLabel: CSVColumn? {
    let names = ["label", "class", "target", "outlier", "anomaly", "is_anomaly", "is_fraud", "fraud", "attack", "y"]
    guard labelColumn == nil else { return nil }
    let words = ["normal", "normal.", "benign", "inlier"]
    return columns.last { $0.isUsed && names.contains($0.name.lowercased()) }
      ?? columns.last { $0.isUsed && $0.categories.contains { words.contains($0.lowercased()) } }
  }

  /// The name of a row's label; nil without labels.
  public func label(ofRow row: Int) -> String? {
    labelCounts.isEmpty ? nil : labelCounts[labels[row]].name
  }

  /// The place of a row as editors count: its file, and its line from 1.
  public func place(ofRow row: Int) -> (path: String, line: Int) {
    let file = fileRows.firstIndex { $0.contains(row) } ?? 0
    return (paths[file], Int(lines[row]))
  }

  /// The values of a stored column, as `values` holds them; nil for one that is not stored.
  public func values(ofColumn column: Int, rows: [Int]? = nil) -> [Float]? {
    guard let place = stored.firstIndex(of: column) else { return nil }
    let width = values.columns
    return values.values.withUnsafeBufferPointer { all in
      if let rows { return rows.map { all[$0 * width + place] } }
      return (0..<values.rows).map { all[$0 * width + place] }
    }
  }

  /// The labels that are normal, as indices of `labelCounts`; nil without labels.
  ///
  /// - Throws: `CSVError.normal`.
  public func normalLabels() throws -> Set<Int>? {
    guard let column = labelColumn else { return nil }
    do {
      return try NormalLabels.indices(in: labelCounts, named: options.normal, knowsZero: true)
    } catch {
      throw CSVError.normal(error, column: column.name)
    }
  }
}

/// What an overview shows of a column.
public enum CSVSummary: Equatable, Sendable {
  case numbers(NumberSummary)
  /// Categories and their rows, the most frequent first.
  case categories([NormalLabels.Count], missing: Int)
  /// Nothing to show: a column that is dropped.
  case none
}

extension CSVTable {
  /// Ranges, quartiles and a histogram of a column of numbers, the counts of a column of words; of all rows or some.
  public func summary(ofColumn column: Int, rows: [Int]? = nil, parts: Int = 16) -> CSVSummary {
    if columns[column].role == .label { return .categories(labelCounts.sorted { $0.rows > $1.rows }, missing: 0) }
    if case .dropped = columns[column].role { return .none }
    guard let values = values(ofColumn: column, rows: rows) else { return .none }
    if columns[column].categories.isEmpty {
      return NumberSummary(values, parts: parts).map { .numbers($0) } ?? .none
    }
    var counts = [Int](repeating: 0, count: columns[column].categories.count)
    var missing = 0
    for value in values {
      if value.isNaN { missing += 1 } else { counts[Int(value)] += 1 }
    }
    let named = zip(columns[column].categories, counts).map { NormalLabels.Count(name: $0, rows: $1) }
    // Sorting is not stable by promise: a tie keeps the order of the categories.
    let falling = named.indices.sorted { (-named[$0].rows, $0) < (-named[$1].rows, $1) }
    return .categories(falling.map { named[$0] }, missing: missing)
  }
}
