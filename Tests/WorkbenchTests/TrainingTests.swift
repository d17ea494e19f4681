import Detectors
import Heartbeats
import Judging
import NeuralNetwork
import Synchronization
import Testing
import Workbench

/// Training, going on, stopping, staleness, divergence, collapse.
@Suite struct TrainingTests {
  @Test func goingOnEqualsGoingThrough() throws {
    var through = try SmallWorld.bench()
    _ = try through.train(epochs: 7)
    var parts = try SmallWorld.bench()
    _ = try parts.train(epochs: 3)
    let summary = try parts.trainMore(epochs: 4)
    #expect(summary.epochsDone == 7)
    #expect(try parts.trained().network == through.trained().network)
    #expect(try parts.trained().scores.test == through.trained().scores.test)
  }

  @Test func aChangedRecipeLeavesTheDetectorAlone() throws {
    var bench = try SmallWorld.bench()
    _ = try bench.train()
    let network = try bench.trained().network
    bench.change { $0.hidden = [9] }
    #expect(bench.isStale)
    #expect(try bench.trained().network == network)
    #expect(try bench.evaluate().changedSince.map(\.name) == ["layers"])
    #expect(throws: WorkbenchError.cannotContinue(bench.changesSinceTraining)) { try bench.trainMore(epochs: 1) }
    _ = try bench.undo()
    #expect(!bench.isStale)
  }

  @Test func otherDataMakeItStaleToo() throws {
    var bench = try SmallWorld.bench()
    _ = try bench.train()
    bench.use(try SmallWorld.data(seed: 2))
    #expect(bench.isStale && bench.hasDataChanged)
    #expect(throws: WorkbenchError.dataChanged) { try bench.trainMore(epochs: 1) }
  }

  @Test func stoppingKeepsWhatWasLearned() throws {
    var bench = try SmallWorld.bench { $0.epochs = 100 }
    let epochs = Mutex(0)
    let watch = TrainingWatch(
      shouldStop: { epochs.withLock { $0 >= 3 } }, onEpoch: { _ in epochs.withLock { $0 += 1 } })
    let summary = try bench.train(watch: watch)
    #expect(summary.interrupted)
    #expect(summary.epochsDone == 3)
    #expect(try bench.evaluate().auc > 0)
  }

  @Test func `a large network that is stopped keeps its weights and is scored when somebody asks`() throws {
    // More to score than is done after a stop: half a million weights and 2,000 beats.
    var recipe = Recipe()
    recipe.hidden = [1024, 256]
    let data = try SmallWorld.data(normal: 1400, abnormal: 400)
    var bench = Workbench(data: data, recipe: recipe)
    let initial = Network(architecture: recipe.architecture(inputs: 140), seed: recipe.seed)
    let isStopped = Mutex(false)
    let summary = try bench.train(
      epochs: 3,
      watch: TrainingWatch(
        shouldStop: { isStopped.withLock { $0 } }, onEpoch: { _ in isStopped.withLock { $0 = true } }))
    #expect(summary.interrupted && summary.epochsDone == 1)
    #expect(summary.threshold == nil && summary.collapsed == nil)
    let detector = try bench.trained()
    #expect(!detector.isScored && detector.network != initial)
    #expect(try bench.evaluate().auc > 0)
    #expect(detector.isScored)
    // The same as of one that was not stopped there.
    var other = Workbench(data: data, recipe: recipe)
    let whole = try other.train(epochs: 1)
    #expect(try other.trained().scores.training == detector.scores.training)
    #expect(whole.threshold == Double(detector.threshold.value) && whole.collapsed == detector.isCollapsed)
  }

  @Test func trainingNothingOnlyInitializes() throws {
    var bench = try SmallWorld.bench()
    let summary = try bench.train(epochs: 0)
    #expect(summary.loss == nil)
    #expect(try bench.trained().network == Network(architecture: bench.recipe.architecture(inputs: 140), seed: 1))
  }

  @Test func divergenceKeepsTheLastGoodWeights() throws {
    var bench = try SmallWorld.bench {
      $0.scaling = .none
      $0.optimizer = OptimizerSettings(kind: .sgd, learningRate: 1e6)
      $0.activation = .elu
    }
    let summary = try bench.train()
    #expect(summary.divergedInEpoch != nil)
    #expect(try bench.trained().network?.parameters.allSatisfy(\.isFinite) == true)
    #expect(try bench.evaluate().auc >= 0)
  }

