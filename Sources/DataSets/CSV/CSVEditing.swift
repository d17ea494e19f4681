import Platform

/// One value of a row, as a person reads and writes it.
public enum CSVCell: Equatable, Sendable {
  case number(Float)
  case category(String)
  /// A category that the training normals have not.
  case unseen
}

extension CSVEncoding {
  /// The values of an encoded row, one for each of `inputs`.
  public func cells(of row: some RandomAccessCollection<Float>) -> [CSVCell] {
    let row = Array(row)
    return inputs.map { input in
      if input.isNumeric { return .number(row[input.outputs.lowerBound]) }
      let places = Array(row[input.outputs])
      guard let most = places.indices.max(by: { places[$0] < places[$1] }), places[most] > 0.5 else { return .unseen }
      return .category(input.categories[most])
    }
  }

  /// An encoded row with another value in one column.
  ///
  /// - Throws: `CSVError.unknownColumn`, `.unknownCategory` or `.badNumber`.
  public func setting(_ name: String, to word: String, in row: [Float]) throws -> [Float] {
    let alike = inputs.filter { $0.name.lowercased() == name.lowercased() }
    guard let input = inputs.first(where: { $0.name == name }) ?? (alike.count == 1 ? alike[0] : nil) else {
      throw CSVError.unknownColumn(word: name, option: "edit", columns: inputs.map(\.name))
    }
    var row = row
    if input.isNumeric {
      var word = word
      guard case .number(let number) = word.withUTF8({ CSVValue(UnsafeRawBufferPointer($0)) }) else {
        throw CSVError.badNumber(word: word, column: input.name)
      }
      row[input.outputs.lowerBound] = number
      return row
    }
    guard let place = input.categories.firstIndex(of: word) else {
      throw CSVError.unknownCategory(word: word, column: input.name, categories: input.categories)
    }
    for output in input.outputs { row[output] = 0 }
    row[input.outputs.lowerBound + place] = 1
    return row
  }

  /// Amounts for each output added up to one for each of `inputs`, so that blame falls on a column and not on one of its
  /// categories.
  public func grouped(_ amounts: [Double]) -> [(name: String, amount: Double)] {
    inputs.map { input in (input.name, amounts[input.outputs].reduce(0, +)) }
  }
}
