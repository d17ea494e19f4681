import CSV
import Platform
import Tables
import Words

extension CSVError: CustomStringConvertible {
  /// What is wrong, where, and the way out, in one line.
  public var description: String {
    switch self {
    case .file(let path, .missing): "no file \(quotedWord(path, limit: 200))"
    case .file(let path, .tooLarge(let bytes, let limit)):
      "\(printableWord(path)) has \(bytes) bytes; a table has at most \(limit): cut it in parts"
    case .file(let path, let error): "\(printableWord(path)) cannot be read: \(error)"
    case .cancelled: "reading was cancelled; nothing is changed"
    case .empty(let path): "\(printableWord(path)) is empty; a table has a line of column names and a line for each row"
    case .headerOnly(let path, let columns):
      "\(printableWord(path)) holds one line of \(columns) column names and no rows; if that line is a row, add --no-header"
    case .otherFormat(let path, let format): "\(printableWord(path)) \(Self.text(format))"
    case .binary(let place, let byte):
      "\(place): byte \(byte) is not text; a table is a text file, saved as CSV in UTF-8"
    case .oneColumn(let path, let line, let delimiter): Self.oneColumn(path, line, delimiter)
    case .tooManyColumns(let path, let count):
      "\(printableWord(path)) has \(count) columns; a table has at most \(CSVLimits.columns)"
    default: contentDescription
    }
  }

  private var contentDescription: String {
    switch self {
    case .openQuote(let place): "\(place): the quotation mark that opens here is never closed; double it if it is text"
    case .textAfterQuote(let place, let word):
      "\(place): \(quotedWord(word)) follows a closing quotation mark; a quotation mark inside quotes is doubled"
    case .ragged(let place, let fields, let expected, let hasHeader):
      "\(place): \(Self.count(fields, "field")) where the \(hasHeader ? "header" : "first row") has \(expected); "
        + "mend the line, or name another --delimiter"
    case .notANumber(let place, let word, let words, let numbers):
      "\(place): \(quotedWord(word)) is not a number; \(numbers) of \(numbers + words) values of this column are: "
        + "mend the file, or add \(Self.option("--categorical", place)) or \(Self.option("--drop", place))"
    case .decimalComma(let place, let word):
      "\(place): \(quotedWord(word)) has a decimal comma; these are read only where commas do not separate the fields, the "
        + "column has no decimal points and some of them cannot stand between thousands; write \(quotedWord(word.replacing(",", with: "."))), or add \(Self.option("--drop", place))"
    case .magnitude(let place, let word):
      "\(place): \(quotedWord(word)) is too large; numbers go up to 1e15: mend it, or add "
        + "\(Self.option("--drop", place)) or \(Self.option("--categorical", place))"
    case .missingLabel(let place): "\(place): the label is missing; fill it in, or add --missing omit"
    case .missingValues(let place, let count, let columns):
      "\(place): \(count == 1 ? "a value is" : "\(count) values are") missing, in \(Self.list(columns)); "
        + "--missing median fills them in, --missing omit leaves the rows out"
    default: columnDescription
    }
  }

