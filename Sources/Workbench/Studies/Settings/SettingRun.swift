import Judging
import Tables

/// What one training of a study of settings, or of a search, came to.
public struct SettingRun: Equatable, Sendable {
  /// Every metric that is defined.
  public let values: [Metric: Double]
  public let isCollapsed: Bool
  public let isDiverged: Bool
  public let seconds: Double
  /// Why there are no values, where the training failed.
  public let failure: String?

  /// Trains `recipe` and judges it; a failure is a result, so that one bad cell does not spoil a study.
  ///
  /// `keep` gets the training, to be kept among the runs.
  init(
    _ recipe: Recipe, data: DataSet, choice: ThresholdChoice, on basis: ThresholdChoice.Basis, watch: RunsWatch,
    keep: (TrainSummary, Workbench) -> Void
  ) {
    var bench = Workbench(data: data, recipe: recipe, thresholdChoice: choice)
    do {
      let summary = try bench.train(watch: TrainingWatch(shouldStop: watch.shouldStop, clock: watch.clock))
      let evaluation = try bench.evaluate(on: basis)
      values = evaluation.metrics
      isCollapsed = summary.collapsed ?? false
      isDiverged = summary.divergedInEpoch != nil
      seconds = summary.seconds
      failure = nil
      if !summary.interrupted { keep(summary, bench) }
    } catch {
      (values, isCollapsed, isDiverged, seconds, failure) = ([:], false, false, 0, "\(error)")
    }
  }
}

/// What was trained under which circumstances: a study that goes on trains nothing twice.
public struct StudyMemory: Sendable {
  public let plan: StudyPlan
  private let source: DataSource
  private let basis: ThresholdChoice.Basis
  private let choice: ThresholdChoice
  private var runs: [String: SettingRun] = [:]

  init(_ plan: StudyPlan, source: DataSource, on basis: ThresholdChoice.Basis, choice: ThresholdChoice) {
    self.plan = plan
    self.source = source
    self.basis = basis
    self.choice = choice
  }

  /// Whether its runs are those that a study on these beats would lead to.
  func fits(_ source: DataSource, on basis: ThresholdChoice.Basis, choice: ThresholdChoice) -> Bool {
    self.source == source && self.basis == basis && self.choice == choice
  }

  subscript(recipe: Recipe) -> SettingRun? {
    get { runs[recipe.reduced().commandText] }
    set { runs[recipe.reduced().commandText] = newValue }
  }
}
