import Detectors
import Judging
import Tables

/// Several detectors on the same rows: each trained with the same seeds and judged alike.
public struct Arena: Sendable {
  /// In the order in which they were asked for.
  public let entries: [Entry]
  /// Where the rows come from, and which of them are judged.
  public let source: DataSource
  public let on: ThresholdChoice.Basis
  public let normal, abnormal: Int
  public let firstSeed: Int
  /// Seeds that were asked for.
  public let seeds: Int
  /// The place of the detector that the others are held against: the session's own, or else the first.
  public let reference: Int
  public let thresholdChoice: String
  /// Whether the thresholds were chosen on the rows that are judged.
  public let optimistic: Bool
  public let interrupted: Bool

  /// One detector.
  public struct Entry: Sendable {
    public let name: String
    /// The method with its parameters, or the chain of units.
    public let described: String
    /// What each finished seed led to, in the order of the seeds.
    public let runs: [Run]
    /// Its AUC less that of the reference, with the first seed: where it lies with other rows of the same kind.
    public fileprivate(set) var difference: Comparison.Difference?
    /// Why nothing came of it, where nothing did.
    public let failure: String?

    /// The spread of a figure over the seeds; `nil` where no seed has it.
    public func summary(_ figure: (Run) -> Double?) -> Summary? { Summary(runs.compactMap(figure)) }

    public var auc: Summary? { summary(\.auc) }
    public var collapsed: Int { runs.count(where: \.isCollapsed) }
    /// Bytes of what it has learned: median over the seeds.
    public var bytes: Double? { summary { Double($0.bytes) }?.median }
  }

  /// One training.
  public struct Run: Judged, Sendable {
    public let auc, averagePrecision: Double
    public let confusion: Confusion
    public let isCollapsed: Bool
    /// Seconds of learning, and microseconds that one judged row takes.
    public let fitSeconds, microsecondsPerRow: Double
    public let bytes: Int
    /// How its threshold was chosen: without labelled validation rows not as it was asked for.
    let thresholdChoice: String
    /// Of the judged rows.
    let scores: [Float]

    /// Normal rows called abnormal, of a thousand normal ones.
    public var falseAlarmsPerThousand: Double {
      let normal = confusion.fp + confusion.tn
      return normal > 0 ? 1000 * Double(confusion.fp) / Double(normal) : 0
    }
  }

  /// The place of the highest median AUC.
  public var best: Int? {
    entries.indices.filter { entries[$0].auc != nil }.max {
      (entries[$0].auc?.median ?? 0) < (entries[$1].auc?.median ?? 0)
    }
  }

  /// The detectors that these rows cannot tell from the best one, the best among them, and those they can.
  public let together, behind: [Int]
}

extension Arena.Run {
  init(
    _ recipe: Recipe, data: DataSet, choice: ThresholdChoice, on basis: ThresholdChoice.Basis, watch: RunsWatch
  ) throws {
    var bench = Workbench(data: data, recipe: recipe, thresholdChoice: choice)
    let summary = try bench.train(watch: TrainingWatch(shouldStop: watch.shouldStop, clock: watch.clock))
    guard !summary.interrupted, summary.threshold != nil else { throw WorkbenchError.interruptedBeforeResult }
    let trained = try bench.trained()
    let judgement = Judgement(scores: trained.scores[basis], samples: try trained.preparation.judged(basis))
    auc = try judgement.auc()
    averagePrecision = try judgement.averagePrecision()
    confusion = judgement.confusion(trained.threshold.value)
    thresholdChoice = trained.threshold.choice.text
    isCollapsed = summary.collapsed ?? false
    fitSeconds = summary.seconds
    scores = trained.scores[basis]
    let began = watch.clock()
    _ = trained.detector.scores(try trained.preparation.judged(basis).matrix)
    microsecondsPerRow = (watch.clock() - began) * 1e6 / Double(max(1, scores.count))
    bytes = (trained.detector as? any Sized)?.byteCount ?? 4 * (trained.network?.parameterCount ?? 0)
  }
}