  @Test func aNetworkHeldDownByPenaltyHasCollapsed() throws {
    var bench = try SmallWorld.bench {
      $0.regularizer = Regularizer(kind: .l2, rate: 1)
      $0.epochs = 40
    }
    let summary = try bench.train()
    let evaluation = try bench.evaluate()
    #expect(summary.collapsed == true && evaluation.collapse?.isCollapsed == true)
    #expect(abs(evaluation.auc - evaluation.trivialAUC) < 0.02)
  }

  @Test func withoutValidationTheThresholdNeedsNoLabels() throws {
    var bench = try SmallWorld.bench { $0.validation = 0 }
    let summary = try bench.train()
    #expect(summary.validationLoss == nil)
    #expect(try bench.trained().threshold.isFallback)
    #expect(throws: WorkbenchError.noLabelledBeats) { try bench.choose(ThresholdChoice(.best(.f1))) }
    try bench.choose(ThresholdChoice(.best(.f1), on: .test))
    #expect(try bench.evaluate().optimistic)
  }

  @Test func everySeedOfARepetitionIsTheTrainingOfThatSeed() throws {
    let bench = try SmallWorld.bench()
    let repetition = try bench.repeated(3)
    let single = try (1...3).map { seed in
      var seeded = bench
      seeded.change { $0.seed = seed }
      _ = try seeded.train()
      return try seeded.evaluate().auc
    }
    #expect(repetition.auc.values == single)
    #expect(try bench.repeated(3).auc.values == single)
  }

  @Test func contaminationPutsAbnormalBeatsAmongTheTrainingBeats() throws {
    var bench = try SmallWorld.bench { $0.contamination = 0.2 }
    let summary = try bench.train()
    #expect(abs(Double(summary.abnormalRows) / Double(summary.rows) - 0.2) < 0.01)
  }
}

/// The detectors that a network has to beat, fitted once.
@Suite struct BaselineTests {
  @Test func theyAreThoseOfTheTrainingBeats() throws {
    var bench = try SmallWorld.bench()
    _ = try bench.train()
    let training = try bench.trained().preparation.training.matrix
    let test = try bench.trained().preparation.test
    let comparison = try bench.compare()
    let detectors: [any Detector] = [MeanDetector(fit: training), PCADetector(fit: training, components: 2)]
    for (entry, detector) in zip(comparison.detectors.dropFirst(), detectors) {
      #expect(entry.auc == Metrics.rocAUC(scores: detector.scores(test.matrix), abnormal: test.abnormal))
    }
    #expect(try bench.evaluate().trivialAUC == comparison.detectors[1].auc)
  }

  /// Ahead of time, on another core, or when asked for: it is all the same.
  @Test func aheadOfTimeTheyAreTheSame() throws {
    var (ahead, asked) = (try SmallWorld.bench(), try SmallWorld.bench())
    var watch = TrainingWatch()
    watch.preparesBaselines = true
    _ = try ahead.train(watch: watch)
    _ = try asked.train()
    #expect(try ahead.compare().detectors.map(\.auc) == asked.compare().detectors.map(\.auc))
    #expect(
      try ahead.trivialVerdicts(on: ahead.testFile[3].values).map(\.error)
        == asked.trivialVerdicts(on: asked.testFile[3].values).map(\.error))
  }

  @Test func repeatTellsTheirSpread() throws {
    let bench = try SmallWorld.bench()
    let repetition = try bench.repeated(3)
    #expect(repetition.baselines.map(\.name) == ["mean", "pca"])
    for (seed, auc) in zip(1...3, repetition.baselines[1].figures.auc.values) {
      var alone = bench
      alone.change { $0.seed = seed }
      _ = try alone.train()
      #expect(try alone.compare().detectors[2].auc == auc)
    }
    #expect(repetition.doneSeeds == [1, 2, 3])
  }

  @Test func onValidationFiguresAreThoseOfTheValidationBeats() throws {
    var bench = try SmallWorld.bench()
    _ = try bench.train()
    #expect(try bench.compare(on: .validation).detectors[0].auc == bench.evaluate(on: .validation).auc)
    #expect(try bench.repeated(1, on: .validation).auc.values == [bench.evaluate(on: .validation).auc])
    #expect(try bench.compare(on: .validation).optimistic)
    var without = try SmallWorld.bench { $0.validation = 0 }
    _ = try without.train()
    #expect(throws: WorkbenchError.noValidationGroups) { try without.compare(on: .validation) }
  }
}
