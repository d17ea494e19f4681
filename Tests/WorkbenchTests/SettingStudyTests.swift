import Heartbeats
import Synchronization
import Testing
import Workbench

@Suite struct FactorTests {
  private func texts(_ name: String, _ low: String, _ high: String, _ count: Int? = nil, log: Bool = false) throws
    -> [String]
  {
    let factor = try #require(Factor.named(name))
    return try factor.levels(LevelRange(low: low, high: high, count: count, isLogarithmic: log)).map(\.text)
  }

  @Test func rangesGiveTheirValues() throws {
    #expect(
      try texts("learning-rate", "0.001", "1", 7, log: true)
        == ["0.001", "0.00316", "0.01", "0.0316", "0.1", "0.316", "1"])
    #expect(try texts("learning-rate", "0.001", "1", log: true) == ["0.001", "0.01", "0.1", "1"])
    #expect(try texts("contamination", "0%", "20%", 5) == ["0%", "5%", "10%", "15%", "20%"])
    #expect(try texts("bottleneck", "1", "9") == (1...9).map(String.init))
    #expect(try texts("bottleneck", "1", "16", log: true) == ["1", "2", "4", "8", "16"])
    #expect(try texts("trees", "50", "200", 4) == ["50", "100", "150", "200"])
    #expect(throws: FactorError.emptyRange("4", "2")) { try texts("bottleneck", "4", "2") }
    #expect(throws: FactorError.rangeOfLayers) { try texts("layers", "1", "4") }
    #expect(throws: FactorError.logarithm("0%")) { try texts("contamination", "0%", "20%", 3, log: true) }
    #expect(throws: FactorError.tooFewNumbers(low: "1", high: "4", count: 4, asked: 8)) {
      try texts("bottleneck", "1", "4", 8)
    }
    #expect(throws: ValueError.self) { try texts("bottleneck", "0", "4") }
    #expect(throws: FactorError.self) { try texts("optimizer", "adam", "sgd") }
  }

  @Test(arguments: ["none", "15", "15-7", "60-30-15"]) func layersAreReadAndWritten(_ text: String) throws {
    var recipe = Recipe()
    recipe.hidden = [3, 3, 3]
    let level = try Factor.layers.level(text)
    Factor.layers.put(level, in: &recipe)
    #expect(level.text == text && Factor.layers.text(in: recipe) == text)
    #expect(recipe.hidden == (text == "none" ? [] : text.split(separator: "-").compactMap { Int($0) }))
  }

  @Test(arguments: ["", "0", "15-", "a", "15--7", "99999"]) func otherLayersAreRefused(_ text: String) {
    #expect(throws: FactorError.layers(text)) { try Factor.layers.level(text) }
  }

  /// Whatever stands in the table of settings can be studied, and its usual values can be typed.
  @Test func everySettingIsAFactor() throws {
    #expect(Set(Factor.all.map(\.name)) == Set(Setting.all.map(\.name) + ["layers", "bottleneck"]))
    for factor in Factor.all {
      var recipe = Recipe()
      recipe.detector = factor.detectors.first ?? recipe.detector
      for level in factor.usualLevels(in: recipe) {
        #expect(try factor.level(level.text) == level)
        factor.put(level, in: &recipe)
        #expect(factor.text(in: recipe) == level.text, "\(factor.name)")
      }
    }
    #expect(
      try #require(Factor.named("bottleneck")).usualLevels(in: Recipe()).map(\.text) == ["1", "2", "4", "8", "16"])
  }
}

@Suite struct SettingStudyTests {
  private func plan(_ seeds: Int, _ axes: (String, [String])...) throws -> StudyPlan {
    StudyPlan(
      axes: try axes.map { name, values in
        let factor = try #require(Factor.named(name))
        return StudyPlan.Axis(factor, try values.map { try factor.level($0) })
      }, seeds: seeds)
  }

  /// Every cell is what the same recipe comes to alone: on any number of threads, in any order.
  @Test func cellsAreTheirTrainings() throws {
    var bench = try SmallWorld.bench { $0.epochs = 2 }
    let study = try bench.study(plan(2, ("bottleneck", ["1", "4"]), ("contamination", ["0%", "20%"])))
    #expect(study.ending == .complete && study.finished == 8)
    #expect(study.cells.map(\.name) == ["1, 0%", "1, 20%", "4, 0%", "4, 20%"])
    let rows = try #require(study.equalRows)
    for cell in study.cells {
      for seed in 0..<2 {
        var alone = try SmallWorld.bench { $0.epochs = 2 }
        for (name, level) in cell.levels {
          alone.change { recipe in Factor.named(name)?.put(level, in: &recipe) }
        }
        alone.change { ($0.seed, $0.trainSize) = (1 + seed, rows) }
        let summary = try alone.train()
        let evaluation = try alone.evaluate()
        #expect(summary.rows == rows)
        #expect(cell.runs[seed]?.values[.auc] == evaluation.auc)
        #expect(cell.runs[seed]?.values[.f2] == evaluation.confusion.f2)
      }
    }
    #expect(bench.recipe == (try SmallWorld.bench { $0.epochs = 2 }).recipe && bench.detector == nil)
  }

