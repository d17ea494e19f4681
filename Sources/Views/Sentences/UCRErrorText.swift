import Platform
import Tables
import UCR
import Words

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