extension Workbench {
  /// Trains each of `detectors` with `seeds` seeds from the recipe's own upward and judges all on the same rows, each at
  /// the threshold that the session's policy chooses for it.
  ///
  /// A detector that these rows do not fit is a row with its reason. The first seed comes first for all of them, so that an
  /// arena that is stopped has looked at all. Figures do not depend on the number of cores; times do.
  ///
  /// - Throws: when the rows cannot be divided as the recipe says, or lack one of the groups, or nothing was finished.
  public func arena(
    _ detectors: [String], seeds: Int = 1, on basis: ThresholdChoice.Basis = .test, watch: RunsWatch = RunsWatch()
  ) throws -> Arena {
    let judged = try Preparation(recipe: recipe, data: data).judged(basis)
    // A threshold set by hand belongs to one detector's scores.
    let choice: ThresholdChoice = if case .value = thresholdChoice.policy { .initial } else { thresholdChoice }
    let (recipe, data) = (recipe, data)
    let results = try inParallel(detectors.count * seeds, watch: watch) { index in
      var changed = recipe
      changed.detector = detectors[index % detectors.count]
      changed.seed = recipe.seed &+ index / detectors.count
      let frozen = changed
      return Result { try Arena.Run(frozen, data: data, choice: choice, on: basis, watch: watch) }
    }
    let entries = detectors.enumerated().map { place, name in
      let mine = results.filter { $0.index % detectors.count == place }.map(\.value)
      var described = recipe
      described.detector = name
      let failures = mine.compactMap { if case .failure(let error) = $0 { "\(error)" } else { nil } }
      return Arena.Entry(
        name: name, described: described.detectorText(inputs: data.width), runs: mine.compactMap { try? $0.get() },
        failure: failures.first)
    }
    guard entries.contains(where: { !$0.runs.isEmpty }) else {
      throw entries.compactMap(\.failure).first.map { StudyFailure(text: $0) } ?? WorkbenchError.interruptedBeforeResult
    }
    return Arena(
      entries, source: data.source, on: basis, abnormal: judged.abnormal, recipe: recipe, seeds: seeds, choice: choice,
      interrupted: results.count < detectors.count * seeds)
  }
}

extension Arena {
  fileprivate init(
    _ entries: [Entry], source: DataSource, on basis: ThresholdChoice.Basis, abnormal: [Bool], recipe: Recipe,
    seeds: Int, choice: ThresholdChoice, interrupted: Bool
  ) {
    var entries = entries
    let able = entries.indices.filter { !entries[$0].runs.isEmpty }
    let reference = able.first { entries[$0].name == recipe.detector } ?? able.first ?? 0
    let bootstrap = Bootstrap(
      scores: able.compactMap { entries[$0].runs.first?.scores }, abnormal: abnormal, seed: recipe.seed)
    func difference(_ place: Int, _ other: Int) -> Comparison.Difference? {
      guard let bootstrap, let first = able.firstIndex(of: place), let second = able.firstIndex(of: other),
        let own = entries[place].runs.first?.auc, let others = entries[other].runs.first?.auc
      else { return nil }
      let interval = bootstrap.difference(first, second)
      return Comparison.Difference(auc: own - others, low: interval.low, high: interval.high)
    }
    for place in able where place != reference { entries[place].difference = difference(place, reference) }
    // The first seed's, as the differences are.
    let best = able.max { (entries[$0].runs.first?.auc ?? 0) < (entries[$1].runs.first?.auc ?? 0) }
    let behind = able.filter { place in best.flatMap { difference(place, $0) }.map { $0.high < 0 } ?? false }
    self.init(
      entries: entries, source: source, on: basis, normal: abnormal.count { !$0 },
      abnormal: abnormal.count(where: \.self), firstSeed: recipe.seed, seeds: seeds, reference: reference,
      thresholdChoice: able.first.flatMap { entries[$0].runs.first?.thresholdChoice } ?? choice.text,
      optimistic: choice.isOptimistic(on: basis), interrupted: interrupted,
      together: able.filter { !behind.contains($0) }, behind: behind)
  }
}