  @Test func detectorsAndTheirParametersAreVaried() throws {
    var bench = try SmallWorld.bench()
    let study = try bench.study(plan(1, ("detector", ["mean", "knn", "autoencoder"])))
    #expect(study.cells.map(\.isNetwork) == [false, false, true])
    bench.change { $0.detector = "knn" }
    #expect(try bench.study(plan(1, ("neighbors", ["1", "5"]))).finished == 2)
    #expect(throws: WorkbenchError.self) { try bench.study(plan(1, ("bottleneck", ["1", "5"]))) }
    #expect(throws: (any Error).self) {
      try bench.study(plan(1, ("neighbors", ["1", "5"]), ("detector", ["knn", "pca"])))
    }
  }

  /// What is done is not done again, with more seeds or values neither.
  @Test func aStudyGoesOn() throws {
    var bench = try SmallWorld.bench { $0.epochs = 1 }
    let done = Mutex(0)
    var watch = RunsWatch(onRun: { count in done.withLock { $0 = max($0, count) } })
    watch.mayBegin = { done.withLock { $0 < 3 } }
    let first = try bench.study(plan(4, ("bottleneck", ["1", "2"])), watch: watch)
    #expect(first.ending == .budget && (3..<8).contains(first.finished))
    let rest = Mutex(0)
    let second = try bench.study(
      plan(5, ("bottleneck", ["1", "2", "3"])), resuming: true,
      keep: { _, _, _ in rest.withLock { $0 += 1 } })
    #expect(second.ending == .complete && second.reused == first.finished && second.finished == 15)
    #expect(rest.withLock { $0 } == 15 - first.finished)
    var whole = try SmallWorld.bench { $0.epochs = 1 }
    let once = try whole.study(plan(5, ("bottleneck", ["1", "2", "3"])))
    #expect(second.cells.map(\.runs) == once.cells.map(\.runs))
    // On other beats nothing of it holds.
    #expect(try bench.study(plan(1, ("bottleneck", ["1", "2"])), on: .validation, resuming: true).reused == 0)
  }

  @Test func stoppingKeepsWhatIsDone() throws {
    var bench = try SmallWorld.bench { $0.epochs = 1 }
    #expect(throws: WorkbenchError.interruptedBeforeResult) {
      try bench.study(plan(2, ("bottleneck", ["1", "2"])), watch: RunsWatch(shouldStop: { true }))
    }
    #expect(bench.studied == nil)
    let done = Mutex(0)
    let watch = RunsWatch(
      shouldStop: { done.withLock { $0 >= 5 } }, onRun: { count in done.withLock { $0 = max($0, count) } })
    let study = try bench.study(plan(40, ("bottleneck", ["1", "2"])), watch: watch)
    #expect(study.ending == .stopped && study.finished >= 5 && study.finished < 20)
  }

  /// A bad cell does not spoil the others; where all are bad the study fails.
  @Test func failuresAreResults() throws {
    var bench = try SmallWorld.bench()
    bench.change { $0.detector = "pca" }
    let study = try bench.study(plan(1, ("components", ["2", "all"])))
    #expect(study.cells[0].failure == nil && study.cells[1].failure != nil)
    #expect(throws: (any Error).self) { try bench.study(plan(1, ("components", ["all"]))) }
  }
}

@Suite struct LevelRankingTests {
  private struct Noise {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    /// About normal: the sum of twelve numbers between 0 and 1, less six.
    mutating func next() -> Double {
      (0..<12).reduce(-6) { sum, _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return sum + Double(state >> 11) * 0x1p-53
      }
    }
  }

  private func levels(_ shifts: [Double], seeds: Int, _ trial: Int) -> [[Int: Double]] {
    var noise = Noise(UInt64(trial))
    for _ in 0..<10 { _ = noise.next() }
    return shifts.map { shift in
      Dictionary((0..<seeds).map { ($0, shift + noise.next()) }) { first, _ in first }
    }
  }

  /// Of equal levels some are called worse in about one study of twenty at most, however many there are.
  @Test(arguments: [(2, 10), (4, 5), (6, 10)]) func equalLevelsAreRarelyToldApart(_ count: Int, _ seeds: Int) {
    let trials = 60
    let wrong = (0..<trials).count { trial in
      !LevelRanking(levels([Double](repeating: 0, count: count), seeds: seeds, trial)).worse.isEmpty
    }
    #expect(wrong <= 6, "\(wrong) of \(trials)")
  }

  @Test func clearDifferencesAreShown() {
    let ranking = LevelRanking(levels([0, 6, 6.01, -20], seeds: 10, 3))
    #expect(ranking.worse == [0, 3] && ranking.alike.count == 1 && !ranking.isShown)
    #expect(LevelRanking(levels([8, 0], seeds: 10, 1)).isShown)
  }

  @Test func fewSeedsShowNothing() {
    for seeds in 1...4 { #expect(LevelRanking(levels([9, 0, -9], seeds: seeds, 1)).worse.isEmpty) }
    #expect(!LevelRanking(levels([9, 0], seeds: 5, 1)).isShown)
    #expect(LevelRanking([[0: 1], [1: 2]]).seeds == 0)
    #expect(LevelRanking([[:], [:]]).best == nil)
    #expect(LevelRanking([]).best == nil)
    #expect(LevelRanking([[0: 1], [:], [0: 2]]).order == [2, 0])
    // Equal to the last bit: no difference, and no number of seeds will show one.
    let tied = LevelRanking([(0..<10), (0..<10)].map { Dictionary($0.map { ($0, 0.5) }) { first, _ in first } })
    #expect(tied.worse.isEmpty && tied.neededSeeds == nil)
  }
}
