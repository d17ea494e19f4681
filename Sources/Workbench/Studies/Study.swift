import AnomalyDetection
import Detectors
import Heartbeats

/// A recipe trained over a range of one setting with several seeds, and a published claim held against what came out.
public struct Study: Encodable, Sendable {
  public let kind: StudyKind
  /// Seeds asked for at every level.
  public let seeds: Int
  public let firstSeed: Int
  public let epochs: Int
  /// The AUC whose first epoch is noted: half-way from the trivial detector's, without contamination, to 1.
  public let target: Double
  /// Levels of which at least one training was finished.
  public private(set) var levels: [Level]
  public let finding: Finding
  public let interrupted: Bool

  private enum CodingKeys: String, CodingKey {
    case kind = "study"
    case seeds, firstSeed, epochs, target, levels, finding, interrupted
  }

  /// The spread at one value of what is varied.
  public struct Level: Encodable, Sendable {
    public let name: String
    /// The commands that lead from the session's recipe to this one.
    public let commands: [String]
    /// Trainings that were finished.
    public let runs: Int
    public let auc: Summary
    /// After the steps that Anomagram's own defaults make.
    public let earlyAUC: Summary?
    /// The distance to the mean training beat, on the same beats.
    public let trivialAUC: Summary
    public let epochsToTarget: Arrivals
    public let stepsToTarget: Arrivals
    /// The loss on held-out normal beats, divided by the training loss.
    public let overfitting: Summary?
    public let collapsed: Int
    public let diverged: Int
    public fileprivate(set) var seconds: Summary?
  }

  /// Trains every level of `kind` with `seeds` seeds from the recipe's own upward, in parallel.
  ///
  /// All levels share the seeds, and the first seed comes first at all of them, so that a study that is stopped has
  /// looked at all of them. Figures do not depend on the number of cores, times do.
  init(_ kind: StudyKind, recipe: Recipe, data: HeartbeatData, seeds: Int, watch: RunsWatch) throws {
    let plan = try kind.levels(of: recipe, data: data)
    let target = try Self.target(recipe, data: data)
    let finished = try inParallel(plan.count * seeds, watch: watch) { index in
      var seeded = plan[index % plan.count].recipe
      seeded.seed = seeded.seed &+ index / plan.count
      return try StudyRun(seeded, data: data, target: target, watch: watch)
    }
    guard !finished.isEmpty else { throw WorkbenchError.interruptedBeforeResult }
    self.kind = kind
    self.seeds = seeds
    firstSeed = recipe.seed
    epochs = recipe.epochs
    self.target = target
    levels = plan.enumerated().compactMap { place, level in
      let runs = finished.filter { $0.index % plan.count == place }.map(\.value)
      return Level(level.name, level.recipe.changes(since: recipe).map(\.command), runs)
    }
    finding = Finding(kind, levels, recipe: recipe, planned: plan.count)
    interrupted = finished.count < plan.count * seeds
  }

  private static func target(_ recipe: Recipe, data: HeartbeatData) throws -> Double {
    var clean = recipe
    clean.contamination = 0
    let preparation = try Preparation(recipe: clean, data: data)
    return (1 + (try StudyRun.auc(MeanDetector(fit: preparation.training.matrix), preparation))) / 2
  }

  /// The same without durations.
  public var withoutTimes: Study {
    var copy = self
    for index in copy.levels.indices { copy.levels[index].seconds = nil }
    return copy
  }
}

/// When runs got somewhere; some never do.
public struct Arrivals: Encodable, Equatable, Sendable {
  /// One for each run; absent where it did not get there.
  public let values: [Int?]
  /// How many did.
  public let reached: Int
  /// The middle run's, those that never arrived counting as later than any; absent when the middle one never did.
  public let median: Double?

  /// The soonest and the latest run; absent when it never arrived.
  public var first: Double? { values.compactMap(\.self).min().map(Double.init) }
  public var last: Double? { reached == values.count ? values.compactMap(\.self).max().map(Double.init) : nil }

  package init(_ values: [Int?]) {
    self.values = values
    reached = values.count { $0 != nil }
    let sorted = values.map { $0.map(Double.init) ?? .infinity }.sorted()
    let (low, high) =
      sorted.isEmpty ? (.infinity, .infinity) : (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    median = high.isFinite ? (low + high) / 2 : nil
  }
}

extension Study.Level {
  fileprivate init?(_ name: String, _ commands: [String], _ runs: [StudyRun]) {
    guard let auc = Summary(runs.map(\.auc)), let trivialAUC = Summary(runs.map(\.trivialAUC)) else { return nil }
    self.name = name
    self.commands = commands
    self.runs = runs.count
    self.auc = auc
    self.trivialAUC = trivialAUC
    earlyAUC = Summary(runs.compactMap(\.earlyAUC))
    epochsToTarget = Arrivals(runs.map(\.epochsToTarget))
    stepsToTarget = Arrivals(runs.map(\.stepsToTarget))
    overfitting = Summary(runs.compactMap(\.overfitting))
    collapsed = runs.count(where: \.isCollapsed)
    diverged = runs.count(where: \.isDiverged)
    seconds = Summary(runs.map(\.seconds))
  }
}

extension Workbench {
  /// How many values a study of `kind` looks at.
  public func levelCount(of kind: StudyKind) throws -> Int { try kind.levels(of: recipe, data: data).count }

  /// Trains the recipe over the range of `kind`, with `seeds` seeds at every level.
  public func study(_ kind: StudyKind, seeds: Int, watch: RunsWatch = RunsWatch()) throws -> Study {
    try Study(kind, recipe: recipe, data: data, seeds: seeds, watch: watch)
  }
}
