import Heartbeats
import Judging
import Tables

/// The errors of labelled beats: all that pictures of thresholds are drawn from.
public struct LabelledScores: Sendable {
  /// Which beats they are of.
  public let basis: ThresholdChoice.Basis
  /// One reconstruction error a beat.
  public let scores: [Float]
  public let abnormal: [Bool]
  public let classes: [RowClass]

  init(_ scores: [Float], _ samples: Samples, on basis: ThresholdChoice.Basis) {
    self.basis = basis
    self.scores = scores
    abnormal = samples.abnormal
    classes = samples.classes
  }

  public var normalScores: [Float] { zip(scores, abnormal).filter { !$0.1 }.map(\.0) }
  public var abnormalScores: [Float] { zip(scores, abnormal).filter(\.1).map(\.0) }

  /// The verdicts at every threshold that makes a difference.
  public var curve: ThresholdCurve { ThresholdCurve(scores: scores, abnormal: abnormal) }

  /// The verdicts at a threshold.
  public func confusion(_ threshold: Float) -> Confusion {
    Confusion(scores: scores, abnormal: abnormal, threshold: threshold)
  }

  /// ROC AUC; `nil` when a score is not a number.
  public var auc: Double? { Metrics.rocAUC(scores: scores, abnormal: abnormal) }
  /// Average precision; `nil` when a score is not a number.
  public var averagePrecision: Double? { Metrics.averagePrecision(scores: scores, abnormal: abnormal) }

  /// The threshold that a policy chooses on these beats.
  public func threshold(_ policy: ThresholdPolicy, training: [Float]) -> Float? {
    try? policy.threshold(training: training, labelled: (scores, abnormal))
  }
}

extension TrainedDetector {
  /// The errors of the test or of the validation beats.
  ///
  /// - Throws: when there are not both normal and abnormal beats among them, so that nothing can be judged.
  public func labelledScores(on basis: ThresholdChoice.Basis) throws -> LabelledScores {
    LabelledScores(scores[basis], try preparation.judged(basis), on: basis)
  }
}
