/// Which of the connections of KDD Cup 1999 are used, and how.
public struct KDDOptions: Equatable, Codable, Sendable {
  /// Which columns.
  public enum Columns: String, CaseIterable, Codable, Sendable {
    /// The eighteen of the report "Deep Learning for Anomaly Detection".
    case report
    /// All 38 numbers.
    case numeric
    /// All 41, words as columns of zeros and ones.
    case all
  }

  /// What new attacks of the test part count as.
  public enum Labels: String, CaseIterable, Codable, Sendable {
    /// Attacks, by their own names.
    case original = "true"
    /// Normal, as in the report.
    case report
  }

  /// Which connections of the later recording are judged.
  public enum Rows: String, CaseIterable, Codable, Sendable {
    /// The report's 10,000.
    case report
    /// All 311,029.
    case all
  }

  /// Which columns are read.
  public var columns = Columns.report
  /// Whether columns that count are replaced by the logarithm of one more than their value.
  public var logarithms = false
  /// What new attacks of the test part count as.
  public var labels = Labels.original
  /// Which connections are judged.
  public var rows = Rows.report

  /// The report's own choice, but for its labels.
  public init() {}
}
