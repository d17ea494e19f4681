import AnomalyDetection

/// The figures at many thresholds, the best of them marked.
public struct ThresholdSweep: Sendable {
  public let scores: LabelledScores
  public let rows: [Row]
  /// The threshold in force.
  public let current: Float
  /// Prices of a false alarm and of a miss by which the cheapest row is marked.
  public let prices: (falsePositive: Double, falseNegative: Double)
  /// Confidence intervals, one for each row, when they were asked for.
  public let intervals: Bootstrap?

  /// One threshold.
  public struct Row: Sendable {
    public let threshold: Float
    public let confusion: Confusion
    public let marks: [Mark]
  }

  /// What a row stands out for.
  public enum Mark: String, CaseIterable, Codable, Sendable {
    case accuracy, f1, f2, cost
    /// The threshold in force.
    case current
  }

  /// Which thresholds are looked at.
  public enum Range: Sendable {
    /// At so many even quantiles of the errors.
    case quantiles(Int)
    case even(from: Double, to: Double, steps: Int)
  }

  init(
    _ scores: LabelledScores, _ range: Range, threshold: AppliedThreshold, training: [Float], seed: Int?
  ) {
    self.scores = scores
    current = threshold.value
    if case .cost(let alarm, let miss) = threshold.choice.policy { prices = (alarm, miss) } else { prices = (1, 20) }
    let policies: [(Mark, ThresholdPolicy)] = [
      (.accuracy, .best(.accuracy)), (.f1, .best(.f1)), (.f2, .best(.f2)),
      (.cost, .cost(falsePositive: prices.falsePositive, falseNegative: prices.falseNegative)),
      (.current, .value(Double(threshold.value))),
    ]
    let marked = policies.compactMap { mark, policy in
      scores.threshold(policy, training: training).map { (mark: mark, threshold: $0) }
    }
    let asked: [Float] =
      switch range {
      case .quantiles(let count): Sweep.quantiles(count, of: scores.scores)
      case .even(let low, let high, let steps): Sweep.even(from: low, to: high, steps: steps)
      }
    let sweep = Sweep(
      scores: scores.scores, abnormal: scores.abnormal, thresholds: asked + marked.map(\.threshold))
    rows = sweep.rows.map { row in
      Row(
        threshold: row.threshold, confusion: row.confusion,
        marks: marked.filter { $0.threshold == row.threshold }.map(\.mark))
    }
    intervals = seed.flatMap {
      Bootstrap(
        scores: scores.scores, abnormal: scores.abnormal, thresholds: sweep.rows.map(\.threshold), seed: $0)
    }
  }
}

extension Workbench {
  /// Figures at many thresholds on the test or the validation beats; with `intervals`, how sure they are.
  public func sweep(
    _ range: ThresholdSweep.Range, on basis: ThresholdChoice.Basis = .test, intervals: Bool = false
  ) throws -> ThresholdSweep {
    let detector = try trained()
    return ThresholdSweep(
      try detector.labelledScores(on: basis), range, threshold: detector.threshold,
      training: detector.scores.training, seed: intervals ? detector.recipe.seed : nil)
  }
}
