import Detectors
import Heartbeats
import Judging
import Tables

/// How well a detector tells normal from abnormal beats.
public struct Evaluation: Judged, Sendable {
  /// Where the beats that are judged come from.
  public let source: DataSource
  /// What the detector was trained on, chosen on and judged on.
  public let roles: SplitRoles
  /// `test` or `validation`.
  public let on: ThresholdChoice.Basis
  public let threshold: Double
  /// How the threshold was chosen, in words.
  public let thresholdChoice: String
  /// Whether the threshold was chosen on the beats that are judged here.
  public let optimistic: Bool
  public let auc: Double
  public let averagePrecision: Double
  /// ROC AUC of the distance to the mean training beat on the same beats.
  public let trivialAUC: Double
  public let confusion: Confusion
  public let classes: [ClassResult]
  /// Classes that are judged together, where the data have such.
  public let groups: [GroupResult]
  /// What no score on these columns can pass, where equal rows set a limit.
  public let ceiling: Ceiling?
  /// Whether the network's output follows its input; absent where the detector is not a network.
  public let collapse: CollapseReport?
  /// What changed in the recipe since the detector was trained.
  public let changedSince: [RecipeChange]
  public let dataChanged: Bool

  /// Detection of one class of abnormal beats.
  public struct ClassResult: Sendable {
    public let beatClass: RowClass
    public let count: Int
    /// Beats above the threshold.
    public let flagged: Int
    /// ROC AUC of this class against the normal beats; absent for the normal class.
    public let auc: Double?
  }
}

extension Evaluation {
  /// Detection of several classes together.
  public struct GroupResult: Encodable, Sendable {
    public let name: String
    public let count: Int
    /// Rows above the threshold.
    public let flagged: Int
    /// ROC AUC against the normal rows; absent where none of the group is abnormal.
    public let auc: Double?
  }
}

/// Judges scored beats, without knowing which detector scored them.
struct Judgement {
  let scores: [Float]
  let samples: Samples

  func auc() throws -> Double {
    guard let auc = Metrics.rocAUC(scores: scores, abnormal: samples.abnormal) else {
      throw WorkbenchError.noTestGroups
    }
    return auc
  }

  func averagePrecision() throws -> Double {
    guard let precision = Metrics.averagePrecision(scores: scores, abnormal: samples.abnormal) else {
      throw WorkbenchError.noTestGroups
    }
    return precision
  }

  func confusion(_ threshold: Float) -> Confusion {
    Confusion(scores: scores, abnormal: samples.abnormal, threshold: threshold)
  }

  func classes(_ threshold: Float) -> [Evaluation.ClassResult] {
    samples.classes.distinct.compactMap { beatClass in
      let rows = samples.classes.indices.filter { samples.classes[$0] == beatClass }
      guard !rows.isEmpty else { return nil }
      return Evaluation.ClassResult(
        beatClass: beatClass, count: rows.count, flagged: rows.count { Verdict.flags(scores[$0], above: threshold) },
        auc: beatClass.isAbnormal ? auc(of: beatClass) : nil)
    }
  }

  func groups(_ groups: [RowGroup], _ threshold: Float) -> [Evaluation.GroupResult] {
    groups.compactMap { group in
      let rows = samples.classes.indices.filter { group.classes.contains(samples.classes[$0].number) }
      guard !rows.isEmpty else { return nil }
      let judged = samples.classes.indices.filter { !samples.abnormal[$0] } + rows.filter { samples.abnormal[$0] }
      return Evaluation.GroupResult(
        name: group.name, count: rows.count, flagged: rows.count { Verdict.flags(scores[$0], above: threshold) },
        auc: Metrics.rocAUC(scores: judged.map { scores[$0] }, abnormal: judged.map { samples.abnormal[$0] }))
    }
  }

  /// The class against the normal beats alone.
  private func auc(of beatClass: RowClass) -> Double? {
    let rows = samples.classes.indices.filter { samples.classes[$0] == beatClass || !samples.abnormal[$0] }
    return Metrics.rocAUC(scores: rows.map { scores[$0] }, abnormal: rows.map { samples.abnormal[$0] })
  }
}

extension Evaluation {
  init(_ detector: TrainedDetector, on basis: ThresholdChoice.Basis, changes: [RecipeChange], dataChanged: Bool) throws
  {
    let preparation = detector.preparation
    let samples = try preparation.judged(basis)
    let judgement = Judgement(
      scores: detector.scores[basis], samples: samples)
    let threshold = detector.threshold
    on = basis
    self.threshold = Double(threshold.value)
    thresholdChoice = threshold.choice.text
    optimistic = detector.isOptimistic(on: basis)
    auc = try judgement.auc()
    averagePrecision = try judgement.averagePrecision()
    trivialAUC = try Judgement(scores: detector.baselines.meanBeat.scores[basis], samples: samples).auc()
    source = detector.roles.source(on: basis)
    roles = detector.roles
    confusion = judgement.confusion(threshold.value)
    classes = judgement.classes(threshold.value)
    groups = judgement.groups(preparation.domain.groups, threshold.value)
    // Curves of measured points hardly ever repeat; rows of a table do.
    ceiling =
      preparation.domain.kind == .curve
      ? nil
      : Ceiling(rows: preparation.unscaled(basis), abnormal: samples.abnormal).flatMap { $0.hidden > 0 ? $0 : nil }
    collapse = detector.collapse
    changedSince = changes
    self.dataChanged = dataChanged
  }
}
