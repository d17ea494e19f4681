/// Numbers as people write them, without Foundation.
public enum NumberText {
  /// With exactly `decimals` digits after the point: `fixed(0.98765, decimals: 2)` is "0.99".
  ///
  /// Numbers of 10¹⁵ and more are written with an exponent; what is not finite as "NaN", "inf" or "-inf".
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return notFinite(value) }
    let digits = min(max(decimals, 0), 15)
    let scaled = abs(value) * powerOfTen(digits)
    guard abs(value) < 1e15, scaled < 9e18 else { return "\(value)" }
    let whole = Int(scaled.rounded())
    return (value < 0 && whole != 0 ? "-" : "") + pointed(whole, decimals: digits)
  }

  /// With at most `digits` significant digits and no trailing zeros: `short(0.012345)` is "0.0123".
  ///
  /// Below 10⁻⁴ and from 10⁶ on with an exponent: "1.2e-5", "3e6".
  public static func short(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return notFinite(value) }
    guard value != 0 else { return "0" }
    let count = min(max(digits, 1), 15)
    let sign = value < 0 ? "-" : ""
    var exponent = decimalExponent(value)
    var mantissa = significand(abs(value), exponent, count)
    if mantissa >= Int(powerOfTen(count)) {
      mantissa /= 10
      exponent += 1
    }
    if exponent < -4 || exponent >= max(6, count) {
      return sign + trimmed(pointed(mantissa, decimals: count - 1)) + "e\(exponent)"
    }
    let decimals = count - 1 - exponent
    if decimals < 0 { return sign + String(mantissa) + String(repeating: "0", count: -decimals) }
    return sign + trimmed(pointed(mantissa, decimals: decimals))
  }

  /// A share as a percentage: `percent(0.5)` is "50 %".
  public static func percent(_ share: Double, decimals: Int = 0) -> String {
    fixed(share * 100, decimals: decimals) + " %"
  }

  /// The first `count` digits of a positive value as a whole number, rounded.
  private static func significand(_ value: Double, _ exponent: Int, _ count: Int) -> Int {
    let shift = count - 1 - exponent
    let scaled = shift >= 0 ? value * powerOfTen(min(shift, 300)) : value / powerOfTen(-shift)
    let rest = shift > 300 ? scaled * powerOfTen(shift - 300) : scaled
    return Int(rest.rounded())
  }

  /// The digits of a whole number with a point before the last `decimals` of them.
  static func pointed(_ whole: Int, decimals: Int) -> String {
    guard decimals > 0 else { return String(whole) }
    let digits = String(whole.magnitude)
    let filled = String(repeating: "0", count: max(decimals + 1 - digits.count, 0)) + digits
    return (whole < 0 ? "-" : "") + filled.dropLast(decimals) + "." + filled.suffix(decimals)
  }

  private static func trimmed(_ number: String) -> String {
    guard number.contains(".") else { return number }
    let bare = number.reversed().drop { $0 == "0" }
    return String((bare.first == "." ? bare.dropFirst() : bare).reversed())
  }

  private static func notFinite(_ value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? "-inf" : "inf"
  }
}
