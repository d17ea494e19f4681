import Platform
import Tables

/// Reads the rows of files in UCR form one after another.
struct UCRRowReader {
  private(set) var values: [Float] = []
  private(set) var labels: [Int] = []
  private(set) var lines: [Int32] = []
  private(set) var fileRows: [Range<Int>] = []
  private(set) var classes = WordTable()
  /// Values in a row; 0 before the first.
  private(set) var width = 0
  private var firstPath = ""

  /// How the rows of a file are written.
  private enum Form {
    /// A class and its values, between blanks or single commas.
    case classFirst
    /// Values between commas; a colon, and the class.
    case colonLast
    /// Values between commas, and the class as the last of them.
    case classLast
  }

  mutating func read(
    _ bytes: UnsafeRawBufferPointer, path: String, _ progress: inout ReadingProgress
  ) throws(UCRTableError) {
    try refuseBinary(bytes, path)
    var header = UCRHeader(path: path)
    var form = Form.classFirst
    switch path.split(separator: ".").last?.lowercased() {
    case "ts": form = .colonLast
    case "arff": form = .classLast
    default: break
    }
    var isHeader = form != .classFirst
    let firstRow = labels.count
    var firstLine = 0
    var (line, start) = (0, bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0)
    if form == .classFirst { values.reserveCapacity(values.count + bytes.count / 16) }
    while start < bytes.count {
      line += 1
      let end = UCRRow.position(of: UInt8(ascii: "\n"), in: bytes, from: start) ?? bytes.count
      var row = UCRRow(bytes, start, end, UCRPlace(path: path, line: line))
      start = end + 1
      guard progress.isWanted(at: end) else { throw .cancelled }
      if row.isBlank || (isHeader || form != .classFirst) && row.isComment { continue }
      if isHeader || labels.count == firstRow && row.startsWithAt {
        // A header in a file of another ending says itself which form it has.
        if form == .classFirst { form = row.isRelation ? .classLast : .colonLast }
        isHeader = try header.read(row)
        continue
      }
      firstLine = firstLine == 0 ? line : firstLine
      try append(&row, form, header, firstLine: firstLine)
    }
    if isHeader { throw .noData(path: path) }
    guard labels.count > firstRow else { throw .empty(path: path) }
    if firstPath.isEmpty { firstPath = path }
    fileRows.append(firstRow..<labels.count)
    guard progress.isWanted(afterFile: bytes.count) else { throw .cancelled }
  }

  private mutating func append(
    _ row: inout UCRRow, _ form: Form, _ header: UCRHeader, firstLine: Int
  ) throws(UCRTableError) {
    let before = values.count
    let label: ArraySlice<UInt8>
    switch form {
    case .classFirst:
      label = try row.leadingClass()
      try row.readValues(to: &values)
    case .colonLast:
      label = try row.classBehindColon(dimensions: header.isUnivariate)
      try row.readValues(to: &values)
    case .classLast:
      label = try row.trailingClass()
      try row.readValues(to: &values)
    }
    let count = values.count - before
    if width == 0 {
      guard count > 1 else { throw .tooShort(row.place, count: count) }
      width = count
    }
    if count != width {
      if labels.count > (fileRows.last?.upperBound ?? 0) {
        throw .length(row.place, count: count, expected: width, firstLine: firstLine)
      }
      throw .otherLength(path: row.place.path, count: count, first: firstPath, expected: width)
    }
    labels.append(number(ofClass: label))
    lines.append(Int32(clamping: row.place.line))
    if classes.count > UCRTableLimits.classes {
      throw .tooManyClasses(path: row.place.path, limit: UCRTableLimits.classes)
    }
  }

  /// A whole number is a class by its value: "1", "1.0" and "1.0000000e+00" are the same.
  private mutating func number(ofClass word: ArraySlice<UInt8>) -> Int {
    word.withUnsafeBytes { bytes in
      var at = 0
      if let number = DecimalParser.float(bytes, &at, end: bytes.count), at == bytes.count,
        let whole = Int(exactly: number), whole.magnitude < 1 << 24
      {
        var text = "\(whole)"
        return text.withUTF8 { classes.number(of: UnsafeRawBufferPointer($0)) }
      }
      return classes.number(of: bytes)
    }
  }

  private func refuseBinary(_ bytes: UnsafeRawBufferPointer, _ path: String) throws(UCRTableError) {
    guard let index = UCRRow.position(of: 0, in: bytes, from: 0) else { return }
    throw .binary(UCRPlace(path: path, line: bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1))
  }
}
