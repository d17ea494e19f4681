/// Figures of a detector that need no threshold.
public enum Metrics {
  /// The area under the receiver operating characteristic curve: the chance that an abnormal sample scores higher than
  /// a normal one, ties counting half.
  ///
  /// `abnormal` holds one label for each score. Nil when there is no normal or no abnormal sample, or when a score is
  /// not a number. Infinite scores rank like any other. O(n log n).
  ///
  /// Source: Hanley and McNeil, "The meaning and use of the area under a ROC curve", Radiology 143, 1982.
  public static func rocAUC(scores: [Float], abnormal: [Bool]) -> Double? {
    guard !scores.contains(where: \.isNaN) else { return nil }
    var normalBelow = 0
    var abnormalBelow = 0
    // Twice the Mann-Whitney statistic, so that a tie, worth one half, stays a whole number.
    var doubledWins = 0
    for group in ScoreGroup.rising(scores: scores, abnormal: abnormal) {
      doubledWins += group.abnormal * (2 * normalBelow + group.normal)
      normalBelow += group.normal
      abnormalBelow += group.abnormal
    }
    guard normalBelow > 0, abnormalBelow > 0 else { return nil }
    return Double(doubledWins) / (2 * Double(normalBelow) * Double(abnormalBelow))
  }

  /// The average precision: precision at every distinct score, weighted by the recall gained there.
  ///
  /// A sum over steps, without interpolation, as scikit-learn's `average_precision_score`. Nil when there is no
  /// abnormal sample, or when a score is not a number. O(n log n).
  public static func averagePrecision(scores: [Float], abnormal: [Bool]) -> Double? {
    let positives = abnormal.count { $0 }
    guard positives > 0, !scores.contains(where: \.isNaN) else { return nil }
    var truePositives = 0
    var falsePositives = 0
    var sum = 0.0
    for group in ScoreGroup.rising(scores: scores, abnormal: abnormal).reversed() {
      truePositives += group.abnormal
      falsePositives += group.normal
      let precision = Double(truePositives) / Double(truePositives + falsePositives)
      sum += precision * Double(group.abnormal)
    }
    return sum / Double(positives)
  }
}
