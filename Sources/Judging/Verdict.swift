/// What a detector's call of one row comes to; the one place that says when a row is called abnormal.
@frozen public enum Verdict: Sendable {
  /// An abnormal row called abnormal.
  case found
  /// A normal row called abnormal.
  case falseAlarm
  /// A normal row called normal.
  case passed
  /// An abnormal row called normal.
  case missed

  /// The call at a threshold, and whether it is right.
  @inlinable public init<Score: BinaryFloatingPoint>(score: Score, threshold: Score, isAbnormal: Bool) {
    self =
      Self.flags(score, above: threshold) ? (isAbnormal ? .found : .falseAlarm) : (isAbnormal ? .missed : .passed)
  }

  /// Whether a row of this score is called abnormal: the score is greater than the threshold. One that is not a number is
  /// greater than nothing, so its row is called normal.
  @inlinable public static func flags<Score: BinaryFloatingPoint>(_ score: Score, above threshold: Score) -> Bool {
    score > threshold
  }
}

extension Confusion {
  /// Counts one more row.
  public mutating func add(_ verdict: Verdict) {
    switch verdict {
    case .found: tp += 1
    case .falseAlarm: fp += 1
    case .passed: tn += 1
    case .missed: fn += 1
    }
  }
}
