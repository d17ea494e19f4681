/// A figure that a threshold can be chosen to make as high as possible.
public enum Criterion: String, CaseIterable, Codable, Sendable {
  /// The share of right verdicts.
  case accuracy
  /// The harmonic mean of precision and recall.
  case f1
  /// The same with recall weighed twice as much as precision.
  case f2

  /// The figure, 0 … 1.
  public func value(of confusion: Confusion) -> Double {
    switch self {
    case .accuracy: confusion.accuracy
    case .f1: confusion.f1
    case .f2: confusion.f2
    }
  }
}

/// A way to choose the threshold above which a score is called abnormal.
public enum ThresholdPolicy: Equatable, Codable, Sendable {
  /// This very number.
  case value(Double)
  /// Where the criterion is highest on labelled scores.
  case best(Criterion)
  /// The percentile (0 … 100) of the training scores, interpolated linearly.
  case percentile(Double)
  /// The mean of the training scores plus this many (0 … 100) of their standard deviations (divided by n).
  case sigma(Double)
  /// Where the total cost of wrong verdicts on labelled scores is lowest; costs are ≥ 0 and not both 0.
  case cost(falsePositive: Double, falseNegative: Double)

  /// Whether the policy chooses on labelled scores; the others need the training scores alone, or nothing.
  public var needsLabels: Bool {
    switch self {
    case .best, .cost: true
    case .value, .percentile, .sigma: false
    }
  }

  /// The threshold that this policy chooses.
  ///
  /// `training` are the scores of the training samples, `labelled` scores that were held out, one label for each. A
  /// policy looks only at what it needs, so the other may be empty or nil.
  ///
  /// A labelled policy chooses among the middles of the gaps between neighbouring distinct scores, and just beyond the
  /// lowest and the highest; of equally good gaps it takes the widest, of equally wide ones the lowest.
  ///
  /// - Throws: `ThresholdError`.
  public func threshold(training: [Float], labelled: (scores: [Float], abnormal: [Bool])?) throws(ThresholdError)
    -> Float
  {
    guard isInRange else { throw .outOfRange(self) }
    switch self {
    case .value(let value):
      return Float(value)
    case .percentile(let percent):
      guard !training.isEmpty else { throw .noTrainingScores(self) }
      guard let threshold = Statistics.percentile(percent, of: training) else { throw .notANumber(self) }
      return threshold
    case .sigma(let count):
      guard !training.isEmpty else { throw .noTrainingScores(self) }
      return try meanPlus(count, of: training)
    case .best(let criterion):
      return try gap(labelled) { criterion.value(of: $0) }
    case .cost(let falsePositive, let falseNegative):
      return try gap(labelled) { -(Double($0.fp) * falsePositive + Double($0.fn) * falseNegative) }
    }
  }

  /// What `sigma` and `percentile` may be: the one range for the prompt, files and the policy itself.
  public static let sigmas = 0.0...100.0
  /// What `percentile` may be, in percent.
  public static let percents = 0.0...100.0

  /// Refuses a number that the policy cannot have.
  public func check() throws(ThresholdError) {
    guard isInRange else { throw .outOfRange(self) }
  }

  /// Whether its numbers are such as it can have.
  public var isInRange: Bool {
    switch self {
    case .value(let value): Float(value).isFinite
    case .best: true
    case .percentile(let percent): Self.percents.contains(percent)
    case .sigma(let count): Self.sigmas.contains(count)
    case .cost(let falsePositive, let falseNegative):
      falsePositive >= 0 && falseNegative >= 0 && falsePositive + falseNegative > 0
        && (falsePositive + falseNegative).isFinite
    }
  }

  private func meanPlus(_ count: Double, of scores: [Float]) throws(ThresholdError) -> Float {
    let mean = scores.reduce(0) { $0 + Double($1) } / Double(scores.count)
    let variance = scores.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(scores.count)
    let threshold = Float(mean + count * variance.squareRoot())
    guard !threshold.isNaN else { throw .notANumber(self) }
    return threshold
  }

  private func gap(
    _ labelled: (scores: [Float], abnormal: [Bool])?, merit: (Confusion) -> Double
  ) throws(ThresholdError) -> Float {
    guard let (scores, abnormal) = labelled, !scores.isEmpty else { throw .noLabels(self) }
    guard !scores.contains(where: \.isNaN) else { throw .notANumber(self) }
    guard abnormal.contains(true), abnormal.contains(false) else {
      throw .oneSided(self, abnormal: abnormal.contains(true))
    }
    let points = ThresholdCurve(scores: scores, abnormal: abnormal).points
    return ThresholdGap.best(of: points, merit: merit).threshold
  }
}
