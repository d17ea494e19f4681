import AnomalyDetection
import Heartbeats
import NeuralNetwork
import Synchronization
import TestSupport
import Testing
import Workbench

@Suite struct StudyTests {
  /// Every figure is that of the same recipe trained alone, so it depends neither on the number of threads nor on the
  /// order they work in.
  @Test func aStudyIsItsTrainings() throws {
    var recipe = Recipe()
    (recipe.hidden, recipe.epochs, recipe.seed) = ([8], 6, 5)
    let bench = Workbench(data: TestBeats.small, recipe: recipe)
    let study = try bench.study(.optimizers, seeds: 2)
    #expect(study.levels.map(\.name) == OptimizerKind.allCases.map(\.rawValue))
    #expect(!study.interrupted)
    for (kind, level) in zip(OptimizerKind.allCases, study.levels) {
      for seed in 0..<2 {
        var alone = bench
        alone.change { ($0.optimizer.kind, $0.seed) = (kind, 5 + seed) }
        let summary = try alone.train()
        let evaluation = try alone.evaluate()
        #expect(level.auc.values[seed] == evaluation.auc)
        #expect(level.trivialAUC.values[seed] == evaluation.trivialAUC)
        #expect(level.overfitting?.values[seed] == (summary.validationLoss ?? 0) / (summary.loss ?? 1))
        // The first epoch at the target, found again one epoch at a time.
        var slow = bench
        slow.change { ($0.optimizer.kind, $0.seed) = (kind, 5 + seed) }
        var reached: Int?
        for epoch in 1...6 where reached == nil {
          _ = try slow.trainMore(epochs: 1)
          if try slow.evaluate().auc >= study.target { reached = epoch }
        }
        #expect(level.epochsToTarget.values[seed] == reached)
      }
      #expect(level.runs == 2)
    }
  }

  @Test(arguments: StudyKind.allCases) func everyStudyHasItsLevels(_ kind: StudyKind) throws {
    var recipe = Recipe()
    // Enough epochs for thirty steps, which the claim about depth looks at.
    (recipe.hidden, recipe.epochs) = ([4], 10)
    let study = try Workbench(data: TestBeats.small, recipe: recipe).study(kind, seeds: 1)
    let counts: [StudyKind: Int] = [
      .contamination: 7, .optimizers: 6, .depth: 4, .batchSize: 6, .regularizer: 7, .learningRate: 10,
    ]
    #expect(study.levels.count == counts[kind])
    #expect(study.finding.verdict != .undecided)
    #expect(study.levels.allSatisfy { $0.runs == 1 && $0.auc.median >= 0 && $0.auc.median <= 1 })
    // The commands make the level's recipe of the session's: they must be ones that the prompt knows.
    #expect(
      study.levels.allSatisfy { $0.commands.allSatisfy { ["set", "layers"].contains($0.split(separator: " ")[0]) } })
  }

  /// More abnormal beats must not mean fewer beats.
  @Test func contaminationKeepsTheNumberOfBeats() throws {
    var recipe = Recipe()
    (recipe.hidden, recipe.epochs) = ([4], 1)
    let study = try Workbench(data: TestBeats.small, recipe: recipe).study(.contamination, seeds: 1)
    let sizes = Set(study.levels.flatMap { $0.commands.filter { $0.hasPrefix("set train-size") } })
    #expect(sizes.count == 1)
  }

  @Test func depthTapersFromTheBeatToTheBottleneck() throws {
    var recipe = Recipe()
    recipe.epochs = 1
    let study = try Workbench(data: TestBeats.small, recipe: recipe).study(.depth, seeds: 1)
    #expect(
      study.levels.map(\.commands) == [
        ["layers 17"], ["layers 34 8"], ["layers 60 26 11 5"], ["layers 87 54 34 21 13 8 5 3"],
      ])
  }

  /// Stopping keeps what is done, at every level alike; with nothing done there is nothing to show.
  @Test func stoppingKeepsWhatIsDone() throws {
    var recipe = Recipe()
    (recipe.hidden, recipe.epochs) = ([4], 1)
    let bench = Workbench(data: TestBeats.small, recipe: recipe)
    let done = Mutex(0)
    let watch = RunsWatch(
      shouldStop: { done.withLock { $0 >= 9 } }, onRun: { count in done.withLock { $0 = max($0, count) } })
    let study = try bench.study(.optimizers, seeds: 50, watch: watch)
    #expect(study.interrupted)
    let runs = study.levels.map(\.runs)
    #expect(runs.reduce(0, +) >= 9 && runs.reduce(0, +) < 30)
    #expect(throws: WorkbenchError.interruptedBeforeResult) {
      try bench.study(.depth, seeds: 1, watch: RunsWatch(shouldStop: { true }))
    }
  }

  @Test func runsThatNeverArriveCountAsLater() {
    #expect(Arrivals([3, 5, nil]).median == 5)
    #expect(Arrivals([3, nil, nil]).median == nil)
    #expect(Arrivals([2, 4]).median == 3)
    #expect(Arrivals([2, nil]).median == nil)
    #expect(Arrivals([3, nil, 1]).reached == 2)
    #expect(Arrivals([]).median == nil)
  }
}

/// What is known of ECG5000 from other programs (PyTorch, numpy, scikit-learn), found again.
@Suite(.needsRealData) struct RealStudyTests {
  /// With batches of 512, as the reference figures were measured; ours train on 2,102 rows where those had 2,500.
  @Test func contamination() throws {
    var recipe = Recipe()
    recipe.batchSize = 512
    let study = try Workbench(data: TestBeats.real(), recipe: recipe).study(.contamination, seeds: 7)
    let learned = [0.988, 0.902, 0.758, 0.660, 0.590, 0.572, 0.552]
    for (level, reference) in zip(study.levels, learned) {
      #expect(abs(level.auc.mean - reference) < 0.08, "\(level.name): \(level.auc.mean), elsewhere \(reference)")
    }
    let medians = study.levels.map(\.trivialAUC.median)
    for (place, plateau) in [(0, 0.961), (4, 0.92), (6, 0.58)] {
      #expect(abs(medians[place] - plateau) < 0.03)
    }
    #expect(study.finding.verdict == .conditional)
    #expect(study.finding.tests.map(\.holds) == [false, true])
  }

  @Test func optimizers() throws {
    var recipe = Recipe()
    recipe.batchSize = 512
    let study = try Workbench(data: TestBeats.real(), recipe: recipe).study(.optimizers, seeds: 5)
    #expect(study.finding.verdict == .reproduced)
    let reached = study.levels.map(\.epochsToTarget.reached)
    // In the order of the settings: adam, adamax, adadelta, rmsprop, momentum, sgd.
    #expect(reached[0] == 5 && reached[2] == 0 && reached[4] == 0 && reached[5] == 0)
  }

  @Test func regularizer() throws {
    let study = try Workbench(data: TestBeats.real()).study(.regularizer, seeds: 3)
    #expect(study.finding.verdict == .refuted)
    // At 0.001 every kind of penalty pushes the network back to the mean beat.
    #expect(study.levels.map(\.collapsed) == [0, 0, 0, 0, 3, 3, 3])
  }
}
