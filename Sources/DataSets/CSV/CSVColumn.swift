/// A column of a table, in the order of the file.
public struct CSVColumn: Equatable, Codable, Sendable {
  /// What a column is used for.
  public enum Role: Equatable, Codable, Sendable {
    case numeric
    /// Its values are categories; in `CSVTable.values` they stand as indices of `categories`.
    case categorical
    /// It tells normal rows from others, and is not scored.
    case label
    /// All rows have the same value, which can tell nothing; the value as it is written.
    case constant(String)
    case dropped(DropReason)
  }

  /// Why a column is left out.
  public enum DropReason: Equatable, Codable, Sendable {
    /// A person asked for it.
    case asked
    /// No row has a value.
    case empty
    /// It holds words, and so many different ones that one column for each would drown all others.
    case tooManyCategories(moreThan: Int)
  }

  /// From the first line, or `column-1`, `column-2`, …; each name comes once.
  public let name: String
  /// From 1, as it stands in the file.
  public let number: Int
  public internal(set) var role: Role
  /// The categories in their order: numbers by size, else by the bytes of their text; empty for numbers.
  public internal(set) var categories: [String] = []
  /// Rows without a value, infinite ones among them.
  public internal(set) var missing = 0
  /// Of the missing ones, those that are infinite.
  public internal(set) var infinite = 0
  /// Least and greatest number; nil for words.
  public internal(set) var range: ClosedRange<Float>?
  /// Whether each number is one more than the one before: a row number, which tells a detector where a row stands and not
  /// what it is.
  public internal(set) var isRowNumber = false

  /// Whether detectors see it.
  public var isUsed: Bool { role == .numeric || role == .categorical }

  init(name: String, number: Int, role: Role) {
    self.name = name
    self.number = number
    self.role = role
  }
}
