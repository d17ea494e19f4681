// The columns of a table as a person sees them: a column of words is one, though a detector sees a value for each word.

extension Domain {
  /// A part for each column of a table; neighbours called `name=word` are the words of one.
  static func parts(of names: [String], width: Int) -> [RowPart] {
    var parts: [RowPart] = []
    for column in 0..<width {
      let name = names.indices.contains(column) ? names[column] : "column \(column + 1)"
      let stem = name.firstIndex(of: "=").map { String(name[..<$0]) }
      if let stem, let last = parts.last, last.name == stem, last.columns.upperBound == column - 1 {
        let columns = last.columns.lowerBound...column
        parts[parts.count - 1] = RowPart(name: stem, word: stem, label: stem, columns: columns)
      } else {
        parts.append(
          RowPart(name: stem ?? name, word: stem ?? name, label: stem ?? name, columns: column...column))
      }
    }
    return parts
  }

  /// The words that a column of words may hold, in the order of its values; nil for a column of numbers.
  public func categories(of part: RowPart) -> [String]? {
    let names = part.columns.map(columnName)
    guard names.allSatisfy({ $0.hasPrefix(part.name + "=") }) else { return nil }
    return names.map { String($0.dropFirst(part.name.count + 1)) }
  }

  /// What a row has in a column: a number, or a word.
  public enum Cell: Equatable, Sendable {
    case number(Float)
    case word(String)
    /// None of the words that the training normals have.
    case otherWord
  }

  /// What a row has in a column; nil where the row is shorter.
  public func cell(of part: RowPart, in row: [Float]) -> Cell? {
    guard row.indices.contains(part.columns.upperBound) else { return nil }
    guard let words = categories(of: part) else { return .number(row[part.columns.lowerBound]) }
    let values = Array(row[part.columns])
    guard let most = values.indices.max(by: { values[$0] < values[$1] }), values[most] > 0 else { return .otherWord }
    return .word(words[most])
  }

  /// Whether single columns of a row can be changed by their names.
  public var isEditable: Bool { kind == .table && !parts.isEmpty }

  /// The column of this name, in any case where that is clear.
  public func part(named name: String) -> RowPart? {
    if let part = parts.first(where: { $0.name == name }) { return part }
    let alike = parts.filter { $0.name.lowercased() == name.lowercased() }
    return alike.count == 1 ? alike[0] : nil
  }

  /// A row with another value in one column; nil where the column has no such word.
  public func setting(_ part: RowPart, to cell: Cell, in row: [Float]) -> [Float]? {
    guard row.indices.contains(part.columns.upperBound) else { return nil }
    var row = row
    switch (cell, categories(of: part)) {
    case (.number(let value), nil): row[part.columns.lowerBound] = value
    case (.word(let word), let words?):
      guard let place = words.firstIndex(of: word) else { return nil }
      for column in part.columns { row[column] = 0 }
      row[part.columns.lowerBound + place] = 1
    case (.otherWord, .some):
      for column in part.columns { row[column] = 0 }
    default: return nil
    }
    return row
  }
}
