import Words

/// Why a policy could not choose a threshold.
public enum ThresholdError: Error, Equatable, Sendable {
  /// The policy needs labelled scores and there are none.
  case noLabels(ThresholdPolicy)
  /// The labelled scores are all normal, or all abnormal.
  case oneSided(ThresholdPolicy, abnormal: Bool)
  /// The policy needs the scores of training samples and there are none.
  case noTrainingScores(ThresholdPolicy)
  /// A number of the policy lies outside its range.
  case outOfRange(ThresholdPolicy)
  /// A score is not a number, or the scores are too large for a mean.
  case notANumber(ThresholdPolicy)
}

extension ThresholdError: CustomStringConvertible {
  /// What was wrong, in one line.
  public var description: String {
    switch self {
    case .noLabels(let policy):
      "\"\(policy)\" chooses on labelled samples, and there are none"
    case .oneSided(let policy, let abnormal):
      "\"\(policy)\" needs normal and abnormal samples to choose between, and all are "
        + "\(abnormal ? "abnormal" : "normal")"
    case .noTrainingScores(let policy):
      "\"\(policy)\" chooses on the scores of the training samples, and there are none"
    case .outOfRange(let policy):
      "\"\(policy)\" is out of range: \(policy.rangeSentence)"
    case .notANumber(let policy):
      "\"\(policy)\" cannot choose, because some scores are not finite numbers"
    }
  }
}

extension ThresholdPolicy: CustomStringConvertible {
  /// The policy as the `threshold` command takes it: `best f1`, `percentile 95`.
  public var description: String {
    switch self {
    case .value(let value): plain(value)
    case .best(let criterion): "best \(criterion.rawValue)"
    case .percentile(let percent): "percentile \(plain(percent))"
    case .sigma(let count): "sigma \(plain(count))"
    case .cost(let falsePositive, let falseNegative):
      "cost \(plain(falsePositive)):\(plain(falseNegative))"
    }
  }

  fileprivate var rangeSentence: String {
    switch self {
    case .value: "a threshold is a finite number"
    case .best: "choose one of \(Criterion.allCases.map(\.rawValue).joined(separator: ", "))"
    case .percentile: "a percentile lies from 0 to 100"
    case .sigma: "the number of standard deviations lies from 0 to 100"
    case .cost: "both costs are 0 or more, and not both 0"
    }
  }
}
