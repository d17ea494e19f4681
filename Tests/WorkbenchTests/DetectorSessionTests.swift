import Detectors
import Judging
import Tables
import Testing
import Workbench

/// The session with every detector there is: trained, judged, compared, saved, undone.
@Suite struct DetectorSessionTests {
  static let names = DetectorChoices.all.map(\.word)

  private static func bench(_ detector: String, seed: Int = 1) throws -> Workbench {
    var bench = try SmallWorld.bench()
    bench.change {
      $0.detector = detector
      $0.seed = seed
    }
    return bench
  }

  @Test(arguments: names) func everyDetectorIsTrainedAndJudged(_ name: String) throws {
    var bench = try Self.bench(name)
    let summary = try bench.train()
    #expect((summary.epochs == nil) == (name != Recipe.autoencoder))
    let trained = try bench.trained()
    #expect(trained.recipe.detector == name && !bench.isStale)
    let evaluation = try bench.evaluate()
    #expect((0...1).contains(evaluation.auc))
    #expect((evaluation.collapse != nil) == (name == Recipe.autoencoder))
    let comparison = try bench.compare()
    #expect(comparison.detectors[0].name == name && comparison.detectors[0].auc == evaluation.auc)
    #expect(!comparison.detectors.dropFirst().map(\.name).contains(name))
    #expect(try bench.sweep(.quantiles(5)).rows.count >= 5)
    let values = try bench.testBeat(.index(1)).values
    let score = try bench.score(values)
    #expect(score.error == Double(trained.scores.test[0]) || abs(score.error - Double(trained.scores.test[0])) < 1e-5)
    #expect(score.reconstruction.count == values.count)
    #expect(score.stretches.allSatisfy { (0...1.000001).contains($0.share) })
  }

  /// The same seed gives the same scores, alone or beside others, with one thread or more.
  @Test(arguments: names) func theSameSeedGivesTheSameScores(_ name: String) throws {
    var (first, second) = (try Self.bench(name, seed: 3), try Self.bench(name, seed: 3))
    _ = try first.train()
    var watch = TrainingWatch()
    watch.threads = 3
    _ = try second.train(watch: watch)
    #expect(try first.trained().scores.test == second.trained().scores.test)
  }

  @Test(arguments: names) func aSessionFileBringsItBack(_ name: String) throws {
    var bench = try Self.bench(name)
    _ = try bench.train()
    let data = bench.data
    let copy = try SessionFile.workbench(
      try SessionFile.tensorFile(bench).encoded(), name: "x", data: { _ in data })
    #expect(copy.recipe == bench.recipe)
    #expect(try copy.trained().scores.test == bench.trained().scores.test)
    #expect(try copy.trained().threshold == bench.trained().threshold)
  }

  @Test func onlyWhatTheDetectorReadsMakesItStale() throws {
    var bench = try Self.bench("knn")
    _ = try bench.train()
    bench.change { $0.hidden = [9] }
    bench.change { Setting.named("learning-rate")?.set(.number(0.5), in: &$0) }
    bench.change { Setting.named("clusters")?.set(.integer(3), in: &$0) }
    #expect(!bench.isStale)
    bench.change { Setting.named("neighbors")?.set(.integer(3), in: &$0) }
    #expect(bench.isStale && bench.changesSinceTraining.map(\.name) == ["neighbors"])
    _ = try bench.undo()
    #expect(!bench.isStale)
    bench.change { $0.detector = Recipe.autoencoder }
    #expect(bench.changesSinceTraining.map(\.name).contains("detector"))
  }

  /// Two methods may share a parameter's name and differ in its default.
  @Test func aParameterThatNobodySetFollowsTheMethod() throws {
    let setting = try #require(Setting.named("neighbors"))
    var recipe = Recipe()
    recipe.detector = "knn"
    #expect(setting.text(in: recipe) == "5" && setting.defaultText(in: recipe) == "5")
    recipe.detector = "lof"
    #expect(setting.text(in: recipe) == "20")
    setting.set(.integer(7), in: &recipe)
    recipe.detector = "knn"
    #expect(setting.text(in: recipe) == "7")
    #expect(try recipe.method() == AnyMethod(NearestNeighbors(neighbors: 7)))
  }

  @Test func aValueOfAnotherMethodIsRefusedInOneSentence() throws {
    var bench = try Self.bench("gaussian-mixture")
    bench.change { Setting.named("components")?.set(.all, in: &$0) }
    _ = try bench.train()
    bench.change { $0.detector = "pca" }
    let before = try bench.trained().recipe.detector
    #expect(throws: WorkbenchError.self) { try bench.train() }
    #expect(try bench.trained().recipe.detector == before)
  }

  @Test func whatOnlyANetworkCanDoSaysSo() throws {
    var bench = try Self.bench("mean")
    _ = try bench.train()
    #expect(throws: WorkbenchError.noEpochs(detector: "mean")) { try bench.trainMore(epochs: 1) }
    #expect(throws: WorkbenchError.noEpochs(detector: "mean")) { try bench.train(epochs: 3) }
    #expect(throws: WorkbenchError.self) { try bench.trained().latentMap() }
    #expect(throws: WorkbenchError.self) { try bench.trained().history() }
    #expect(throws: WorkbenchError.self) { try SessionFile.modelFile(bench) }
    #expect(throws: WorkbenchError.self) { try bench.study(.depth, seeds: 1) }
  }

  /// Trimming leaves out the rows farthest from the medians, for a network as for any other detector.
  @Test(arguments: ["autoencoder", "knn"]) func trimLeavesRowsOut(_ name: String) throws {
    var bench = try Self.bench(name)
    bench.change { $0.trim = 0.25 }
    let summary = try bench.train()
    #expect(summary.trimmedRows == Int((Double(summary.rows) * 0.25).rounded()))
    let preparation = try bench.trained().preparation
    #expect(
      preparation.learning
        == preparation.training.matrix.rows(Trim(share: 0.25).keptRows(of: preparation.training.matrix)))
  }

  @Test func anArenaIsTheSameOnAnyNumberOfCores() throws {
    let bench = try SmallWorld.bench()
    let arena = try bench.arena(["knn", "autoencoder", "mean"], seeds: 2)
    #expect(arena.entries.map(\.name) == ["knn", "autoencoder", "mean"])
    #expect(arena.entries.allSatisfy { $0.runs.count == 2 && $0.failure == nil })
    #expect(arena.reference == 1 && arena.entries[1].difference == nil && arena.entries[0].difference != nil)
    #expect(Set(arena.together + arena.behind) == [0, 1, 2])
    var alone = bench
    _ = try alone.train()
    #expect(arena.entries[1].runs[0].auc == (try alone.evaluate().auc))
  }

  @Test func aDetectorThatFailsIsARowWithItsReason() throws {
    var bench = try SmallWorld.bench()
    bench.change { Setting.named("components")?.set(.all, in: &$0) }
    let arena = try bench.arena(["pca", "mean"])
    #expect(arena.entries[0].runs.isEmpty && arena.entries[0].failure?.contains("does not fit pca") == true)
    #expect(arena.entries[1].runs.count == 1)
  }
}
