import Platform

/// What a field says.
enum CSVValue {
  case number(Float)
  case missing
  /// Infinite, which no detector can use: it counts as missing.
  case infinite
  case tooLarge
  case word

  /// With `decimalComma` a comma may stand where the point belongs.
  init(_ bytes: UnsafeRawBufferPointer, decimalComma: Bool) {
    self.init(bytes)
    guard decimalComma, case .word = self, Self.hasDecimalComma(bytes) else { return }
    let pointed = bytes.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
    self = pointed.withUnsafeBytes { CSVValue($0) }
  }

  init(_ bytes: UnsafeRawBufferPointer) {
    var (start, end) = (0, bytes.count)
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    guard start < end else {
      self = .missing
      return
    }
    var at = start
    if let number = DecimalParser.float(bytes, &at, end: end), at == end {
      self = number.magnitude <= CSVLimits.magnitude ? .number(number) : .tooLarge
      return
    }
    let isSigned = bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "+")
    let first = isSigned ? start + 1 : start
    guard end - first <= 8 else {
      self = .word
      return
    }
    switch String(decoding: bytes[first..<end], as: UTF8.self).lowercased() {
    case "nan": self = .missing
    case "inf", "infinity": self = .infinite
    case "?", "na", "n/a", "null": self = isSigned ? .word : .missing
    default: self = .word
    }
  }

  /// Whether a word is a number but for a comma where the point belongs: "12,5".
  static func hasDecimalComma(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let comma = bytes.firstIndex(of: UInt8(ascii: ",")), comma > 0, comma + 1 < bytes.count else { return false }
    let isDigit = { (byte: UInt8) in byte >= 0x30 && byte <= 0x39 }
    let before = bytes[..<comma].drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    return !before.isEmpty && before.allSatisfy(isDigit) && bytes[(comma + 1)...].allSatisfy(isDigit)
  }

  /// Whether such a comma could stand between thousands: "1,234", and not "0,5" or "12,34".
  static func hasThousandsComma(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let digits = bytes.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let parts = digits.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].count <= 3 && parts[0].first != UInt8(ascii: "0") && parts[1].count == 3
  }
}
