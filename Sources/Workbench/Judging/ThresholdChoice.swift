import Judging
import Words

/// How a threshold is to be chosen: by which policy, and by which labelled beats if it needs any.
public struct ThresholdChoice: Equatable, Codable, Sendable {
  public var policy: ThresholdPolicy
  public var basis: Basis
  /// Whose errors a percentile or sigma is of, where it is not the training beats': all of them, their labels unread.
  public var errorsOf: Basis?

  /// The labelled beats a policy chooses on.
  public enum Basis: String, CaseIterable, Codable, Sendable {
    case validation
    /// Choosing on the beats one is judged by: figures are then optimistic, and said to be.
    case test
  }

  public init(_ policy: ThresholdPolicy, on basis: Basis = .validation, errorsOf: Basis? = nil) {
    self.policy = policy
    self.basis = basis
    self.errorsOf = errorsOf
  }

  /// What holds until somebody chooses: best accuracy on the validation beats.
  public static let initial = ThresholdChoice(.best(.accuracy))
  /// What is used instead where there are no labelled validation beats.
  static let unlabelled = ThresholdChoice(.percentile(95))

  /// Whether the figures of a test are flattered by this choice.
  public var isOptimistic: Bool { isOptimistic(on: .test) }

  /// Whether figures on these beats are flattered: the policy, or the person who set it by hand, looked at them.
  public func isOptimistic(on judged: Basis) -> Bool {
    if case .value = policy { return basis == .test && judged == .test }
    return policy.needsLabels && basis == judged
  }

  private var errors: String {
    errorsOf.map { "errors of all \($0.rawValue) beats, labels unread" } ?? "training errors"
  }

  /// The choice in words: `best accuracy on the validation beats`.
  public var text: String {
    switch policy {
    case .value: basis == .test ? "set by hand, looking at the test beats" : "set by hand"
    case .best(let criterion): "best \(criterion.rawValue) on the \(basis.rawValue) beats"
    case .percentile(let percentile): "\(plain(percentile))th percentile of the \(errors)"
    case .sigma(let sigma): "mean + \(plain(sigma)) standard deviation\(sigma == 1 ? "" : "s") of the \(errors)"
    case .cost(let falsePositive, let falseNegative):
      "least cost at \(plain(falsePositive)):\(plain(falseNegative)) on the \(basis.rawValue) beats"
    }
  }

  /// The words that make the choice again: `threshold best f1`.
  public var command: String {
    let suffix = isOptimistic ? " --on test" : errorsOf.map { " --on \($0.rawValue)" } ?? ""
    return switch policy {
    case .value(let value): "threshold \(plain(value))\(suffix)"
    case .best(let criterion): "threshold best \(criterion.rawValue)\(suffix)"
    case .percentile(let percentile): "threshold percentile \(plain(percentile))\(suffix)"
    case .sigma(let sigma): "threshold sigma \(plain(sigma))\(suffix)"
    case .cost(let falsePositive, let falseNegative):
      "threshold cost \(plain(falsePositive)):\(plain(falseNegative))\(suffix)"
    }
  }
}

/// A threshold in force.
public struct AppliedThreshold: Equatable, Sendable {
  /// A beat is abnormal when its error is above this.
  public let value: Float
  /// The choice that led to it, which is not the one asked for where that one had no labelled beats.
  public let choice: ThresholdChoice
  public let isFallback: Bool

  /// One that flags nothing, where the errors are no longer numbers.
  init(nothingFlaggedBy choice: ThresholdChoice) {
    value = .greatestFiniteMagnitude
    self.choice = choice
    isFallback = false
  }

  /// Applies `choice`; one that needs labelled beats where there are none fails when it `isExplicit` and falls back to
  /// a percentile of the training errors otherwise.
  init(
    _ choice: ThresholdChoice, scores: Scores, preparation: Preparation, isExplicit: Bool = false
  ) throws {
    let labelled: (scores: [Float], samples: Samples) =
      choice.basis == .test ? (scores.test, preparation.test) : (scores.validation, preparation.validation)
    let lacksLabels = choice.policy.needsLabels && !labelled.samples.hasBothGroups
    if lacksLabels, isExplicit { throw WorkbenchError.noLabelledBeats }
    let lacksBeats = choice.errorsOf != nil && scores.validation.isEmpty
    if lacksBeats, isExplicit { throw WorkbenchError.noValidationBeats }
    isFallback = lacksLabels || lacksBeats
    self.choice = isFallback ? .unlabelled : choice
    value = try self.choice.policy.threshold(
      training: self.choice.errorsOf == nil ? scores.training : scores.validation,
      labelled: (labelled.scores, labelled.samples.abnormal))
  }
}
