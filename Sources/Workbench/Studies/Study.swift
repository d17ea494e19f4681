import Detectors
import Heartbeats
import Judging
import Tables

/// A recipe trained over a range of one setting with several seeds, and a published claim held against what came out.
public struct Study: Encodable, Sendable {
  public let kind: StudyKind
  /// Seeds asked for at every level.
  public let seeds: Int
  public let firstSeed: Int
  public let epochs: Int
  /// Where the beats come from, and which of them are judged.
  public let source: DataSource
  public let on: ThresholdChoice.Basis
  /// The AUC whose first step is noted: half-way from the mean detector's, without contamination, to 1.
  public let target: Double
  /// Levels of which at least one training was finished.
  public private(set) var levels: [Level]
  /// Levels of the plan of which none was.
  public let missing: [String]
  public let finding: Finding
  public let interrupted: Bool

  private enum CodingKeys: String, CodingKey {
    case kind = "study"
    case seeds, firstSeed, epochs, on, target, levels, missing, finding, interrupted
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
    /// How many had reached the target by then; absent when they were not all trained for so long.
    public let reachedEarly: Int?
    /// The distance to the mean training beat, on the same beats.
    public let trivialAUC: Summary
    public let epochsToTarget: Arrivals
    public let stepsToTarget: Arrivals
    /// The loss on the normal validation beats, divided by the training loss.
    public let overfitting: Summary?
    public let collapsed: Int
    public let diverged: Int
    public fileprivate(set) var seconds: Summary?
  }

  /// Trains every level of `kind` with `seeds` seeds from the recipe's own upward, in parallel.
  ///
  /// All levels share the seeds, and the first seed comes first at all of them, so that a study that is stopped has
  /// looked at all of them. Figures do not depend on the number of cores, times do.
  init(
    _ kind: StudyKind, recipe: Recipe, data: DataSet, seeds: Int, on basis: ThresholdChoice.Basis,
    watch: RunsWatch
  ) throws {
    let plan = try kind.levels(of: recipe, data: data)
    let target = try Self.target(recipe, data: data, on: basis)
    let finished = try inParallel(plan.count * seeds, watch: watch) { index in
      var seeded = plan[index % plan.count].recipe
      seeded.seed = seeded.seed &+ index / plan.count
      return try StudyRun(seeded, data: data, on: basis, target: target, watch: watch)
    }
    guard !finished.isEmpty else { throw WorkbenchError.interruptedBeforeResult }
    self.kind = kind
    self.seeds = seeds
    firstSeed = recipe.seed
    epochs = recipe.epochs
    source = data.source
    on = basis
    self.target = target
    let outcomes = StudyOutcomes(plan, recipe: recipe, finished)
    levels = outcomes.levels
    let names = Set(levels.map(\.name))
    missing = plan.map(\.name).filter { !names.contains($0) }
    finding = Finding(kind, outcomes, recipe: recipe)
    interrupted = finished.count < plan.count * seeds
  }

  private static func target(
    _ recipe: Recipe, data: DataSet, on basis: ThresholdChoice.Basis
  ) throws -> Double {
    var clean = recipe
    clean.contamination = 0
    let preparation = try Preparation(recipe: clean, data: data)
    let mean = Baselines(preparation, components: recipe.bottleneck).meanBeat
    return (1 + (try Judgement(scores: mean.scores[basis], samples: preparation.judged(basis)).auc())) / 2
  }

  /// The same without durations.
  public var withoutTimes: Study {
    var copy = self
    for index in copy.levels.indices { copy.levels[index].seconds = nil }
    return copy
  }
}

extension Study.Level {
  init?(_ level: StudyLevel, _ commands: [String], _ runs: [StudyRun]) {
    guard let auc = Summary(runs.map(\.auc)), let trivialAUC = Summary(runs.map(\.trivialAUC)) else { return nil }
    name = level.name
    self.commands = commands
    self.runs = runs.count
    self.auc = auc
    self.trivialAUC = trivialAUC
    earlyAUC = Summary(runs.compactMap(\.earlyAUC))
    reachedEarly =
      runs.allSatisfy { $0.earlyAUC != nil }
      ? runs.count { run in run.stepsToTarget.map { $0 <= StudyRun.earlySteps } ?? false } : nil
    epochsToTarget = Arrivals(runs.map(\.epochsToTarget))
    stepsToTarget = Arrivals(runs.map { $0.stepsToTarget.map(Double.init) })
    overfitting = Summary(runs.compactMap(\.overfitting))
    collapsed = runs.count(where: \.isCollapsed)
    diverged = runs.count(where: \.isDiverged)
    seconds = Summary(runs.map(\.seconds))
  }
}

extension Workbench {
  /// How many values a study of `kind` looks at.
  public func levelCount(of kind: StudyKind) throws -> Int { try kind.levels(of: recipe, data: data).count }

  /// Trains the recipe over the range of `kind`, with `seeds` seeds at every level, judged on the test or on the
  /// validation beats.
  public func study(
    _ kind: StudyKind, seeds: Int, on basis: ThresholdChoice.Basis = .test, watch: RunsWatch = RunsWatch()
  ) throws -> Study {
    guard recipe.isNetwork else {
      throw WorkbenchError.needsOtherDetector(
        what: "study \(kind.rawValue)", detector: recipe.detector, able: [Recipe.autoencoder])
    }
    return try Study(kind, recipe: recipe, data: data, seeds: seeds, on: basis, watch: watch)
  }
}