  private var columnDescription: String {
    switch self {
    case .unknownColumn(let word, let option, let columns):
      "\(option) \(quotedWord(word)): no such column; the columns are \(Self.list(columns)), or a number up to "
        + "\(columns.count)"
        + (columns.enumerated().allSatisfy { $0.element == "column-\($0.offset + 1)" }
          ? "; if the first line holds the column names, add --header" : "")
    case .labelIsDropped(let column): "\(quotedWord(column)) is the label and cannot be dropped or categorical as well"
    case .tooManyLabels(let column, let limit):
      "column \(printableWord(column)) has more than \(limit) different values: it is not a label; name another --label"
    case .tooManyCategories(let column, let limit):
      "column \(printableWord(column)) has more than \(limit) categories; --drop it, or merge the rare ones"
    case .nothingToLearn(let path):
      "\(printableWord(path)) has no column left to learn from: all are the label, dropped, empty or constant"
    case .otherColumns(let path, let first, let number, let column, let expected):
      Self.otherColumns(path, first, number, column, expected)
    case .missingColumn(let path, let column):
      "\(printableWord(path)) has no column \(quotedWord(column)), which the detector was trained on"
    case .otherKind(let path, let column, let wasNumeric):
      "\(printableWord(path)), column \(printableWord(column)): it holds \(wasNumeric ? "words" : "numbers") where the "
        + "detector was trained on \(wasNumeric ? "numbers" : "categories; add --categorical")"
    case .normal(.unclear(let labels, let suggestion), let column):
      "which labels of column \(printableWord(column)) are normal? It holds \(labels.listed); the most frequent is "
        + "--normal \(Self.argument(suggestion))"
    case .normal(.unknown(let label, let labels), let column):
      "--normal \(quotedWord(label)): no row has this label; column \(printableWord(column)) holds \(labels.listed)"
    case .normal(.all(let labels), _):
      "all labels are normal (\(labels.listed)): leave out the ones to be found, or leave out --label"
    case .tooFewRows(let normal):
      "\(Self.count(normal, "normal row")) to train on; at least 2 are needed, in the training part"
    case .tooLarge(let rows, let columns):
      "\(rows) rows of \(columns) columns, categories included, do not fit in memory; --drop columns, or cut the file"
    case .unknownCategory(let word, let column, let categories):
      "\(quotedWord(word)) is not a category of \(printableWord(column)); it has \(Self.list(categories))"
    case .badNumber(let word, let column):
      "\(quotedWord(word)) is not a number up to 1e15, which \(printableWord(column)) takes"
    default: ""
    }
  }

  private static func text(_ format: OtherFormat) -> String {
    switch format {
    case .gzip: "is compressed (gzip): unpack it first, with gunzip"
    case .zip: "is a zip archive or a spreadsheet: unpack it, or save the sheet as CSV"
    case .parquet: "is a Parquet file: save it as CSV"
    case .utf16: "is UTF-16 text: save it as UTF-8"
    }
  }

  private static func oneColumn(_ path: String, _ line: String, _ delimiter: UInt8?) -> String {
    let place = "\(printableWord(path)) has one column: the first line is \(quotedWord(line, limit: 40))"
    if let delimiter {
      return place + ", without the delimiter \(CSVOptions.name(ofDelimiter: delimiter)); name another --delimiter"
    }
    return place + "; a table has two columns or more: name its --delimiter"
  }

  private static func otherColumns(
    _ path: String, _ first: String, _ number: Int, _ column: String?, _ expected: String?
  ) -> String {
    let (path, first) = (printableWord(path), printableWord(first))
    return switch (column, expected) {
    case (let column?, let expected?):
      "\(path): column \(number) is \(quotedWord(column)), but \(quotedWord(expected)) in \(first); the two need the same "
        + "columns in the same order"
    case (nil, let expected?): "\(path) has no column \(number), which is \(quotedWord(expected)) in \(first)"
    case (let column?, nil): "\(path) has one column more than \(first): \(quotedWord(column))"
    case (nil, nil): "\(path) and \(first): one has a header, the other has not; both need it, or neither"
    }
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).map { $0.contains(",") ? quotedWord($0) : printableWord($0, limit: 40) }.joined(
      separator: ", ")
    return names.count > 8 ? shown + ", … (\(names.count) in all)" : shown
  }

  private static func option(_ name: String, _ place: CSVPlace) -> String {
    let column = place.column ?? "COLUMN"
    let isPlain = column.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
    return "\(name) \(isPlain ? printableWord(column, limit: 60) : quotedWord(column))"
  }

  /// A word as it must be typed so that it stays one word.
  private static func argument(_ word: String) -> String {
    let shown = printableWord(word)
    let isPlain = !shown.isEmpty && shown.allSatisfy { !$0.isWhitespace && !"\"';#\\|><".contains($0) }
    return isPlain
      ? shown : "\"" + shown.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
