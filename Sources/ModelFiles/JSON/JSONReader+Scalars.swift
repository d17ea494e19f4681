/// Numbers.
extension JSONReader {
  mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    _ = skip("-")
    let zeroLeads = byte == UInt8(ascii: "0")
    let digits = skipDigits()
    guard digits > 0 else { throw .expected(position == start ? "a value" : "a digit", at: offset) }
    guard digits == 1 || !zeroLeads else { throw .expected("no further digit after 0", at: offset - digits + 1) }
    var isWhole = true
    if skip(".") {
      isWhole = false
      guard skipDigits() > 0 else { throw .expected("a digit", at: offset) }
    }
    if skip("e") || skip("E") {
      isWhole = false
      if !skip("-") { _ = skip("+") }
      guard skipDigits() > 0 else { throw .expected("a digit", at: offset) }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let integer = Int(text) { return .integer(integer) }
    guard !isWhole, let number = Double(text), number.isFinite else {
      throw .numberOutOfRange(at: start - bytes.startIndex)
    }
    return .number(number)
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position - start
  }
}

/// Strings.
extension JSONReader {
  mutating func string() throws(JSONError) -> String {
    let start = offset
    var text: [UInt8] = []
    position += 1
    while true {
      guard let byte else { throw .expected("'\"'", at: offset) }
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else { throw .invalidUTF8(at: start) }
        guard string.isStreamSafe else { throw .tooManyMarks(at: start) }
        return string
      case UInt8(ascii: "\\"): text.append(contentsOf: try escape().utf8)
      case 0..<0x20: throw .controlCharacter(at: offset - 1)
      default: text.append(byte)
      }
    }
  }

  /// The character of an escape whose backslash was just read.
  private mutating func escape() throws(JSONError) -> String {
    let start = offset - 1
    guard let letter = byte else { throw .invalidEscape(at: start) }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(Unicode.Scalar(letter))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let scalar = escapedScalar() else { throw .invalidEscape(at: start) }
      return String(scalar)
    default: throw .invalidEscape(at: start)
    }
  }

  /// The character of `XXXX`, or of `XXXX\uXXXX` when it needs two; nil for half of a pair and for bad digits.
  private mutating func escapedScalar() -> Unicode.Scalar? {
    guard let first = hexadecimalUnit() else { return nil }
    guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) }
    guard skip("\\"), skip("u"), let second = hexadecimalUnit(), UTF16.isTrailSurrogate(second) else { return nil }
    return Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
  }

  private mutating func hexadecimalUnit() -> UInt16? {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}

extension String {
  /// Whether at most `JSONReader.mostMarks` combining marks stand in a row.
  fileprivate var isStreamSafe: Bool {
    var marks = 0
    for scalar in unicodeScalars {
      marks = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : marks + 1
      if marks > JSONReader.mostMarks { return false }
    }
    return true
  }
}
