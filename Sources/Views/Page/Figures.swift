import Judging
import TerminalGraphics
import Workbench

// Figures as they are shown everywhere: one place decides how many digits are honest.

/// A ratio between 0 and 1: AUC, precision, recall.
package func ratio(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }

/// By how much one ratio is above another, as the two are shown: whoever subtracts them gets the same.
func ratioGap(_ value: Double, _ other: Double) -> String {
  ratio(abs((value * 1000).rounded() - (other * 1000).rounded()) / 1000)
}

extension Confusion {
  /// Whether anything is called abnormal: of no alarms at all none is right and none is wrong.
  package var hasAlarms: Bool { alarms > 0 }

  /// Precision in a table or beside other figures; a dash where there are no alarms.
  package var precisionFigure: String { hasAlarms ? ratio(precision) : undefinedFigure }
}

/// What stands for a figure that is not defined.
package let undefinedFigure = "–"

/// What the dash in a column of precisions means.
let undefinedPrecision = "–: no alarms, so precision is undefined"

/// A reconstruction error, a loss or a threshold, to four significant digits.
package func errorFigure(_ value: Double) -> String {
  guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
  // So many zeros are no longer counted at a glance, and ten decimals would leave fewer than four digits.
  if value.magnitude < 1e-6 { return NumberText.short(value, digits: 4) }
  var decimals = 3
  var magnitude = value.magnitude
  while magnitude < 1, decimals < 10 {
    magnitude *= 10
    decimals += 1
  }
  while magnitude >= 10, decimals > 0 {
    magnitude /= 10
    decimals -= 1
  }
  return NumberText.fixed(value, decimals: decimals)
}

/// A share as a percentage with the digits it was given: 1 %, 0.25 %.
func shareText(_ share: Double) -> String { percent(share).replacing("%", with: " %") }

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

/// A duration as one would say it: 80 ms, 1.2 s, 2 min 5 s.
package func duration(_ seconds: Double) -> String {
  guard seconds.isFinite else { return "?" }
  if seconds < 1 { return "\(Int((seconds * 1000).rounded())) ms" }
  if seconds < 60 { return "\(NumberText.fixed(seconds, decimals: 1)) s" }
  let whole = Int(seconds.rounded())
  return "\(whole / 60) min \(whole % 60) s"
}

/// A number of things a second: 1.9 million, 20,300.
func rate(_ perSecond: Double) -> String {
  if perSecond >= 1e6 { return "\(NumberText.fixed(perSecond / 1e6, decimals: 1)) million" }
  return grouped(Int(perSecond.rounded()))
}

/// A size of memory: `4 KB`, `1.1 MB`.
func byteText(_ bytes: Int) -> String {
  if bytes < 1_000_000 { return "\(max(1, (bytes + 500) / 1000)) KB" }
  return "\(NumberText.fixed(Double(bytes) / 1e6, decimals: bytes < 10_000_000 ? 1 : 0)) MB"
}
