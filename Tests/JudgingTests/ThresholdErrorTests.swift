import Judging
import Testing

struct ThresholdErrorTests {
  @Test(
    arguments: [
      (
        .noLabels(.best(.f1)),
        "\"best f1\" chooses on labelled samples, and there are none"
      ),
      (
        .oneSided(.cost(falsePositive: 1, falseNegative: 2.5), abnormal: false),
        "\"cost 1:2.5\" needs normal and abnormal samples to choose between, and all are normal"
      ),
      (
        .oneSided(.best(.accuracy), abnormal: true),
        "\"best accuracy\" needs normal and abnormal samples to choose between, and all are abnormal"
      ),
      (
        .noTrainingScores(.sigma(3)),
        "\"sigma 3\" chooses on the scores of the training samples, and there are none"
      ),
      (.outOfRange(.percentile(101)), "\"percentile 101\" is out of range: a percentile lies from 0 to 100"),
      (.outOfRange(.sigma(-1)), "\"sigma -1\" is out of range: the number of standard deviations lies from 0 to 100"),
      (.outOfRange(.value(.infinity)), "\"inf\" is out of range: a threshold is a finite number"),
      (
        .outOfRange(.cost(falsePositive: 0, falseNegative: 0)),
        "\"cost 0:0\" is out of range: both costs are 0 or more, and not both 0"
      ),
      (
        .notANumber(.percentile(95)),
        "\"percentile 95\" cannot choose, because some scores are not finite numbers"
      ),
    ] as [(ThresholdError, String)])
  func sentences(error: ThresholdError, sentence: String) {
    #expect(error.description == sentence)
  }

  @Test(arguments: [
    ThresholdPolicy.value(.nan), .value(.infinity), .value(1e300), .percentile(-0.1), .percentile(100.1),
    .percentile(.nan), .sigma(-0.1), .sigma(.nan), .sigma(.infinity), .cost(falsePositive: 0, falseNegative: 0),
    .cost(falsePositive: -1, falseNegative: 2), .cost(falsePositive: .nan, falseNegative: 1),
    .cost(falsePositive: .infinity, falseNegative: 1),
  ])
  func outOfRange(policy: ThresholdPolicy) {
    expect(.outOfRange(policy), of: policy, training: [1, 2], labelled: ([1, 2], [false, true]))
  }

  @Test(arguments: [ThresholdPolicy.best(.f1), .cost(falsePositive: 1, falseNegative: 1)])
  func labelsMissing(policy: ThresholdPolicy) {
    expect(.noLabels(policy), of: policy, training: [1, 2], labelled: nil)
    expect(.noLabels(policy), of: policy, training: [1, 2], labelled: ([], []))
    expect(.oneSided(policy, abnormal: false), of: policy, training: [1, 2], labelled: ([1, 2], [false, false]))
    expect(.oneSided(policy, abnormal: true), of: policy, training: [1, 2], labelled: ([1, 2], [true, true]))
    expect(.notANumber(policy), of: policy, training: [1, 2], labelled: ([1, .nan], [false, true]))
  }

  @Test(arguments: [ThresholdPolicy.percentile(95), .sigma(3)])
  func trainingScoresMissing(policy: ThresholdPolicy) {
    expect(.noTrainingScores(policy), of: policy, training: [], labelled: ([1, 2], [false, true]))
    expect(.notANumber(policy), of: policy, training: [1, .nan], labelled: nil)
  }

  @Test func infiniteTrainingScores() throws {
    #expect(try ThresholdPolicy.percentile(75).threshold(training: [1, .infinity], labelled: nil) == .infinity)
    #expect(try ThresholdPolicy.percentile(0).threshold(training: [1, .infinity], labelled: nil) == 1)
    #expect(try ThresholdPolicy.percentile(50).threshold(training: [-.infinity, 1], labelled: nil) == -.infinity)
    expect(.notANumber(.sigma(1)), of: .sigma(1), training: [1, .infinity], labelled: nil)
  }

  /// Compared as sentences, because a policy that holds NaN does not equal itself.
  private func expect(
    _ expected: ThresholdError, of policy: ThresholdPolicy, training: [Float],
    labelled: (scores: [Float], abnormal: [Bool])?
  ) {
    let error = #expect(throws: ThresholdError.self) {
      try policy.threshold(training: training, labelled: labelled)
    }
    #expect(error?.description == expected.description)
  }
}
