import Words
import Workbench

/// What a condition is about, as it stands in the session.
public enum FactValue: Equatable, Sendable {
  case number(Double)
  case word(String)
  case list([Int])
  case flag(Bool)

  /// As it is said in a report: enough digits to see on which side of a bound it lies.
  public var text: String { text(beside: nil) }

  func text(beside bound: Double?) -> String {
    switch self {
    case .number(let value): Self.digits(value, beside: bound)
    case .word(let word): word.isEmpty ? "nothing" : word
    case .list(let numbers): numbers.isEmpty ? "none" : numbers.map(String.init).joined(separator: " ")
    case .flag(let isTrue): isTrue ? "yes" : "no"
    }
  }

  /// Four significant digits, or all of them where four would show the bound itself.
  private static func digits(_ value: Double, beside bound: Double?) -> String {
    guard value.isFinite else { return "\(value)" }
    if let whole = Int(exactly: value) { return String(whole) }
    var scale = 1000.0
    while (value * scale).magnitude < 1000, scale < 1e12 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return plain(rounded == bound ? value : rounded)
  }
}
