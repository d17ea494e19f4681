/// Turns the `.ts` form (aeon) or the `.arff` form (Weka) of a univariate data set into UCR text.
///
/// Both have comment and `@` lines, then `@data`, then one series a line: the values separated by commas, and last the
/// class, behind a colon in `.ts`. UCR text has the class first. What is wrong with a line the UCR reader will say.
package func ucrText(fromTimeSeries bytes: [UInt8]) -> [UInt8] {
  let newline = UInt8(ascii: "\n")
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count)
  var isData = false
  for line in bytes.split(whereSeparator: { $0 == newline || $0 == UInt8(ascii: "\r") }) {
    if isData {
      let fields = line.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") }
      guard let label = fields.last else { continue }
      text.append(contentsOf: label)
      for value in fields.dropLast() {
        text.append(UInt8(ascii: " "))
        text.append(contentsOf: value)
      }
      text.append(newline)
    } else {
      isData = String(decoding: line.prefix(8), as: UTF8.self).lowercased().hasPrefix("@data")
    }
  }
  return text
}
