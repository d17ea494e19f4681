/// A guess that has met its truth, as it is kept.
package struct GuessRecord: Codable, Equatable, Sendable {
  /// The number that was guessed: `auc`, `repeat.auc.median`.
  let name: String
  /// The ends of the guess; the same where it was one number.
  let low: Double
  let high: Double
  let truth: Double
  /// Seconds since 1970; absent where no clock was handed in.
  var time: Double?

  /// Whether it was one number, and not a range.
  var isPoint: Bool { low == high }
  /// Whether the truth lies in the range.
  var isHit: Bool { (low...max(low, high)).contains(truth) }

  var isPlausible: Bool {
    low <= high && [low, high, truth].allSatisfy { $0.isFinite && $0.magnitude < 1e12 } && name.count < 100
  }
}
