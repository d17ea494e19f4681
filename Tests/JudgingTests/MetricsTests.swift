import Judging
import Testing

struct MetricsTests {
  @Test(arguments: try Reference.load().metrics)
  func areaAndAveragePrecisionEqualScikitLearn(_ reference: Reference.MetricsCase) {
    let auc = Metrics.rocAUC(scores: reference.scores, abnormal: reference.labels)
    let precision = Metrics.averagePrecision(scores: reference.scores, abnormal: reference.labels)
    expectEqual(auc, reference.auc)
    expectEqual(precision, reference.averagePrecision)
  }

  private func expectEqual(_ value: Double?, _ expected: Double?) {
    #expect((value == nil) == (expected == nil))
    if let value, let expected { #expect((value - expected).magnitude <= 1e-12) }
  }

  @Test func areaIsUndefinedWithoutBothGroups() {
    #expect(Metrics.rocAUC(scores: [], abnormal: []) == nil)
    #expect(Metrics.rocAUC(scores: [1, 2], abnormal: [true, true]) == nil)
    #expect(Metrics.rocAUC(scores: [1, 2], abnormal: [false, false]) == nil)
    #expect(Metrics.averagePrecision(scores: [], abnormal: []) == nil)
  }

  @Test func areaIsUndefinedWhenAScoreIsNotANumber() {
    #expect(Metrics.rocAUC(scores: [1, .nan, 2], abnormal: [true, false, false]) == nil)
    #expect(Metrics.averagePrecision(scores: [1, .nan, 2], abnormal: [true, false, false]) == nil)
  }

  /// The definition: every pair of an abnormal and a normal sample, a tie counting half.
  @Test(arguments: 1...100)
  func areaIsTheShareOfPairsInOrder(seed: Int) {
    let data = LabelledScores(seed: seed, specials: [.infinity, -.infinity, 0, -0.0])
    var wins = 0.0
    var pairs = 0.0
    for (high, isAbnormal) in zip(data.scores, data.abnormal) where isAbnormal {
      for (low, isAbnormal) in zip(data.scores, data.abnormal) where !isAbnormal {
        pairs += 1
        wins += high > low ? 1 : high == low ? 0.5 : 0
      }
    }
    #expect(Metrics.rocAUC(scores: data.scores, abnormal: data.abnormal) == (pairs > 0 ? wins / pairs : nil))
  }

  @Test(arguments: 1...30)
  func turningTheScoresRoundTurnsTheAreaRound(seed: Int) throws {
    let data = LabelledScores(seed: seed)
    guard let area = Metrics.rocAUC(scores: data.scores, abnormal: data.abnormal) else { return }
    let turned = try #require(Metrics.rocAUC(scores: data.scores.map { -$0 }, abnormal: data.abnormal))
    #expect((area + turned - 1).magnitude < 1e-15)
  }
}
