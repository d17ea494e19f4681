import Platform

/// What one field of a text recording says.
enum RecordingValue: Equatable {
  case number(Float)
  /// A time of day or of the recording, in seconds: `0:01.500`.
  case time(Double)
  case missing
  case word

  var isNumber: Bool {
    switch self {
    case .number, .time: true
    case .missing, .word: false
    }
  }

  /// Reads a field; with `hasDecimalComma` also `0,5`, as German and French spreadsheets write it.
  init(_ field: Range<Int>, _ bytes: [UInt8], hasDecimalComma: Bool) {
    if field.isEmpty {
      self = .missing
      return
    }
    var position = field.lowerBound
    let number = bytes.withUnsafeBytes { DecimalParser.float($0, &position, end: field.upperBound) }
    if let number, position == field.upperBound {
      self = .number(number)
      return
    }
    // Only what is not a plain number costs a string.
    let text = String(decoding: bytes[field], as: UTF8.self)
    self = Self.special(text, hasDecimalComma: hasDecimalComma)
  }

  private static func special(_ text: String, hasDecimalComma: Bool) -> RecordingValue {
    let word = text.lowercased()
    if ["-", "--", "?", "nan", "na", "n/a", "null", "none", "nil"].contains(word) { return .missing }
    if let seconds = clock(text) { return .time(seconds) }
    let digits = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-,eE".utf8.contains($0) }
    if hasDecimalComma, digits, text.contains(where: \.isNumber), let value = Float(text.replacing(",", with: ".")) {
      return .number(value)
    }
    return .word
  }

  /// `1:02:03.5`, `02:03.5`, in brackets too, as PhysioNet's rdsamp writes them; a date behind it is left away.
  private static func clock(_ text: String) -> Double? {
    let inner = text.drop { $0 == "[" }.prefix { $0 != "]" && $0 != " " }
    let parts = inner.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count),
      inner.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x3a || $0 == 0x2e })
    else { return nil }
    var seconds = 0.0
    for part in parts {
      guard let value = Double(part) else { return nil }
      seconds = seconds * 60 + value
    }
    return seconds
  }
}
