/// A number as a person writes it: the shortest that reads back the same, whole numbers without a point.
package func plain(_ value: Double) -> String {
  if let whole = Int(exactly: value), whole.magnitude < 1_000_000_000 { return String(whole) }
  return value.magnitude < 0.0001 && value != 0 ? scientific(value) : value.description
}

/// A share as a percentage: 0.2 is `20%`.
package func percent(_ share: Double) -> String {
  // 0.07 × 100 is 7.000000000000001; a share is never given to more than six digits.
  plain((share * 100 * 1e6).rounded() / 1e6) + "%"
}

private func scientific(_ value: Double) -> String {
  let text = value.description
  guard text.contains("e") else { return text }
  return text.replacing("e-0", with: "e-").replacing(".0e", with: "e")
}

/// A whole number with its thousands apart: 4,500.
package func grouped(_ value: Int) -> String {
  let digits = String(value.magnitude)
  var parts: [Substring] = []
  var rest = digits[...]
  while rest.count > 3 {
    parts.insert(rest.suffix(3), at: 0)
    rest = rest.dropLast(3)
  }
  parts.insert(rest, at: 0)
  return (value < 0 ? "-" : "") + parts.joined(separator: ",")
}

/// `1 beat`, `4,500 beats`
package func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}

/// A whole number written plainly; `12.0` and `1e3` count, words do not.
package func wholeNumber(_ text: String) -> Int? {
  if let value = Int(text) { return value }
  guard !text.hasSuffix("%"), let value = decimal(text) else { return nil }
  return Int(exactly: value)
}

/// A finite number written `0.01`, `1e-2` or `10%`.
package func decimal(_ text: String) -> Double? {
  let isShare = text.hasSuffix("%")
  guard let value = written(isShare ? text.dropLast() : text[...]), value.isFinite else { return nil }
  return isShare ? value / 100 : value
}

/// Whether a number is written there that is larger than any that is counted with: `1e400`, or twenty nines.
package func isHuge(_ text: String) -> Bool {
  guard let value = written(text.hasSuffix("%") ? text.dropLast() : text[...]) else { return false }
  return value.magnitude >= 0x1p63
}

/// A number, infinite where its digits are too many; `Double` also takes "nan", "inf" and "0x1p3", which are slips of the
/// hand here.
private func written(_ digits: Substring) -> Double? {
  guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }) else { return nil }
  return Double(digits)
}
