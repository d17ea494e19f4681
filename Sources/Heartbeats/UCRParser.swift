import Platform
import Tables

/// Reads the rows of one text in UCR form in a single pass.
struct UCRParser {
  private let bytes: UnsafeRawBufferPointer
  private let file: String
  /// Whether each row begins with its class.
  private let isLabelled: Bool
  private var line = 0
  private var lineStart = 0
  private var values: [Float] = []
  private var classes: [RowClass] = []

  static func parse(_ bytes: UnsafeRawBufferPointer, file: String) throws -> RowSet {
    var parser = UCRParser(bytes: bytes, file: file)
    try parser.refuseBinary()
    return try parser.readAll()
  }

  /// Beats with or without a class before their values, as the first row shows.
  static func parseBeats(_ bytes: UnsafeRawBufferPointer, file: String) throws -> [Row] {
    let firstRow = bytes.split(separator: newline, omittingEmptySubsequences: true)
      .first { $0.contains { !isSeparator($0) } }
    let words = firstRow?.prefix(UCRLimits.lineBytes).split(whereSeparator: isSeparator).count
    var parser = UCRParser(bytes: bytes, file: file, isLabelled: words != Heartbeat.points)
    try parser.refuseBinary()
    let beats = try parser.readAll()
    return (0..<beats.count).map { row in
      parser.isLabelled ? beats[row] : Row(values: beats[row].values)
    }
  }

  private init(bytes: UnsafeRawBufferPointer, file: String, isLabelled: Bool = true) {
    self.bytes = bytes
    self.file = file
    self.isLabelled = isLabelled
  }

  private func refuseBinary() throws {
    guard let index = position(of: 0, from: 0) else { return }
    let lines = bytes[..<index].split(separator: newline, omittingEmptySubsequences: false)
    throw UCRError.binary(file: file, line: lines.count, column: (lines.last?.count ?? 0) + 1)
  }

  private mutating func readAll() throws -> RowSet {
    let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
    lineStart = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    // The archive's numbers take 16 bytes each, the shortest sensible ones about five.
    values.reserveCapacity(bytes.count / 16 + Heartbeat.points)
    while lineStart < bytes.count {
      line += 1
      let end = position(of: newline, from: lineStart) ?? bytes.count
      if end - lineStart > UCRLimits.lineBytes {
        throw UCRError.longLine(place(lineStart), bytes: end - lineStart)
      }
      try readLine(end: end)
      lineStart = end + 1
    }
    if classes.isEmpty { throw UCRError.empty(file: file) }
    return RowSet(beats: values, classes: classes)
  }

  private mutating func readLine(end: Int) throws {
    var at = lineStart
    skipBlanks(&at, end)
    if at == end { return }
    var count = 0
    if isLabelled {
      classes.append(try readClass(&at, end))
    } else {
      // The class is a stand-in here, and is left away again where the beats are handed out.
      classes.append(.normal)
      values.append(try readNumber(&at, end))
      count = 1
    }
    while try skipSeparator(&at, end) {
      if count == Heartbeat.points {
        throw UCRError.valueCount(place(at), count: count + countWords(from: at, end))
      }
      values.append(try readNumber(&at, end))
      count += 1
    }
    if count < Heartbeat.points { throw UCRError.valueCount(place(at), count: count) }
  }

  private func readClass(_ at: inout Int, _ end: Int) throws -> RowClass {
    let start = at
    let number = try readNumber(&at, end)
    guard let whole = Int(exactly: number), let beatClass = RowClass.heartbeat(whole) else {
      throw UCRError.unknownClass(place(start), word: word(start, end))
    }
    return beatClass
  }

  private func readNumber(_ at: inout Int, _ end: Int) throws -> Float {
    let start = at
    guard let number = DecimalParser.float(bytes, &at, end: end), at == end || isSeparator(bytes[at]) else {
      throw notANumber(start, end)
    }
    if number.magnitude > UCRLimits.magnitude {
      throw UCRError.magnitude(place(start), word: word(start, end))
    }
    return number
  }

  private func notANumber(_ start: Int, _ end: Int) -> UCRError {
    let text = word(start, end)
    if start < end, bytes[start] == comma { return .missingValue(place(start)) }
    let bare = text.lowercased().drop { $0 == "-" || $0 == "+" }
    let isSpecial = ["nan", "inf", "infinity", "na", "null", "?"].contains(String(bare))
    return isSpecial ? .notFinite(place(start), word: text) : .notANumber(place(start), word: text)
  }

  /// Moves to the next word of the line; false at its end. At most one comma stands between two words.
  private func skipSeparator(_ at: inout Int, _ end: Int) throws -> Bool {
    skipBlanks(&at, end)
    guard at < end else { return false }
    if bytes[at] == comma {
      let comma = at
      at += 1
      skipBlanks(&at, end)
      if at == end { throw UCRError.missingValue(place(comma)) }
    }
    return true
  }

  @inline(__always)
  private func skipBlanks(_ at: inout Int, _ end: Int) {
    while at < end, isBlank(bytes[at]) { at += 1 }
  }

  private func countWords(from start: Int, _ end: Int) -> Int {
    bytes[start..<end].split(whereSeparator: isSeparator).count
  }

  private func word(_ start: Int, _ end: Int) -> String {
    let word = bytes[start..<end].prefix { !isSeparator($0) }
    let isLong = word.count > UCRLimits.wordBytes
    return String(decoding: word.prefix(UCRLimits.wordBytes), as: UTF8.self) + (isLong ? "…" : "")
  }

  private func place(_ position: Int) -> TextPlace {
    TextPlace(file: file, line: line, column: position - lineStart + 1)
  }

  private func position(of byte: UInt8, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}

private let newline = UInt8(ascii: "\n")
private let comma = UInt8(ascii: ",")

@inline(__always)
private func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0d
}

@inline(__always)
private func isSeparator(_ byte: UInt8) -> Bool {
  isBlank(byte) || byte == comma
}
