import Platform
import Tables

/// One line of a file, taken apart step by step.
struct UCRRow {
  let place: UCRPlace
  private let bytes: UnsafeRawBufferPointer
  private var at: Int
  private var end: Int
  /// Whether blanks stand between values as well as commas.
  private var isBlankSeparated = false

  init(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ place: UCRPlace) {
    (self.bytes, at, self.end, self.place) = (bytes, start, end, place)
    skipBlanks()
    while self.end > at, Self.isBlank(bytes[self.end - 1]) { self.end -= 1 }
  }

  var isBlank: Bool { at == end }
  var isComment: Bool { at < end && (bytes[at] == UInt8(ascii: "#") || bytes[at] == UInt8(ascii: "%")) }
  var startsWithAt: Bool { at < end && bytes[at] == UInt8(ascii: "@") }
  var isRelation: Bool { words.first?.lowercased() == "@relation" }
  /// The words of a line of a header.
  var words: [String] {
    bytes[at..<end].split(whereSeparator: Self.isBlank).map { decoded(Array($0)) }
  }

  /// The class that stands before the values.
  mutating func leadingClass() throws(UCRTableError) -> ArraySlice<UInt8> {
    let start = at
    while at < end, !Self.isBlank(bytes[at]), bytes[at] != comma { at += 1 }
    guard at > start else { throw .noClass(place, atEnd: false) }
    let word = Array(bytes[start..<at])
    isBlankSeparated = true
    skipBlanks()
    if at < end, bytes[at] == comma {
      at += 1
      skipBlanks()
      if at == end { throw .missing(numbered(1), word: "") }
    }
    return word[...]
  }

  /// The class behind the colon at the end; more colons than one divide dimensions.
  mutating func classBehindColon(dimensions isUnivariate: Bool) throws(UCRTableError) -> ArraySlice<UInt8> {
    let colon = UInt8(ascii: ":")
    let colons = bytes[at..<end].indices.filter { bytes[$0] == colon }
    if bytes[at..<end].contains(UInt8(ascii: "(")) { throw .unsupported(place, .timeStamps) }
    guard let last = colons.last else { throw .noClass(place, atEnd: true) }
    if colons.count > 1 || !isUnivariate { throw .unsupported(place, .severalDimensions) }
    let word = trimmed(last + 1, end)
    if word.isEmpty { throw .noClass(place, atEnd: true) }
    end = last
    return word
  }

  /// The class that is the last of the values, in quotation marks perhaps.
  mutating func trailingClass() throws(UCRTableError) -> ArraySlice<UInt8> {
    if at < end, bytes[at] == UInt8(ascii: "{") { throw .unsupported(place, .sparseRows) }
    if at < end, bytes[at] == UInt8(ascii: "'") || bytes[at] == UInt8(ascii: "\"") {
      throw .unsupported(place, .severalDimensions)
    }
    guard let last = bytes[at..<end].lastIndex(of: comma) else { throw .noClass(place, atEnd: true) }
    var word = trimmed(last + 1, end)
    if let first = word.first, word.count > 1, first == word.last, [0x22, 0x27].contains(first) {
      word = word.dropFirst().dropLast()
    }
    if word.isEmpty || word.elementsEqual([UInt8(ascii: "?")]) { throw .noClass(place, atEnd: true) }
    end = last
    return word
  }

  /// Appends the values up to the end of the row.
  mutating func readValues(to values: inout [Float]) throws(UCRTableError) {
    var count = 0
    while at < end || !isBlankSeparated {
      count += 1
      guard count <= UCRTableLimits.width else { throw .tooLong(place, limit: UCRTableLimits.width) }
      skipBlanks()
      let start = at
      guard let number = DecimalParser.float(bytes, &at, end: end), at == end || isSeparator(bytes[at]) else {
        throw fault(start, count)
      }
      guard number.magnitude <= UCRTableLimits.magnitude else { throw .magnitude(numbered(count), word: word(start)) }
      values.append(number)
      skipBlanks()
      guard at < end else { return }
      if bytes[at] == comma {
        at += 1
        skipBlanks()
        if at == end { throw .missing(numbered(count + 1), word: "") }
      } else if !isBlankSeparated {
        throw .notANumber(numbered(count), word: word(start))
      }
    }
  }

  private func fault(_ start: Int, _ count: Int) -> UCRTableError {
    let word = word(start)
    let bare = word.lowercased().drop { $0 == "-" || $0 == "+" }
    let isMissing = ["", "?", "nan", "na", "n/a", "null", "inf", "infinity"].contains(String(bare))
    return isMissing ? .missing(numbered(count), word: word) : .notANumber(numbered(count), word: word)
  }

  private func word(_ start: Int) -> String {
    decoded(Array(bytes[start..<end].prefix { !isSeparator($0) }.prefix(200)))
  }

  private func numbered(_ value: Int) -> UCRPlace { UCRPlace(path: place.path, line: place.line, value: value) }

  private func trimmed(_ start: Int, _ end: Int) -> ArraySlice<UInt8> {
    var word = Array(bytes[start..<end])[...]
    while let first = word.first, Self.isBlank(first) { word = word.dropFirst() }
    while let last = word.last, Self.isBlank(last) { word = word.dropLast() }
    return word
  }

  private mutating func skipBlanks() { while at < end, Self.isBlank(bytes[at]) { at += 1 } }
  private func isSeparator(_ byte: UInt8) -> Bool { Self.isBlank(byte) || byte == comma }
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d }

  /// Where a byte comes next.
  static func position(of byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}

private let comma = UInt8(ascii: ",")
