import Judging
import NeuralNetwork
import Synchronization
import Testing
import Workbench

/// A training looked back on: its epochs, keeping one of them, and stopping by patience.
@Suite struct ReplayTests {
  @Test func everyEpochIsJudgedAsIfTrainingHadEndedThere() throws {
    var bench = try SmallWorld.bench { $0.batchSize = 16 }
    _ = try bench.train()
    let replay = try Replay(bench.trained())
    #expect(replay.epochs.map(\.epoch) == [1, 2, 3, 4, 5])
    #expect(replay.stride == 1 && replay.currentEpoch == 5)
    for figures in replay.epochs {
      var alone = try SmallWorld.bench { $0.batchSize = 16 }
      _ = try alone.train(epochs: figures.epoch)
      let evaluation = try alone.evaluate(on: .validation)
      #expect(figures.auc == evaluation.auc)
      #expect(try figures.validationLoss == alone.trained().training?.reports.last?.validationLoss)
      let collapse = try #require(try alone.trained().collapse)
      #expect(abs(figures.spread - collapse.spreadRatio) < 1e-9)
      #expect(abs(figures.explainedVariance - collapse.explainedVariance) < 1e-9)
      #expect(figures.isCollapsed == collapse.isCollapsed)
      #expect(figures.dead.map { $0.count { $0 } } == collapse.deadUnits.map(\.dead))
      let frame = replay.frame(at: figures.epoch - 1, pair: 0)
      #expect(try frame.threshold == alone.trained().threshold)
      #expect(frame.scores?.auc == evaluation.auc)
      for beat in frame.beats {
        let score = try alone.score(beat.beat.values)
        #expect(beat.reconstruction == score.reconstruction)
        #expect(Double(beat.error) == score.error && beat.isFlagged == score.isAbnormal)
      }
    }
  }

  @Test(arguments: OptimizerKind.allCases) func aKeptEpochIsWhereTrainingWouldHaveEnded(_ kind: OptimizerKind) throws {
    var bench = try SmallWorld.bench { $0.optimizer.kind = kind }
    _ = try bench.train(epochs: 6)
    let kept = try bench.keep(2)
    #expect((kept.epoch, kept.before, kept.last, kept.retrained) == (2, 6, 6, 0))
    var alone = try SmallWorld.bench { $0.optimizer.kind = kind }
    _ = try alone.train(epochs: 2)
    #expect(try bench.trained().network == alone.trained().network)
    #expect(try bench.trained().training?.optimizerState == alone.trained().training?.optimizerState)
    #expect(try bench.trained().threshold == alone.trained().threshold)
    // All epochs stay, so that it can be taken back.
    _ = try bench.keep(6)
    _ = try bench.keep(2)
    _ = try bench.trainMore(epochs: 2)
    _ = try alone.trainMore(epochs: 2)
    #expect(try bench.trained().network == alone.trained().network)
    #expect(try Replay(bench.trained()).epochs == Replay(alone.trained()).epochs)
    #expect(throws: EpochError.none(6, trained: 4)) { try bench.keep(6) }
    #expect(throws: EpochError.none(0, trained: 4)) { try bench.keep(0) }
  }

  /// A thousand epochs are kept; of more, a coarser grid, from which every epoch is reached again bit for bit.
  @Test func whatWasNotKeptIsTrainedAgain() throws {
    func small() throws -> Workbench {
      try SmallWorld.bench {
        ($0.hidden, $0.bottleneck, $0.trainSize, $0.batchSize) = ([], 1, 12, 12)
      }
    }
    var bench = try small()
    _ = try bench.train(epochs: 1003)
    let replay = try Replay(bench.trained())
    #expect(replay.stride == 2 && replay.reports.count == 1003)
    #expect(replay.epochs.first?.epoch == 1 && replay.epochs.last?.epoch == 1002)
    let kept = try bench.keep(777)
    #expect(kept.retrained == 1)
    var alone = try small()
    _ = try alone.train(epochs: 777)
    #expect(try bench.trained().network == alone.trained().network)
    #expect(try bench.trained().history().count <= 65)
  }

