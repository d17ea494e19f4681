import Lessons
import Workbench

/// One number, or two that a person is nine in ten sure to have the truth between.
package struct GuessedRange: Equatable, Sendable {
  package let low: Double
  package let high: Double

  var isPoint: Bool { low == high }

  /// How sure a person should be of a range.
  static let confidence = 0.9

  /// Reads `0.97`, `0.9 to 0.99`, `0.9 .. 0.99`, `0.9..0.99`.
  package init(_ words: [String]) throws(CommandError) {
    let text = words.joined(separator: " ").lowercased().replacing("…", with: " to ").replacing("..", with: " to ")
    let parts = text.split(separator: " ").map(String.init)
    let numbers = parts.filter { $0 != "to" }
    for word in numbers where decimal(word) == nil { throw CommandError("\"\(word)\" is not a number") }
    let values = numbers.compactMap(decimal)
    let isForm = parts.count == 1 || parts.count == 3 && parts[1] == "to"
    guard isForm, let first = values.first, let last = values.last, values.count == (parts.count + 1) / 2 else {
      throw CommandError(
        "\"\(words.joined(separator: " "))\" is not a guess; write one number, or two with \"to\" between")
    }
    guard first <= last else {
      throw CommandError("\"\(words.joined(separator: " "))\" runs downward; write the smaller number first")
    }
    (low, high) = (first, last)
  }

  /// How a guess is written, for a number of this kind.
  package static func form(_ target: GuessTarget) -> String {
    let (point, range) =
      target.isShare ? ("0.9", "0.8 to 0.95") : target.isCount ? ("12", "5 to 20") : ("0.01", "0.005 to 0.02")
    return "Type a number (\(point)), or a range that you are nine in ten sure of (\(range))."
  }
}
