import Tables

/// How the columns of a table become numbers for a detector, learned from the training normals alone.
///
/// A numeric column stays as it is, a missing value becomes the median. A categorical column becomes one column of zeros
/// and ones for each category that the training normals have, in the order of the categories; a missing value becomes the
/// most frequent one, and a category that was not among them is all zeros. Nothing is scaled.
public struct CSVEncoding: Equatable, Codable, Sendable {
  /// One column that a detector sees.
  public struct Output: Equatable, Codable, Sendable {
    /// `bytes`, or `protocol=tcp` for a category.
    public let name: String
    /// Which of `inputs` it comes from.
    public let input: Int
    /// The category that it is 1 for; nil for a number.
    public let category: String?
  }

  /// A column of the table that is seen.
  public struct Input: Equatable, Codable, Sendable {
    public let name: String
    /// The categories in their order; empty for numbers.
    public let categories: [String]
    /// What takes the place of a missing value: a number, or the index of a category.
    public let fill: Float
    /// The outputs that it becomes.
    public let outputs: Range<Int>
    /// Whether all training normals have the same value.
    public let isConstant: Bool
    public var isNumeric: Bool { categories.isEmpty }
  }

  public let inputs: [Input]
  public let outputs: [Output]
  /// Columns of the table of which no training normal has a value: there is nothing to learn of them.
  public let withoutValues: [String]

  /// The number of columns that a detector sees.
  public var width: Int { outputs.count }

  /// Learns the encoding of a table from some of its rows.
  public init(learning table: CSVTable, rows: [Int]) {
    var (inputs, outputs): ([Input], [Output]) = ([], [])
    var withoutValues: [String] = []
    for column in table.stored where table.columns[column].isUsed {
      let (name, categories) = (table.columns[column].name, table.columns[column].categories)
      let values = table.values(ofColumn: column, rows: rows) ?? []
      if categories.isEmpty {
        let order = OrderStatistics(values)
        guard let median = order.quantile(0.5) else {
          withoutValues.append(name)
          continue
        }
        let isConstant = order.quantile(0) == order.quantile(1)
        inputs.append(
          Input(
            name: name, categories: [], fill: median, outputs: outputs.count..<outputs.count + 1,
            isConstant: isConstant))
        outputs.append(Output(name: name, input: inputs.count - 1, category: nil))
        continue
      }
      var counts = [Int](repeating: 0, count: categories.count)
      for value in values where !value.isNaN { counts[Int(value)] += 1 }
      let seen = categories.indices.filter { counts[$0] > 0 }
      guard let most = seen.indices.max(by: { (counts[seen[$0]], -$0) < (counts[seen[$1]], -$1) }) else {
        withoutValues.append(name)
        continue
      }
      let first = outputs.count
      for category in seen {
        outputs.append(
          Output(name: "\(name)=\(categories[category])", input: inputs.count, category: categories[category]))
      }
      inputs.append(
        Input(
          name: name, categories: seen.map { categories[$0] }, fill: Float(most), outputs: first..<outputs.count,
          isConstant: seen.count == 1))
    }
    (self.inputs, self.outputs, self.withoutValues) = (inputs, outputs, withoutValues)
  }

  /// Rows as a detector sees them, and what had to be made up on the way.
  public struct Encoded: Equatable, Sendable {
    public let values: Matrix
    /// Missing values that were filled in.
    public let filled: Int
    /// Rows whose category is not among those of the training normals, for each column that has any.
    public let unseen: [NormalLabels.Count]
  }

  /// Encodes rows of a table: the one it was learned from, or another with the same columns by name.
  ///
  /// - Throws: `CSVError.missingColumn`, `.otherKind` or `.tooLarge`.
  public func encode(_ table: CSVTable, rows: [Int]) throws -> Encoded {
    guard rows.count <= CSVLimits.values / max(1, width) else {
      throw CSVError.tooLarge(rows: rows.count, columns: width)
    }
    var values = [Float](repeating: 0, count: rows.count * width)
    var filled = 0
    var unseen: [NormalLabels.Count] = []
    for input in inputs {
      guard let column = table.columns.firstIndex(where: { $0.name == input.name }) else {
        throw CSVError.missingColumn(path: table.paths[0], column: input.name)
      }
      let names = table.columns[column].categories
      let isEmpty = table.columns[column].role == .dropped(.empty)
      guard isEmpty || names.isEmpty == input.isNumeric, isEmpty || table.stored.contains(column) else {
        throw CSVError.otherKind(path: table.paths[0], column: input.name, wasNumeric: input.isNumeric)
      }
      let raw =
        isEmpty ? [Float](repeating: .nan, count: rows.count) : table.values(ofColumn: column, rows: rows) ?? []
      // The output of each of the table's categories; −1 for one that the training normals have not.
      let places = names.map { input.categories.firstIndex(of: $0) ?? -1 }
      var strangers = 0
      for (row, value) in raw.enumerated() {
        let start = row * width + input.outputs.lowerBound
        if value.isNaN { filled += 1 }
        if input.isNumeric {
          values[start] = value.isNaN ? input.fill : value
        } else {
          let place = value.isNaN ? Int(input.fill) : places[Int(value)]
          if place < 0 { strangers += 1 } else { values[start + place] = 1 }
        }
      }
      if strangers > 0 { unseen.append(NormalLabels.Count(name: input.name, rows: strangers)) }
    }
    return Encoded(
      values: Matrix(rows: rows.count, columns: width, values: values), filled: filled, unseen: unseen)
  }
}
