/// Where rows come from, as sessions are saved with it.
public enum DataSource: Equatable, Codable, Sendable {
  /// The archive's own two files; the path is the file or folder they were read by.
  case ecg5000(path: String)
  /// Beats of the bundled simulator.
  case simulated(seed: Int)
  /// Other heartbeats in UCR form.
  case file(path: String)
  /// Series of any length in UCR form; the classes that a person called normal.
  case series(path: String, normal: [String])
  /// A table with columns of its own.
  case table(path: String, options: TableOptions)
  /// Connections of KDD Cup 1999.
  case kdd(KDDOptions)
}

/// What a person says about a table; what is left out is found out from the file.
public struct TableOptions: Equatable, Codable, Sendable {
  /// The column of labels, by name or number; nil where nothing is known of the rows.
  public var label: String?
  /// The labels of normal rows; none where they are clear by themselves.
  public var normal: [String] = []
  /// Columns to leave out, by name or number.
  public var dropped: [String] = []
  /// Columns whose values are categories, though they may look like numbers.
  public var categorical: [String] = []
  /// What stands between two fields: a character, or a word such as `tab`; nil: found out.
  public var delimiter: String?
  /// Whether the first line is a row, and names no columns.
  public var hasNoHeader = false
  /// Whether the first line names the columns, though it may look like a row; nil: found out.
  public var hasHeader: Bool?
  /// What becomes of missing values, in the word of the command; nil for the usual way.
  public var missing: String?

  /// Options that say at most which labels are normal; the rest is found out from the file.
  public init(normal: [String] = []) { self.normal = normal }

  /// Whether nothing is said.
  public var isEmpty: Bool { self == TableOptions() }
}
