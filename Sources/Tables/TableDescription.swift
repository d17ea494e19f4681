/// What was found when a table was read, column by column: what an overview shows before anything is trained.
public struct TableDescription: Equatable, Sendable {
  /// What a column is used for.
  public enum Use: String, Codable, Sendable {
    /// Numbers, words, what says whether a row is normal, and one value in all rows.
    case numeric, categorical, label, constant
    /// Left out: asked for, without values, or of too many different words.
    case dropped
  }

  /// A column, in the order of the file.
  public struct Column: Equatable, Sendable {
    /// The name in the header, or `column 3` without one.
    public let name: String
    /// From 1.
    public let number: Int
    /// What the column is used for.
    public let use: Use
    /// What else is to be known of it, such as "always 0" or "no values"; nil for nothing.
    public let note: String?
    /// Rows without a value.
    public let missing: Int
    /// Range, quartiles and histogram of numbers, over all rows; nil for words.
    public let numbers: NumberSummary?
    /// Categories or labels and their rows, the most frequent first; empty for numbers.
    public let categories: [NormalLabels.Count]

    /// A column with what was found in it.
    public init(
      name: String, number: Int, use: Use, note: String?, missing: Int, numbers: NumberSummary?,
      categories: [NormalLabels.Count]
    ) {
      self.name = name
      self.number = number
      self.use = use
      self.note = note
      self.missing = missing
      self.numbers = numbers
      self.categories = categories
    }
  }

  /// Every column of the file, in its order.
  public let columns: [Column]
  /// The labels that are normal; nil without labels.
  public let normal: [String]?
  /// Rows that were left out because a value is missing.
  public let omitted: Int
  /// Missing values that were filled in.
  public let filled: Int
  /// Test rows with a category that no training normal has, for each column that has any.
  public let unseen: [NormalLabels.Count]
  /// A column that looks like the label where none was named.
  public let likelyLabel: String?

  /// The line of its file, from 1, that each test row stands in.
  public let testLines: [Int]

  /// A description of these columns and of what became of missing values.
  public init(
    columns: [Column], normal: [String]?, omitted: Int, filled: Int, unseen: [NormalLabels.Count],
    likelyLabel: String?, testLines: [Int]
  ) {
    self.columns = columns
    self.normal = normal
    self.omitted = omitted
    self.filled = filled
    self.unseen = unseen
    self.likelyLabel = likelyLabel
    self.testLines = testLines
  }

  /// The columns of one use.
  public func columns(_ use: Use) -> [Column] { columns.filter { $0.use == use } }
}
