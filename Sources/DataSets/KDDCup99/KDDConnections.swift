import Tables

/// Connections: 41 columns and the name of each one's attack.
public struct KDDConnections: Sendable {
  /// One connection a row; a word is the index of its place in ``words``.
  public let values: Matrix
  /// For each categorical column its words, in the order in which they first come.
  public let words: [Int: [String]]
  /// The label of each connection as an index of ``labelNames``.
  public let labels: [Int]
  /// `normal` and the attacks, in the order in which they first come.
  public let labelNames: [String]

  public var count: Int { labels.count }
  public func name(_ row: Int) -> String { labelNames[labels[row]] }

  /// The rows that are normal, or those that are not.
  public func rows(normal: Bool) -> [Int] {
    let isNormal = labelNames.map { $0 == "normal" }
    return labels.indices.filter { isNormal[labels[$0]] == normal }
  }

  /// Some columns of some rows.
  public func matrix(rows: [Int], columns: [Int]) -> Matrix {
    var result = Matrix(rows: rows.count, columns: columns.count)
    for (place, row) in rows.enumerated() {
      for (index, column) in columns.enumerated() {
        result.values[place * columns.count + index] = values.values[row * values.columns + column]
      }
    }
    return result
  }

  init(text: [UInt8], path: String) throws {
    var parser = KDDParser(path: path)
    try text.withUnsafeBufferPointer { try parser.read($0) }
    values = Matrix(rows: parser.labels.count, columns: KDDColumns.names.count, values: parser.values)
    words = Dictionary(uniqueKeysWithValues: KDDColumns.categorical.map { ($0, parser.words[$0].names) })
    (labels, labelNames) = (parser.labels, parser.labelWords.names)
  }
}

/// Words in the order in which they first come.
private struct WordIndex {
  private(set) var names: [String] = []
  private var places: [String: Int] = [:]

  mutating func place(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let word = String(decoding: bytes, as: UTF8.self)
    if let place = places[word] { return place }
    places[word] = names.count
    names.append(word)
    return names.count - 1
  }
}

private struct KDDParser {
  let path: String
  var values: [Float] = []
  var labels: [Int] = []
  var words = [WordIndex](repeating: WordIndex(), count: 41)
  var labelWords = WordIndex()

  init(path: String) { self.path = path }

  mutating func read(_ text: UnsafeBufferPointer<UInt8>) throws {
    values.reserveCapacity(text.count / 3)
    var (line, column, start) = (1, 0, 0)
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: ","):
        guard column < 41 else { throw KDDError.badLine(path: path, line: line, column: column + 1) }
        try field(text[start..<index], line, column)
        column += 1
        start = index + 1
      case UInt8(ascii: "\n"):
        let label = text[start..<index]
        guard column == 41, label.count > 1, label.last == UInt8(ascii: ".") else {
          throw KDDError.badLine(path: path, line: line, column: column + 1)
        }
        labels.append(labelWords.place(of: label.dropLast()))
        (line, column, start) = (line + 1, 0, index + 1)
      default: break
      }
    }
    guard start == text.count else { throw KDDError.badLine(path: path, line: line, column: column + 1) }
  }

  private mutating func field(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ line: Int, _ column: Int) throws {
    if (1...3).contains(column) {
      values.append(Float(words[column].place(of: bytes)))
      return
    }
    // Whole numbers and two decimals: digits with at most one point, no sign.
    var (whole, scale, hasPoint) = (0, 1, false)
    for byte in bytes {
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if (48...57).contains(byte), whole < 1_000_000_000_000 {
        whole = whole * 10 + Int(byte - 48)
        if hasPoint { scale *= 10 }
      } else {
        throw KDDError.badLine(path: path, line: line, column: column + 1)
      }
    }
    guard !bytes.isEmpty else { throw KDDError.badLine(path: path, line: line, column: column + 1) }
    values.append(Float(Double(whole) / Double(scale)))
  }
}