  @Test func anInterruptedEpochIsNotLedAcross() throws {
    var bench = try SmallWorld.bench { $0.batchSize = 8 }
    let asked = Mutex(0)
    let watch = TrainingWatch(shouldStop: {
      asked.withLock {
        $0 += 1
        return $0 > 90
      }
    })
    let summary = try bench.train(epochs: 50, watch: watch)
    #expect(summary.interrupted && summary.epochsDone > 1)
    _ = try bench.trainMore(epochs: 2)
    for epoch in 1...summary.epochsDone + 2 {
      var copy = bench
      let kept = try copy.keep(epoch)
      #expect(kept.retrained == 0)
    }
  }

  @Test func onlyAMarkedEpochIsKeptWithoutANumber() throws {
    var bench = try SmallWorld.bench()
    let untrained = bench
    #expect(throws: WorkbenchError.notTrained) { try untrained.markedEpoch() }
    _ = try bench.train()
    #expect(throws: EpochError.self) { try bench.markedEpoch() }
    bench.mark(3)
    #expect(try bench.markedEpoch() == 3)
    _ = try bench.train()
    #expect(throws: EpochError.self) { try bench.markedEpoch() }
  }

  @Test func withoutEpochsThereIsNothingToSee() throws {
    var bench = try SmallWorld.bench()
    _ = try bench.train(epochs: 0)
    let detector = try bench.trained()
    #expect(throws: EpochError.noEpochs) { try Replay(detector) }
    #expect(throws: EpochError.noEpochs) { try bench.keep(1) }
  }

  // MARK: Patience

  private static func overfitting(_ change: (inout Recipe) -> Void = { _ in }) throws -> Workbench {
    try SmallWorld.bench {
      ($0.hidden, $0.bottleneck, $0.trainSize, $0.batchSize, $0.epochs) = ([30], 10, 20, 4, 150)
      change(&$0)
    }
  }

  @Test func patienceStopsAndKeepsTheBestEpoch() throws {
    var free = try Self.overfitting()
    _ = try free.train()
    let losses = try #require(try free.trained().training).reports.compactMap(\.validationLoss)
    // The rule by itself.
    let patience = 10
    var (best, stop) = (0, losses.count - 1)
    for epoch in losses.indices {
      if losses[epoch] < losses[best] { best = epoch }
      if epoch - best >= patience {
        stop = epoch
        break
      }
    }
    var patient = try Self.overfitting { $0.patience = patience }
    let summary = try patient.train()
    #expect(summary.early == (best < stop ? EarlyStop(best + 1, stop + 1, ranOut: stop < losses.count - 1) : nil))
    #expect(summary.early?.ranOut == true)
    #expect(summary.epochsDone == best + 1)
    #expect(!summary.interrupted)
    _ = try free.train(epochs: best + 1)
    #expect(try patient.trained().network == free.trained().network)
    #expect(try patient.trained().training?.optimizerState == free.trained().training?.optimizerState)
    // What came after stays to be seen.
    #expect(try Replay(patient.trained()).reports.count == stop + 1)
  }

  @Test func withoutPatienceNothingIsDifferent() throws {
    var (plain, endless) = (try SmallWorld.bench(), try SmallWorld.bench { $0.patience = 1000 })
    _ = try plain.train()
    let summary = try endless.train()
    if summary.early == nil { #expect(try plain.trained().network == endless.trained().network) }
    #expect(Recipe().patience == nil)
    #expect(Setting.named("patience")?.defaultText == "0")
  }

  @Test func patienceNeedsValidationBeats() throws {
    var bench = try SmallWorld.bench { ($0.patience, $0.validation) = (3, 0) }
    #expect(throws: EpochError.patienceWithoutValidation) { try bench.train() }
    #expect(bench.detector == nil)
  }
}

extension EarlyStop {
  fileprivate init(_ best: Int, _ last: Int, ranOut: Bool) {
    self.init(bestEpoch: best, lastEpoch: last, ranOut: ranOut)
  }
}
