import Platform
import Tables

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

extension UCRTableError: CustomStringConvertible {
  /// What is wrong, where, and the way out, in one line.
  public var description: String {
    switch self {
    case .file(let path, .missing): "no file or folder \(quotedWord(path, limit: 200))"
    case .file(let path, let error): "\(printableWord(path)) cannot be read: \(error)"
    case .cancelled: "reading was cancelled; nothing is changed"
    case .noDataFiles(let folder):
      "no data files in \(quotedWord(folder, limit: 200)): it needs NAME_TRAIN and NAME_TEST ending in .txt, .tsv, .csv, "
        + ".ts or .arff"
    case .severalDataSets(let folder, let names):
      "\(quotedWord(folder, limit: 200)) holds several data sets (\(Self.list(names))): name one file"
    case .empty(let path): "\(printableWord(path)) holds no series; it needs one a line: a class, then its values"
    case .noData(let path):
      "\(printableWord(path)) has a header and no line \"@data\"; the series stand below that line"
    case .tooManyClasses(let path, let limit):
      "\(printableWord(path)) has more than \(limit) classes: each line begins with its class, and then come the values"
    case .otherLength(let path, let count, let first, let expected):
      "\(printableWord(path)) holds series of \(count) values, \(printableWord(first)) of \(expected); cut both to one length"
    case .normal(.unclear(let labels, let suggestion)):
      "which classes are normal? The training file holds \(labels.listed); the most frequent is "
        + "--normal \(printableWord(suggestion))"
    case .normal(.unknown(let label, let labels)):
      "--normal \(quotedWord(label)): there is no such class; there are \(labels.listed)"
    case .normal(.all(let labels)): "all classes are normal (\(labels.listed)): leave out the ones to be found"
    default: rowDescription
    }
  }

  private var rowDescription: String {
    switch self {
    case .binary(let place): "\(place): a NUL byte: this is a binary file, not text"
    case .notANumber(let place, let word):
      "\(place): \(quotedWord(word, limit: 40)) is not a number; a line is a class and then numbers"
    case .magnitude(let place, let word):
      "\(place): \(quotedWord(word, limit: 40)) is too large; values go up to 1e15"
    case .missing(let place, let word):
      "\(place): \(word.isEmpty ? "the value is missing" : "\(quotedWord(word, limit: 40)) is a missing value"); "
        + "series need all their values: fill the gaps, or cut all series to one length"
    case .length(let place, let count, let expected, let firstLine):
      "\(place): \(count) \(count == 1 ? "value" : "values") where line \(firstLine) has \(expected); "
        + "all series need the same length"
    case .tooShort(let place, let count):
      "\(place): \(count) \(count == 1 ? "value" : "values") after the class; a series has at least 2"
    case .tooLong(let place, let limit): "\(place): more than \(limit) values; cut the series in parts"
    case .noClass(let place, let atEnd):
      "\(place): the class is missing; it stands \(atEnd ? "at the end of the line" : "first in the line")"
    case .unsupported(let place, let what): "\(place): \(Self.text(what))"
    default: ""
    }
  }

  private static func text(_ what: Unsupported) -> String {
    switch what {
    case .severalDimensions: "several dimensions; one series a row is read: keep one dimension"
    case .timeStamps: "time stamps; series of evenly spaced values are read: leave the time stamps out"
    case .sparseRows: "a sparse row; write all values, with commas between them"
    case .noClasses: "no class labels; a detector is judged by classes: declare them, or read the file as a table"
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(6).map { printableWord($0, limit: 40) }.joined(separator: ", ")
    return names.count > 6 ? shown + ", …" : shown
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
