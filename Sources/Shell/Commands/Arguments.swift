import Views
import Workbench

/// A command's arguments, checked: what an action gets to see.
public struct Arguments: Sendable {
  private var values: [String: [Value]] = [:]
  private var places: [String: Word] = [:]
  private(set) var setting: Setting?
  /// Words of settings and their values, which the action reads itself.
  var factorWords: [Word] = []
  /// Whether those may be abbreviated.
  var mayAbbreviate = false
  /// The text of a here-document.
  var block: String?

  mutating func append(_ value: Value, to name: String, at word: Word) {
    values[name, default: []].append(value)
    if places[name] == nil { places[name] = word }
  }

  mutating func name(_ setting: Setting) {
    self.setting = setting
  }

  /// Whether anything was given for this parameter or option.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The one value of a parameter, if it was given.
  func value(_ name: String) -> Value? { values[name]?.first }

  func integer(_ name: String) -> Int? {
    if case .integer(let value) = value(name) { value } else { nil }
  }

  func number(_ name: String) -> Double? {
    switch value(name) {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  func word(_ name: String) -> String? {
    if case .word(let word) = value(name) { word } else { nil }
  }

  func integers(_ name: String) -> [Int] {
    (values[name] ?? []).compactMap { if case .integer(let value) = $0 { value } else { nil } }
  }

  func words(_ name: String) -> [String] {
    (values[name] ?? []).compactMap { if case .word(let word) = $0 { word } else { nil } }
  }

  /// Whether a number was written as a percentage.
  func writtenWithPercent(_ name: String) -> Bool { places[name]?.text.hasSuffix("%") ?? false }

  /// The two prices of `1:20`: of a false alarm and of a miss.
  func prices(_ name: String) -> (falsePositive: Double, falseNegative: Double) {
    let prices = (values[name] ?? []).compactMap { if case .number(let price) = $0 { price } else { nil } }
    return prices.count == 2 ? (prices[0], prices[1]) : (1, 1)
  }

  /// An error about the word that was given for a parameter.
  func error(_ message: String, about name: String) -> CommandError {
    places[name].map { CommandError(message, $0) } ?? CommandError(message)
  }
}
