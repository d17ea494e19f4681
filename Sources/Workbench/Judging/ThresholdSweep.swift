import Heartbeats
import Judging
import Tables

/// The figures at many thresholds, the best of them marked.
public struct ThresholdSweep: Sendable {
  public let scores: LabelledScores
  public let rows: [Row]
  /// The threshold in force.
  public let current: Float
  /// Prices of a false alarm and of a miss by which the cheapest row is marked.
  public let prices: (falsePositive: Double, falseNegative: Double)
  /// Confidence intervals, when they were asked for.
  public let intervals: Intervals?
  /// Where the beats come from.
  public let source: DataSource
  /// What the detector was trained on, chosen on and judged on.
  public let roles: SplitRoles
  /// Whether the threshold in force was chosen on these beats.
  public let optimistic: Bool

  /// How sure the figures are with other beats of the same kind: 95 %.
  public struct Intervals: Sendable {
    /// One entry for each row.
    public let rows: [FigureIntervals]
    public let auc: Interval
    /// Draws of the bootstrap that the AUC's comes from.
    public let resamples: Int
  }

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
    _ scores: LabelledScores, _ range: Range, _ detector: TrainedDetector, intervals: Bool
  ) {
    let (threshold, training) = (detector.threshold, detector.scores.training)
    self.scores = scores
    source = detector.roles.source(on: scores.basis)
    roles = detector.roles
    optimistic = detector.isOptimistic(on: scores.basis)
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
    let bootstrap =
      intervals ? Bootstrap(scores: [scores.scores], abnormal: scores.abnormal, seed: detector.recipe.seed) : nil
    self.intervals = bootstrap.map { bootstrap in
      Intervals(
        rows: sweep.rows.compactMap { FigureIntervals($0.confusion) }, auc: bootstrap.auc(0),
        resamples: bootstrap.resamples)
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
      try detector.labelledScores(on: basis), range, detector, intervals: intervals)
  }
}
