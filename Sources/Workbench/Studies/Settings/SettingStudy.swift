import Judging
import Tables

/// A recipe trained at every level of one setting, or of two, with the same seeds at all of them.
public struct SettingStudy: Sendable {
  public let plan: StudyPlan
  public let firstSeed: Int
  /// Where the beats come from, and which of them are judged.
  public let source: DataSource
  public let on: ThresholdChoice.Basis
  public let thresholdChoice: String
  /// Whether the thresholds were chosen on the beats that are judged.
  public let optimistic: Bool
  /// All cells of the plan, finished or not, the last setting's levels changing fastest.
  public let cells: [Cell]
  /// Trainings that an earlier study had done.
  public let reused: Int
  /// Beats that every cell learns from, where they had to be made equal.
  public let equalRows: Int?
  public let ending: Ending

  public enum Ending: String, Encodable, Sendable {
    case complete, stopped
    case budget = "out of time"
  }

  /// What one pair of levels, or one level, came to.
  public struct Cell: Sendable {
    /// The level of each setting.
    public let levels: [(name: String, level: Factor.Level)]
    /// The commands that lead from the session's recipe to this one.
    public let commands: [String]
    /// Whether a network was trained, which may collapse.
    public let isNetwork: Bool
    /// By the place of their seed.
    public let runs: [Int: SettingRun]

    /// Finished trainings that have values, by the place of their seed.
    public func values(_ metric: Metric) -> [Int: Double] { runs.compactMapValues { $0.values[metric] } }

    /// The spread over the seeds; `nil` where there is none.
    public func summary(_ metric: Metric) -> Summary? {
      Summary(values(metric).sorted { $0.key < $1.key }.map(\.value))
    }

    /// Trainings that were judged.
    public var judged: Int { runs.values.count { $0.failure == nil } }
    public var collapsed: Int { runs.values.count(where: \.isCollapsed) }
    public var diverged: Int { runs.values.count(where: \.isDiverged) }
    /// Why a training of this cell failed, where one did.
    public var failure: String? { runs.sorted { $0.key < $1.key }.compactMap(\.value.failure).first }
    /// Median seconds of a training.
    public var seconds: Double? { Summary(runs.values.map(\.seconds))?.median }

    /// Levels as they stand at the head of a row: `8`, or `knn, 10%`.
    public var name: String { levels.map(\.level.text).joined(separator: ", ") }
  }

  public var finished: Int { cells.map(\.runs.count).reduce(0, +) }

  /// The levels of the first setting (or the cells of the whole study) ranked by a metric.
  public func ranking(_ metric: Metric, of places: [Int]? = nil) -> LevelRanking {
    LevelRanking((places ?? Array(cells.indices)).map { cells[$0].values(metric) })
  }
}

extension Workbench {
  /// Trains what `plan` says, judged on the test or on the validation beats; what `memory` holds is not trained again.
  ///
  /// All cells share the seeds, and the first seed comes first at all of them, so that a study that is stopped has looked
  /// at all of them. Results do not depend on the number of cores.
  ///
  /// - Parameter keep: Called from any thread with the place of a training, and with what it came to.
  /// - Throws: when the data cannot give the beats that a cell asks for, and when nothing was finished.
  public mutating func study(
    _ plan: StudyPlan, on basis: ThresholdChoice.Basis = .test, resuming isResumed: Bool = false,
    watch: RunsWatch = RunsWatch(),
    keep: @escaping @Sendable (Int, TrainSummary, Workbench) -> Void = { _, _, _ in }
  ) throws -> SettingStudy {
    let cells = try plan.cells(of: recipe, data: data)
    try plan.check(cells.map(\.recipe.detector))
    for cell in cells { _ = try BeatShares(cell.recipe, data) }
    // A threshold set by hand belongs to one detector's scores.
    let choice: ThresholdChoice = if case .value = thresholdChoice.policy { .initial } else { thresholdChoice }
    let recipes = (0..<plan.trainings).map { index in
      var recipe = cells[index % cells.count].recipe
      recipe.seed = recipe.seed &+ index / cells.count
      return recipe
    }
    var memory = StudyMemory(plan, source: data.source, on: basis, choice: choice)
    if isResumed, let studied, studied.fits(data.source, on: basis, choice: choice) {
      for recipe in recipes { memory[recipe] = studied[recipe] }
    }
    let missing = recipes.indices.filter { memory[recipes[$0]] == nil }
    let data = data
    let done = try inParallel(missing.count, watch: watch) { place in
      let index = missing[place]
      return SettingRun(recipes[index], data: data, choice: choice, on: basis, watch: watch) {
        keep(index, $0, $1)
      }
    }
    for run in done { memory[recipes[missing[run.index]]] = run.value }
    let all = recipes.map { memory[$0] }
    let failures = all.compactMap { $0?.failure }
    guard all.contains(where: { $0 != nil }) else { throw WorkbenchError.interruptedBeforeResult }
    if let failure = failures.first, all.allSatisfy({ $0 == nil || $0?.failure != nil }) {
      throw StudyFailure(text: failure)
    }
    studied = memory
    let isWhole = done.count == missing.count
    return SettingStudy(
      plan: plan, firstSeed: recipe.seed, source: data.source, on: basis, thresholdChoice: choice.text,
      optimistic: choice.isOptimistic(on: basis),
      cells: cells.indices.map { place in
        let runs = (0..<plan.seeds).compactMap { seed in all[seed * cells.count + place].map { (seed, $0) } }
        return SettingStudy.Cell(
          levels: plan.levels(ofCell: place), commands: cells[place].recipe.changes(since: recipe).map(\.command),
          isNetwork: cells[place].recipe.isNetwork,
          runs: Dictionary(runs) { first, _ in first })
      }, reused: recipes.count - missing.count,
      equalRows: recipe.trainSize == nil && plan.axes.allSatisfy { $0.factor.name != "train-size" }
        ? cells.first?.recipe.trainSize : nil,
      ending: isWhole ? .complete : watch.shouldStop() ? .stopped : .budget)
  }
}

/// Why a study cannot be: a cell's detector lacks the setting, or every training failed.
struct StudyFailure: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}
