import Platform
import Tables

/// The bytes of one file, and what messages call it.
struct CSVSource {
  let path: String
  let bytes: UnsafeRawBufferPointer
}

/// One field: where its bytes stand, quotation marks left out, and whether the line goes on behind it.
struct CSVField {
  var start: Int
  var end: Int
  var isQuoted = false
  /// Whether quotation marks are doubled inside.
  var hasDoubledQuotes = false
  /// Whether another field of the same row follows.
  var isContinued: Bool
  var isEmpty: Bool { start == end }
}

/// Walks over the fields of a text in one pass (RFC 4180, and what people write instead).
///
/// A row ends with LF, CR LF or CR; blank lines do not count. Blanks around a field do not belong to it unless they are
/// quoted or the delimiter; a quotation mark within a field that does not begin with one is text.
struct CSVScanner {
  let source: CSVSource
  let delimiter: UInt8
  private let bytes: UnsafeRawBufferPointer
  private let count: Int
  private(set) var position: Int
  /// The line, from 1, on which the next field begins.
  private(set) var line = 1

  init(_ source: CSVSource, delimiter: UInt8) {
    self.source = source
    self.delimiter = delimiter
    bytes = source.bytes
    count = source.bytes.count
    position = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
  }

  /// Whether there is a row left; moves to its first field.
  mutating func hasRow() -> Bool {
    while position < count {
      var at = position
      while at < count, isBlank(bytes[at]) || (bytes[at] == tab && delimiter != tab) { at += 1 }
      if at == count {
        position = at
        return false
      }
      guard bytes[at] == newline || bytes[at] == carriageReturn else {
        if delimiter == space { position = at }
        return true
      }
      endLine(&at)
      position = at
    }
    return false
  }

  /// The number at the next field, where the field is one that is plainly written; the scanner moves past it. Nil, and it
  /// stays, for anything else.
  @inline(__always)
  mutating func number() -> (value: Float, isContinued: Bool)? {
    var at = position
    guard let value = DecimalParser.float(bytes, &at, end: count), value.magnitude <= CSVLimits.magnitude else {
      return nil
    }
    guard at < count else {
      position = at
      return (value, false)
    }
    if bytes[at] == delimiter, delimiter != space {
      position = at + 1
      return (value, true)
    }
    guard bytes[at] == newline else { return nil }
    position = at + 1
    line += 1
    return (value, false)
  }

  /// The next field; the scanner moves past it and what ends it.
  mutating func field() throws(CSVError) -> CSVField {
    var at = position
    while at < count, isBlank(bytes[at]), bytes[at] != delimiter { at += 1 }
    if at < count, bytes[at] == quote { return try quoted(at) }
    let start = at
    while at < count, bytes[at] != delimiter, bytes[at] != newline, bytes[at] != carriageReturn { at += 1 }
    var end = at
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return CSVField(start: start, end: end, isContinued: finish(&at))
  }

  private mutating func quoted(_ opening: Int) throws(CSVError) -> CSVField {
    var at = opening + 1
    var isDoubled = false
    let openingLine = line
    while at < count {
      if bytes[at] == quote {
        guard at + 1 < count, bytes[at + 1] == quote else { break }
        isDoubled = true
        at += 1
      } else if bytes[at] == newline {
        line += 1
      }
      at += 1
    }
    guard at < count else { throw .openQuote(CSVPlace(path: source.path, line: openingLine)) }
    let end = at
    at += 1
    while at < count, isBlank(bytes[at]), bytes[at] != delimiter { at += 1 }
    guard at == count || bytes[at] == delimiter || bytes[at] == newline || bytes[at] == carriageReturn else {
      let rest = bytes[at..<min(count, at + 40)]
        .prefix { $0 != delimiter && $0 != newline && $0 != carriageReturn }
      throw .textAfterQuote(CSVPlace(path: source.path, line: line), word: decoded(Array(rest)))
    }
    return CSVField(
      start: opening + 1, end: end, isQuoted: true, hasDoubledQuotes: isDoubled, isContinued: finish(&at))
  }

  /// Moves past a delimiter or a line end; whether the row goes on.
  private mutating func finish(_ at: inout Int) -> Bool {
    defer { position = at }
    guard at < count else { return false }
    if bytes[at] == delimiter {
      at += 1
      guard delimiter == space else { return true }
      // Several spaces are one, and those before a line end are none.
      while at < count, bytes[at] == space { at += 1 }
      guard at < count else { return false }
      if bytes[at] != newline, bytes[at] != carriageReturn { return true }
    }
    endLine(&at)
    return false
  }

  private mutating func endLine(_ at: inout Int) {
    if bytes[at] == carriageReturn, at + 1 < count, bytes[at + 1] == newline { at += 1 }
    at += 1
    line += 1
  }

  /// A field as text: UTF-8, or Latin-1 where it is not that.
  func text(_ field: CSVField) -> String { decoded(content(field)) }

  /// The bytes of a field, doubled quotation marks taken as one.
  func content(_ field: CSVField) -> [UInt8] {
    let raw = bytes[field.start..<field.end]
    guard field.hasDoubledQuotes else { return Array(raw) }
    var content: [UInt8] = []
    var isSecond = false
    for byte in raw {
      isSecond = byte == quote && !isSecond
      if !isSecond { content.append(byte) }
    }
    return content
  }

  /// The bytes between two places of the file.
  func raw(_ field: CSVField) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[field.start..<field.end])
  }
}

let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
let newline = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")
let space = UInt8(ascii: " ")
let tab = UInt8(ascii: "\t")
private let quote = UInt8(ascii: "\"")

@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
