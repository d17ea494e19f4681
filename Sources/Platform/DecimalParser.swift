/// Reads decimal numbers from bytes, correctly rounded to 32-bit floats.
package enum DecimalParser {
  /// The number at `position`, which moves past it; nil where there is none.
  ///
  /// Grammar: sign, digits with at most one point, exponent. Infinite where the number leaves the range of `Float`.
  /// Clinger's fast path: a mantissa below 2^53 times or divided by a power of ten up to 22 is one correctly rounded
  /// `Double` operation. Rounding that again to `Float` is right unless it lies exactly between two floats; such
  /// numbers, and longer ones, go to the standard library. (W. Clinger, "How to read floating point numbers
  /// accurately", PLDI 1990.)
  package static func float(_ bytes: UnsafeRawBufferPointer, _ position: inout Int, end: Int) -> Float? {
    let start = position
    var at = position
    guard at < end else { return nil }
    let isNegative = bytes[at] == minus
    if isNegative || bytes[at] == plus { at += 1 }

    var mantissa: UInt64 = 0
    var digits = 0
    var fractionDigits = 0
    scan(bytes, &at, end, &mantissa, &digits)
    if at < end, bytes[at] == point {
      at += 1
      let before = digits
      scan(bytes, &at, end, &mantissa, &digits)
      fractionDigits = digits - before
    }
    guard digits > 0, let exponent = exponent(bytes, &at, end) else { return nil }
    position = at

    let power = exponent - fractionDigits
    // Nineteen digits always fit a UInt64; leading zeros count as digits here, which only costs speed.
    if digits <= 19, mantissa < 1 << 53, abs(power) < powersOfTen.count {
      let exact = Double(mantissa)
      let magnitude = power < 0 ? exact / powersOfTen[-power] : exact * powersOfTen[power]
      if magnitude == 0 || magnitude >= Double(Float.leastNormalMagnitude), !isHalfway(magnitude) {
        return Float(isNegative ? -magnitude : magnitude)
      }
    }
    return Float(String(decoding: bytes[start..<at], as: UTF8.self))
  }

  @inline(__always)
  private static func scan(
    _ bytes: UnsafeRawBufferPointer, _ at: inout Int, _ end: Int, _ mantissa: inout UInt64, _ digits: inout Int
  ) {
    while at < end {
      let digit = bytes[at] &- zero
      guard digit < 10 else { return }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      digits += 1
      at += 1
    }
  }

  /// The exponent at `at`, 0 where there is none; nil after a letter e without digits.
  @inline(__always)
  private static func exponent(_ bytes: UnsafeRawBufferPointer, _ at: inout Int, _ end: Int) -> Int? {
    guard at < end, bytes[at] | 0x20 == letterE else { return 0 }
    at += 1
    guard at < end else { return nil }
    let isNegative = bytes[at] == minus
    if isNegative || bytes[at] == plus { at += 1 }
    var exponent = 0
    let first = at
    while at < end {
      let digit = bytes[at] &- zero
      guard digit < 10 else { break }
      if exponent < 100_000 { exponent = exponent * 10 + Int(digit) }
      at += 1
    }
    guard at > first else { return nil }
    return isNegative ? -exponent : exponent
  }

  /// Whether a `Double` lies exactly between two neighbouring `Float`s.
  @inline(__always)
  private static func isHalfway(_ number: Double) -> Bool {
    number.bitPattern & 0x1fff_ffff == 0x1000_0000
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    1e20, 1e21, 1e22,
  ]
  private static let zero = UInt8(ascii: "0")
  private static let point = UInt8(ascii: ".")
  private static let minus = UInt8(ascii: "-")
  private static let plus = UInt8(ascii: "+")
  private static let letterE = UInt8(ascii: "e")
}
