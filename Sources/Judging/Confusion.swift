/// The confusion matrix of verdicts; abnormal is the positive class.
///
/// A figure whose denominator is zero is 0, as scikit-learn has it with `zero_division=0`.
public struct Confusion: Equatable, Codable, Sendable {
  /// Abnormal samples called abnormal.
  public var tp: Int
  /// Normal samples called abnormal.
  public var fp: Int
  /// Normal samples called normal.
  public var tn: Int
  /// Abnormal samples called normal.
  public var fn: Int

  /// A matrix of these counts.
  public init(tp: Int, fp: Int, tn: Int, fn: Int) {
    self.tp = tp
    self.fp = fp
    self.tn = tn
    self.fn = fn
  }

  /// The verdicts at a threshold: a sample is called abnormal when its score is greater than the threshold.
  ///
  /// `abnormal` holds one label for each score. A score that is not a number is greater than nothing, so its verdict is
  /// normal.
  public init(scores: [Float], abnormal: [Bool], threshold: Float) {
    precondition(scores.count == abnormal.count, "every score needs a label")
    self.init(tp: 0, fp: 0, tn: 0, fn: 0)
    for (score, isAbnormal) in zip(scores, abnormal) {
      add(Verdict(score: score, threshold: threshold, isAbnormal: isAbnormal))
    }
  }

  /// The share of right verdicts.
  public var accuracy: Double { Self.share(tp, tn, outOf: tp, tn, fp, fn) }

  /// The share of abnormal samples among those called abnormal.
  public var precision: Double { Self.share(tp, outOf: tp, fp) }

  /// Samples called abnormal.
  public var alarms: Int {
    let (count, overflows) = tp.addingReportingOverflow(fp)
    return overflows ? .max : count
  }

  /// The precision, or `nil` where nothing is called abnormal: of no alarms at all none is right and none is wrong.
  public var definedPrecision: Double? { alarms > 0 ? precision : nil }

  /// The share of abnormal samples that were called abnormal; also sensitivity, or true positive rate.
  public var recall: Double { Self.share(tp, outOf: tp, fn) }

  /// The share of normal samples that were called normal; also true negative rate.
  public var specificity: Double { Self.share(tn, outOf: tn, fp) }

  /// The harmonic mean of precision and recall.
  public var f1: Double { fScore(recallWeight: 1) }

  /// The F score in which recall counts twice as much as precision.
  public var f2: Double { fScore(recallWeight: 2) }

  /// The F score in which recall counts `recallWeight` (β) times as much as precision.
  ///
  /// Computed from the counts with one division, so that equal fractions are equal numbers.
  ///
  /// Source: van Rijsbergen, "Information Retrieval", 1979.
  public func fScore(recallWeight: Double) -> Double {
    let square = recallWeight * recallWeight
    let hits = (1 + square) * Double(tp)
    let total = hits + square * Double(fn) + Double(fp)
    return total > 0 ? hits / total : 0
  }

  private static func share(_ parts: Int..., outOf whole: Int...) -> Double {
    let total = sum(whole)
    return total > 0 ? sum(parts) / total : 0
  }

  // Added as floating-point numbers: decoded counts may be too large to add as integers.
  private static func sum(_ counts: [Int]) -> Double { counts.reduce(0) { $0 + Double($1) } }
}
