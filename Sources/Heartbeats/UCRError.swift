/// Where in a text file something stands, as editors count: line and column from 1, the column in bytes.
public struct TextPlace: Equatable, Sendable, CustomStringConvertible {
  /// The file's path, as it was given.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// The column in bytes, counted from 1.
  public let column: Int

  /// A place, counted as editors do.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  public var description: String { "\(printable(file)):\(line):\(column)" }
}

/// Why a file, or a folder of files, is not data in UCR form.
public enum UCRError: Error, Equatable, Sendable {
  /// There is no such file or folder.
  case missing(path: String)
  /// The system does not let it be read.
  case unreadable(path: String, reason: String)
  /// The file has more bytes than are read.
  case tooLarge(path: String, bytes: Int)
  /// The folder holds no file in UCR form.
  case noDataFiles(folder: String)
  /// The folder holds more than one data set; one must be named.
  case severalDataSets(folder: String, names: [String])
  /// The file has no row.
  case empty(file: String)
  /// The file is not text.
  case binary(file: String, line: Int, column: Int)
  /// A line has more bytes than are read.
  case longLine(TextPlace, bytes: Int)
  /// A word stands where a number should.
  case notANumber(TextPlace, word: String)
  /// A value is infinite or not a number.
  case notFinite(TextPlace, word: String)
  /// A value is too large for a heartbeat.
  case magnitude(TextPlace, word: String)
  /// A value is left out.
  case missingValue(TextPlace)
  /// A label is not the number of a class.
  case unknownClass(TextPlace, word: String)
  /// A row with another number of values after the class than 140.
  case valueCount(TextPlace, count: Int)
}

extension UCRError: CustomStringConvertible {
  /// What is wrong, where, and the way out, in one line.
  public var description: String {
    switch self {
    case .missing(let path): "no file or folder '\(printable(path))'"
    case .unreadable(let path, let reason): "cannot read '\(printable(path))': \(reason)"
    case .tooLarge(let path, let bytes):
      "'\(printable(path))' holds \(bytes) bytes; heartline reads files of at most \(UCRLimits.fileBytes)"
    case .noDataFiles(let folder):
      "no data files in '\(printable(folder))': it needs NAME_TRAIN and NAME_TEST ending in .txt, .tsv or .csv"
    case .severalDataSets(let folder, let names):
      "'\(printable(folder))' holds several data sets (\(Self.list(names))): name one file"
    case .empty(let file): "\(printable(file)) is empty: it needs one beat a line, a class and 140 values"
    case .binary(let file, let line, let column):
      "\(printable(file)):\(line):\(column): a NUL byte: this is a binary file, not text"
    default: rowDescription
    }
  }

  private var rowDescription: String {
    switch self {
    case .longLine(let place, let bytes):
      "\(place): a line of \(bytes) bytes; a beat is one line, a class and 140 values"
    case .notANumber(let place, let word): "\(place): '\(printable(word))' is not a number; write 0.5 or 5e-1"
    case .notFinite(let place, let word):
      "\(place): '\(printable(word))' is not a finite number; leave out or repair this beat"
    case .magnitude(let place, let word):
      "\(place): '\(printable(word))' is too large for a heartbeat; values go up to 1e15"
    case .missingValue(let place): "\(place): a value is missing beside this comma"
    case .unknownClass(let place, let word):
      "\(place): '\(printable(word))' is not a class; the first number of a line is a class from 1 to 5"
    case .valueCount(let place, let count):
      "\(place): \(count) \(count == 1 ? "value" : "values") after the class; a beat has 140"
    default: ""
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(4).map { printable($0) }.joined(separator: ", ")
    return names.count > 4 ? shown + ", …" : shown
  }
}

/// A word for an error message: control characters escaped, a long one cut short.
func printable(_ word: String) -> String {
  let limit = 200
  var shown = ""
  for scalar in word.unicodeScalars.prefix(limit) {
    let isControl = scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
    shown += isControl || scalar == "\u{fffd}" ? scalar.escaped(asASCII: true) : String(scalar)
  }
  return word.unicodeScalars.count > limit ? shown + "…" : shown
}

/// What the reader refuses to read on, so that a wrong file ends in a sentence and not in a full memory.
enum UCRLimits {
  static let fileBytes = 1 << 30
  static let lineBytes = 1 << 15
  static let wordBytes = 40
  /// A square of it, summed over any data set in memory, still is a finite 32-bit float.
  static let magnitude: Float = 1e15
}
