import Tables

/// A row of a table that is worked on: one of the test rows, with other values in some columns.
public struct EditedRow: Equatable, Codable, Sendable {
  /// The test row it began as, counted from 1.
  public let index: Int
  /// What that holds.
  public let original: [Float]
  public internal(set) var values: [Float]

  init(_ row: TestBeat) {
    index = row.index
    (original, values) = (row.values, row.values)
  }
}

extension Workbench {
  /// What the row that is worked on is called.
  public static let editedRow = "edited"

  /// Begins with a test row and sets columns of it, or sets columns of the row that is worked on; all of them or none.
  public mutating func edit(from start: TestBeat?, _ changes: [(name: String, value: String)]) throws(EditError) {
    guard var row = start.map(EditedRow.init) ?? edited else { throw .nothingEdited(noun: data.domain.noun.singular) }
    for (name, value) in changes {
      row.values = try data.domain.edited(row.values, name: name, value: value)
    }
    guard row != edited else { return }
    noteEdit(row)
  }

  /// The commands that bring the row that is worked on back.
  public var editCommands: [String] {
    guard let edited else { return [] }
    let changes = data.domain.parts.compactMap { part -> String? in
      let cell = data.domain.cell(of: part, in: edited.values)
      guard let cell, cell != data.domain.cell(of: part, in: edited.original) else { return nil }
      let text = "\(part.name)=\(cell.exactText)"
      return text.allSatisfy { $0.isLetter || $0.isNumber || "=._-+".contains($0) }
        ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    return [(["edit from row \(edited.index)"] + changes).joined(separator: " ")]
  }
}

extension Domain {
  /// A row with a value, as a person writes it, in a column.
  fileprivate func edited(_ row: [Float], name: String, value: String) throws(EditError) -> [Float] {
    guard let part = part(named: name) else { throw .noColumn(name, columns: parts.map(\.name)) }
    guard let words = categories(of: part) else {
      guard !value.lowercased().contains("x"), let number = Float(value), number.magnitude <= 1e15 else {
        throw .noNumber(value, column: part.name)
      }
      return setting(part, to: .number(number), in: row) ?? row
    }
    guard let edited = setting(part, to: .word(value), in: row) else {
      throw .noWord(value, column: part.name, words: words)
    }
    return edited
  }
}

extension Domain.Cell {
  fileprivate var exactText: String {
    switch self {
    case .number(let value): "\(value)"
    case .word(let word): word
    case .otherWord: ""
    }
  }
}

/// Why a row cannot be changed so; each names the way out.
public enum EditError: Error, Equatable, Sendable {
  case nothingEdited(noun: String)
  case noColumn(String, columns: [String])
  case noNumber(String, column: String)
  case noWord(String, column: String, words: [String])
}
