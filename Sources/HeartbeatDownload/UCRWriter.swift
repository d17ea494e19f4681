import Heartbeats
import Tables

/// Beats as the UCR archive's text: a row a line, the class and then the values, each as C's `% .7e` after two blanks.
///
/// A value gets as many digits as it needs to be read back as the same bits; eight at least, as in the archive, nine at
/// most.
package func ucrText(of beats: RowSet) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(beats.count * (Heartbeat.points + 1) * 17)
  for row in 0..<beats.count {
    append(Float(beats.classes[row].number), to: &text)
    let start = row * Heartbeat.points
    for value in beats.values[start..<start + Heartbeat.points] { append(value, to: &text) }
    text.append(UInt8(ascii: "\n"))
  }
  return text
}

/// Rewrites the shortest digits that give the value back, which is what `description` has, in scientific notation.
private func append(_ value: Float, to text: inout [UInt8]) {
  let zero = UInt8(ascii: "0")
  var digits: [UInt8] = []
  var exponent = 0
  var digitsBeforePoint: Int?
  var isNegative = value.sign == .minus
  var rest = value.description.utf8[...]
  if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() } else { isNegative = false }
  while let byte = rest.first, byte != UInt8(ascii: "e") {
    rest = rest.dropFirst()
    if byte == UInt8(ascii: ".") { digitsBeforePoint = digits.count } else { digits.append(byte) }
  }
  if !rest.isEmpty { exponent = Int(String(decoding: rest.dropFirst(), as: UTF8.self)) ?? 0 }
  exponent += (digitsBeforePoint ?? digits.count) - 1
  let leadingZeros = digits.prefix { $0 == zero }.count
  if leadingZeros == digits.count { exponent = 0 } else { exponent -= leadingZeros }
  digits.removeFirst(min(leadingZeros, digits.count - 1))
  while digits.count > 8, digits.last == zero { digits.removeLast() }
  digits.append(contentsOf: repeatElement(zero, count: max(0, 8 - digits.count)))

  text.append(contentsOf: isNegative ? "  -".utf8 : "   ".utf8)
  text.append(digits[0])
  text.append(UInt8(ascii: "."))
  text.append(contentsOf: digits.dropFirst())
  text.append(contentsOf: exponent < 0 ? "e-".utf8 : "e+".utf8)
  if exponent.magnitude < 10 { text.append(zero) }
  text.append(contentsOf: String(exponent.magnitude).utf8)
}
