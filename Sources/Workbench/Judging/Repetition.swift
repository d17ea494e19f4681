import Heartbeats
import Judging
import Tables

/// The same recipe over several seeds: the spread of every figure, of the network and of the baselines.
public struct Repetition: Sendable {
  /// Seeds whose training was finished.
  public let doneSeeds: [Int]
  public let firstSeed: Int
  /// Where the beats come from, and which of them are judged.
  public let source: DataSource
  public let on: ThresholdChoice.Basis
  /// The detector that was trained again and again.
  public let detector: String
  /// Its figures.
  public let figures: Figures
  public let loss: Summary?
  /// The same figures of the detectors that a network must beat, fitted anew for each seed.
  public let baselines: [Baseline]
  /// Whether the network of each seed done had collapsed; empty where the detector is not a network.
  public let collapses: [CollapseReport]
  /// How many trainings diverged.
  public let diverged: Int
  public let interrupted: Bool
  public let thresholdChoice: String
  /// Whether the thresholds were chosen on the beats that are judged here.
  public let optimistic: Bool

  /// The spread of each figure of one detector.
  public struct Figures: Sendable {
    /// Of each metric a value for each seed; nil where it is undefined, as precision without an alarm is.
    public let values: [Metric: [Double?]]
    public let auc: Summary

    /// The spread over the seeds where it is defined.
    public subscript(_ metric: Metric) -> Summary? { Summary((values[metric] ?? []).compactMap(\.self)) }

    /// How many seeds led to no alarm at all.
    public var withoutAlarms: Int { (values[.precision] ?? []).count { $0 == nil } }
  }

  /// A detector that needs no training to speak of.
  public struct Baseline: Sendable {
    public let name: String
    public let summary: String
    public let figures: Figures
    /// On how many of the seeds the network's AUC is above this one's.
    public let beaten: Int
  }

  public var seeds: Int { doneSeeds.count }
  public var auc: Summary { figures.auc }
  /// The distance to the mean training beat, on the same beats.
  public let trivialAUC: Summary
  /// How many of the networks had collapsed.
  public var collapsed: Int { collapses.count(where: \.isCollapsed) }
  /// How many of them repeat the mean beat; the others repeat another curve.
  public var collapsedToMean: Int { collapses.count(where: \.repeatsMean) }

  /// What one seed led to: the figures of the network, then those of the baselines.
  struct Run: Sendable {
    let entries: [Comparison.Entry]
    let collapse: CollapseReport?
    let trivialAUC: Double
    let threshold: ThresholdChoice
    let loss: Double?
    let diverged: Bool
  }

  public typealias Watch = RunsWatch

  /// Trains `recipe` with `count` seeds from its own upward, in parallel; figures do not depend on the number of cores.
  init(
    _ recipe: Recipe, data: DataSet, choice: ThresholdChoice, on basis: ThresholdChoice.Basis, count: Int,
    watch: Watch
  ) throws {
    let finished = try inParallel(count, watch: watch) { index in
      var seeded = recipe
      seeded.seed = recipe.seed &+ index
      return try Run(seeded, data: data, choice: choice, on: basis, shouldStop: watch.shouldStop)
    }
    guard let first = finished.first?.value else { throw WorkbenchError.interruptedBeforeResult }
    let runs = finished.map(\.value)
    doneSeeds = finished.map { recipe.seed &+ $0.index }
    firstSeed = recipe.seed
    detector = recipe.detector
    guard let trivial = Summary(runs.map(\.trivialAUC)) else { throw WorkbenchError.interruptedBeforeResult }
    trivialAUC = trivial
    source = data.source
    on = basis
    figures = try Figures(runs.map { $0.entries[0] })
    loss = Summary(runs.compactMap(\.loss))
    baselines = try first.entries.indices.dropFirst().map { place in
      let entries = runs.map { $0.entries[place] }
      return Baseline(
        name: entries[0].name, summary: entries[0].summary, figures: try Figures(entries),
        beaten: runs.count { $0.entries[0].auc > $0.entries[place].auc })
    }
    collapses = runs.compactMap(\.collapse)
    diverged = runs.count(where: \.diverged)
    interrupted = runs.count < count
    thresholdChoice = first.threshold.text
    optimistic = first.threshold.isOptimistic(on: basis)
  }
}

extension Repetition.Figures {
  fileprivate init(_ entries: [Comparison.Entry]) throws {
    guard let auc = Summary(entries.map(\.auc)) else { throw WorkbenchError.interruptedBeforeResult }
    self.auc = auc
    values = Dictionary(
      uniqueKeysWithValues: Metric.allCases.map { metric in (metric, entries.map { metric.value(in: $0) }) })
  }
}

extension Repetition.Run {
  init(
    _ recipe: Recipe, data: DataSet, choice: ThresholdChoice, on basis: ThresholdChoice.Basis,
    shouldStop: @escaping @Sendable () -> Bool
  ) throws {
    var bench = Workbench(data: data, recipe: recipe, thresholdChoice: choice)
    let summary = try bench.train(watch: TrainingWatch(shouldStop: shouldStop))
    // What was stopped is no result; it need not be judged.
    guard !shouldStop() else { throw WorkbenchError.interruptedBeforeResult }
    let detector = try bench.trained()
    threshold = detector.threshold.choice
    entries = try Comparison.entries(detector, on: basis, own: threshold)
    collapse = detector.collapse
    trivialAUC = try Judgement(
      scores: detector.baselines.meanBeat.scores[basis], samples: try detector.preparation.judged(basis)
    ).auc()
    loss = summary.loss
    diverged = summary.divergedInEpoch != nil
  }
}
