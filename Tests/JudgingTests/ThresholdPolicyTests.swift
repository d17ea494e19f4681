import Foundation
import Judging
import Testing

struct ThresholdPolicyTests {
  static let scores: [Float] = [1, 2, 3, 4, 6, 8]
  static let abnormal = [false, false, true, false, true, true]

  @Test(arguments: [
    // Accuracy: 5 of 6 right in (2, 3) and (4, 6); the latter is wider.
    (ThresholdPolicy.best(.accuracy), Float(5)),
    // F1: 6/7 in (2, 3), 4/5 in (4, 6).
    (.best(.f1), 2.5),
    (.best(.f2), 2.5),
    // Costs of 1:1 are accuracy again; a dear miss lowers the threshold, a dear alarm raises it.
    (.cost(falsePositive: 1, falseNegative: 1), 5),
    (.cost(falsePositive: 1, falseNegative: 10), 2.5),
    (.cost(falsePositive: 10, falseNegative: 1), 5),
    // Where alarms cost nothing, everything up to 3 has no cost: (2, 3), (1, 2) and below 1, the lowest of the widest.
    (.cost(falsePositive: 0, falseNegative: 1), 1.5),
    // Where misses cost nothing: (4, 6), (6, 8) and above 8.
    (.cost(falsePositive: 1, falseNegative: 0), 5),
  ])
  func labelledPolicies(policy: ThresholdPolicy, expected: Float) throws {
    #expect(policy.needsLabels)
    #expect(try policy.threshold(training: [], labelled: (Self.scores, Self.abnormal)) == expected)
  }

  @Test(arguments: [
    (ThresholdPolicy.value(0.02), Float(0.02)),
    (.value(-1), -1),
    (.percentile(0), 1),
    (.percentile(50), 3.5),
    (.percentile(100), 10),
    (.percentile(95), 8.5),
    (.percentile(12.5), 1.625),
    // Mean 4, squared deviations 9 + 4 + 1 + 0 + 0 + 36 = 50, divided by 6.
    (.sigma(0), 4),
    (.sigma(1), Float(4 + (50.0 / 6).squareRoot())),
    (.sigma(3), Float(4 + 3 * (50.0 / 6).squareRoot())),
  ])
  func policiesWithoutLabels(policy: ThresholdPolicy, expected: Float) throws {
    #expect(!policy.needsLabels)
    #expect(try policy.threshold(training: [4, 1, 10, 2, 3, 4], labelled: nil) == expected)
  }

  @Test(
    arguments: [
      // (scores, abnormal, policy, expected)
      ([1, 2], [true, false], .best(.f1), Float(1).nextDown),  // calling everything abnormal is best
      ([1, 2], [true, false], .cost(falsePositive: 5, falseNegative: 1), Float(2).nextUp),  // nothing
      ([1, 1], [true, false], .best(.accuracy), Float(1).nextDown),  // both ends are as good: the lower
      ([1, Float(1).nextUp], [false, true], .best(.accuracy), 1),  // no number lies between
      ([Float(1).nextUp, Float(1).nextUp.nextUp], [false, true], .best(.accuracy), Float(1).nextUp),
      ([1, .infinity], [false, true], .best(.accuracy), 1),
      ([-.infinity, 1], [false, true], .best(.accuracy), Float(1).nextDown),
      ([-.infinity, .infinity], [false, true], .best(.accuracy), .greatestFiniteMagnitude),
      ([-.infinity, -.infinity], [false, true], .best(.f1), -Float.greatestFiniteMagnitude),
    ] as [([Float], [Bool], ThresholdPolicy, Float)])
  func edges(scores: [Float], abnormal: [Bool], policy: ThresholdPolicy, expected: Float) throws {
    #expect(try policy.threshold(training: [], labelled: (scores, abnormal)) == expected)
  }

  /// No other threshold is better, and the one chosen lies inside its gap.
  @Test(arguments: 1...100)
  func nothingBeatsTheChosenThreshold(seed: Int) throws {
    let data = LabelledScores(seed: seed, specials: [.infinity, 0.5, Float(0.5).nextUp, Float(0.5).nextDown])
    guard data.abnormal.contains(true), data.abnormal.contains(false) else { return }
    let everyVerdict = ThresholdCurve(scores: data.scores, abnormal: data.abnormal).points.map(\.confusion)
    for criterion in Criterion.allCases {
      let threshold = try ThresholdPolicy.best(criterion).threshold(
        training: [], labelled: (data.scores, data.abnormal))
      let chosen = Confusion(scores: data.scores, abnormal: data.abnormal, threshold: threshold)
      #expect(criterion.value(of: chosen) == everyVerdict.map(criterion.value).max())
    }
    let cost = { (confusion: Confusion) in confusion.fp * 3 + confusion.fn * 7 }
    let threshold = try ThresholdPolicy.cost(falsePositive: 3, falseNegative: 7).threshold(
      training: [], labelled: (data.scores, data.abnormal))
    let chosen = Confusion(scores: data.scores, abnormal: data.abnormal, threshold: threshold)
    #expect(cost(chosen) == everyVerdict.map(cost).min())
  }

  @Test(arguments: [
    ThresholdPolicy.value(0.02), .best(.f2), .percentile(97.5), .sigma(3), .cost(falsePositive: 1, falseNegative: 20),
  ])
  func surviveEncoding(policy: ThresholdPolicy) throws {
    #expect(try JSONDecoder().decode(ThresholdPolicy.self, from: JSONEncoder().encode(policy)) == policy)
  }
}
