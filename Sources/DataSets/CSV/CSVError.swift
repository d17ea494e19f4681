import Platform
import Tables
import Words

/// Where something stands in a table: file and line from 1, and the column's name where it is known.
public struct CSVPlace: Equatable, Sendable {
  public let path: String
  public let line: Int
  public let column: String?

  public init(path: String, line: Int, column: String? = nil) {
    self.path = path
    self.line = line
    self.column = column
  }
}

/// Why a file is not a table, or not the one that was asked for.
public enum CSVError: Error, Equatable, Sendable {
  case file(path: String, FileError)
  /// Reading was cancelled; nothing is kept.
  case cancelled
  case empty(path: String)
  case headerOnly(path: String, columns: Int)
  /// What the first bytes say the file is instead.
  case otherFormat(path: String, OtherFormat)
  /// A control character that no text has, a NUL byte say.
  case binary(CSVPlace, byte: UInt8)
  /// No delimiter splits the lines; a table for a detector has at least two columns.
  case oneColumn(path: String, line: String, delimiter: UInt8?)
  case tooManyColumns(path: String, count: Int)
  case openQuote(CSVPlace)
  case textAfterQuote(CSVPlace, word: String)
  case ragged(CSVPlace, fields: Int, expected: Int, hasHeader: Bool)
  /// A word in a column that otherwise holds numbers: so many words, so many numbers.
  case notANumber(CSVPlace, word: String, words: Int, numbers: Int)
  case decimalComma(CSVPlace, word: String)
  case magnitude(CSVPlace, word: String)
  case unknownColumn(word: String, option: String, columns: [String])
  case labelIsDropped(column: String)
  case missingLabel(CSVPlace)
  case tooManyLabels(column: String, moreThan: Int)
  case tooManyCategories(column: String, moreThan: Int)
  /// Every column is a label, dropped, empty or constant.
  case nothingToLearn(path: String)
  /// Two files of one table whose columns differ; the number of the first that does.
  case otherColumns(path: String, first: String, number: Int, column: String?, expected: String?)
  /// A file that has not a column a detector was trained on, or holds words where that had numbers.
  case missingColumn(path: String, column: String)
  case otherKind(path: String, column: String, wasNumeric: Bool)
  case normal(NormalLabels.Failure, column: String)
  /// Missing values where they are to be refused: so many, in these columns; the first one's place.
  case missingValues(CSVPlace, count: Int, columns: [String])
  /// Too few rows are left to train on.
  case tooFewRows(normal: Int)
  case tooLarge(rows: Int, columns: Int)
  /// A value for a column of a row that is edited.
  case unknownCategory(word: String, column: String, categories: [String])
  case badNumber(word: String, column: String)

  /// What a file is that is not text.
  public enum OtherFormat: Equatable, Sendable {
    case gzip, zip, parquet, utf16
  }
}

/// What the reader refuses to read on, so that a wrong file ends in a sentence and not in a full memory.
package enum CSVLimits {
  static let fileBytes = 1 << 32
  package static let columns = 10_000
  /// A square of it, summed over any data set in memory, still is a finite 32-bit float.
  static let magnitude: Float = 1e15
  /// Words in a column that is found to be categorical, and in one that is said to be.
  static let categories = 100
  static let askedCategories = 1_000
  static let labels = 1_000
  /// Encoded values in memory: 2 GB.
  static let values = 1 << 29
}

extension CSVPlace: CustomStringConvertible {
  /// `flows.csv, line 812, column bytes`, as it stands before a colon.
  public var description: String {
    let column = column.map { ", column \(printableWord($0, limit: 60))" } ?? ""
    return "\(printableWord(path)), line \(line)\(column)"
  }
}
