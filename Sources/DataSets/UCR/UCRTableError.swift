import Platform
import Tables
import Words

/// Where something stands: file, line from 1, and which value of the series, from 1, where it is one.
public struct UCRPlace: Equatable, Sendable, CustomStringConvertible {
  public let path: String
  public let line: Int
  public let value: Int?

  public init(path: String, line: Int, value: Int? = nil) {
    self.path = path
    self.line = line
    self.value = value
  }

  public var description: String {
    "\(printableWord(path)), line \(line)" + (value.map { ", value \($0)" } ?? "")
  }
}

/// Why files are not series of one length in UCR form.
public enum UCRTableError: Error, Equatable, Sendable {
  case file(path: String, FileError)
  case cancelled
  case noDataFiles(folder: String)
  case severalDataSets(folder: String, names: [String])
  case empty(path: String)
  case binary(UCRPlace)
  case notANumber(UCRPlace, word: String)
  case magnitude(UCRPlace, word: String)
  /// No value, or one that is not a finite number.
  case missing(UCRPlace, word: String)
  /// A series of another length than the first.
  case length(UCRPlace, count: Int, expected: Int, firstLine: Int)
  case tooShort(UCRPlace, count: Int)
  case tooLong(UCRPlace, limit: Int)
  /// A row without its class.
  case noClass(UCRPlace, atEnd: Bool)
  case tooManyClasses(path: String, limit: Int)
  /// Something that a header of a .ts or .arff file declares and that is not one series a row.
  case unsupported(UCRPlace, Unsupported)
  /// A header without `@data`.
  case noData(path: String)
  /// A test file of series of another length than those of the training file.
  case otherLength(path: String, count: Int, first: String, expected: Int)
  case normal(NormalLabels.Failure)

  public enum Unsupported: Equatable, Sendable {
    case severalDimensions, timeStamps, sparseRows, noClasses
  }
}

/// What the reader refuses to read on.
enum UCRTableLimits {
  static let fileBytes = 1 << 31
  static let width = 100_000
  static let classes = 1_000
  /// A square of it, summed over any data set in memory, still is a finite 32-bit float.
  static let magnitude: Float = 1e15
}
