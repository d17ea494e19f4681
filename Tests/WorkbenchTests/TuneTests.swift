import Judging
import Synchronization
import Testing
import Workbench

@Suite struct TuneTests {
  private func space(_ name: String, _ low: String, _ high: String, log: Bool = false) throws -> SearchSpace {
    try SearchSpace(
      try #require(Factor.named(name)), LevelRange(low: low, high: high, isLogarithmic: log))
  }

  private func plan(_ trials: Int = 5, metric: Metric = .auc) throws -> SearchPlan {
    SearchPlan(
      spaces: [try space("bottleneck", "1", "8"), try space("learning-rate", "0.001", "0.1", log: true)],
      trials: trials,
      metric: metric)
  }

  /// A sum of what is seen of the test beats: the search must not move when they change.
  private func results(_ search: Search) -> [[Double]] { search.finalists.map(\.validation.values) }

  @Test func theSameSeedFindsTheSame() throws {
    var first = try SmallWorld.bench { $0.epochs = 3 }
    var second = first
    let (a, changes) = try first.tune(plan())
    let (b, _) = try second.tune(plan())
    #expect(results(a) == results(b) && a.finalists.map(\.candidate) == b.finalists.map(\.candidate))
    #expect(a.judgement?.winner == b.judgement?.winner && a.ending == .complete)
    #expect(first.recipe == second.recipe && first.recipe == a.candidates[a.winner].recipe)
    #expect(changes.isEmpty == a.isOwnBest)
    // The detector is not trained by it, and the change is one.
    #expect(first.detector == nil)
    if !changes.isEmpty {
      _ = try first.undo()
      #expect(first.recipe == (try SmallWorld.bench { $0.epochs = 3 }).recipe)
    }
    first.change { $0.seed = 2 }
    #expect(try plan().candidates(from: first.recipe).map(\.recipe) != a.candidates.map(\.recipe))
  }

  /// Every value of the search is that of the same recipe trained alone and judged on its validation beats; every value of
  /// the judgement that of one judged on the test beats.
  @Test func aSearchIsItsTrainings() throws {
    var bench = try SmallWorld.bench { $0.epochs = 3 }
    let own = bench
    let (search, _) = try bench.tune(plan(4))
    // Four recipes: one round with a third of the epochs, then the three that are left.
    #expect(search.rounds.map(\.planned) == [4] && search.rounds.map(\.kept) == [3])
    #expect(search.rounds[0].seed == 1 && abs(search.rounds[0].share - 1.0 / 3) < 1e-12)
    for finalist in search.finalists {
      for (place, value) in finalist.validation.values.enumerated() {
        var alone = own
        alone.change { $0 = search.candidates[finalist.candidate].recipe }
        alone.change { $0.seed = 2 + place }
        _ = try alone.train()
        #expect(try alone.evaluate(on: .validation).auc == value)
      }
    }
    let judged = try #require(search.judgement)
    #expect(judged.firstSeed == 7 && judged.winner.count == SearchPlan.judgedSeeds)
    for (recipe, values) in [(search.candidates[search.winner].recipe, judged.winner), (own.recipe, judged.own)] {
      var alone = own
      alone.change { $0 = recipe }
      alone.change { $0.seed = 8 }
      _ = try alone.train()
      #expect(try alone.evaluate().auc == values[1])
    }
    #expect(search.chosenBy == search.finalists.map(\.validation.median).max())
  }

  @Test func theTestBeatsAreLookedAtOnceAndLast() throws {
    var bench = try SmallWorld.bench { $0.epochs = 1 }
    let looks = Mutex<[(phase: Search.Phase, basis: ThresholdChoice.Basis)]>([])
    let phases = Mutex<[Search.Phase]>([])
    _ = try bench.tune(
      plan(10),
      watch: { phase, _ in
        phases.withLock { $0.append(phase) }
        return RunsWatch()
      }, keep: { training, _, _ in looks.withLock { $0.append((training.phase, training.basis)) } })
    #expect(phases.withLock { $0 } == [.round(1, of: 2), .round(2, of: 2), .finals, .judging])
    #expect(looks.withLock { $0 }.allSatisfy { ($0.phase == .judging) == ($0.basis == .test) })
  }

  /// A budget only cuts, and the best so far is judged all the same; a stop changes nothing.
  @Test func budgetAndStop() throws {
    let own = try SmallWorld.bench { $0.epochs = 1 }
    var cut = own
    let begun = Mutex(0)
    let (search, _) = try cut.tune(
      plan(9),
      watch: { phase, _ in
        var watch = RunsWatch()
        if phase != .judging {
          watch.mayBegin = {
            begun.withLock { count in
              count += 1
              return count <= 4
            }
          }
        }
        return watch
      })
    #expect(search.ending == .budget && search.rounds[0].trained == 4 && search.judgement?.test != nil)
    #expect(cut.recipe == search.candidates[search.winner].recipe)

    var stopped = own
    let done = Mutex(0)
    let (halted, changes) = try stopped.tune(
      plan(9),
      watch: { _, _ in
        RunsWatch(
          shouldStop: { done.withLock { $0 >= 3 } }, onRun: { count in done.withLock { $0 = max($0, count) } })
      })
    #expect(halted.ending == .stopped && halted.judgement == nil && changes.isEmpty && stopped.recipe == own.recipe)
    #expect(throws: WorkbenchError.interruptedBeforeResult) {
      try stopped.tune(plan(), watch: { _, _ in RunsWatch(shouldStop: { true }) })
    }
  }

  @Test func everyDetectorIsSearched() throws {
    for choice in DetectorChoices.all.map(\.word) where !["mean", "ecod"].contains(choice) {
      var recipe = Recipe()
      recipe.detector = choice
      let spaces = SearchSpace.usual(for: recipe)
      #expect(!spaces.isEmpty, "\(choice)")
      let candidates = try SearchPlan(spaces: spaces, trials: 12).candidates(from: recipe)
      #expect(candidates.count >= 2, "\(choice)")
      for candidate in candidates {
        // What is drawn can be typed, and the method takes it.
        for (space, level) in zip(spaces, candidate.levels) { #expect(try space.factor.level(level.text) == level) }
        #expect(throws: Never.self) { try candidate.recipe.method() }
      }
    }
    // A small space is tried whole, and not twice.
    let optimizer = try #require(Factor.named("optimizer"))
    let space = try #require(SearchSpace(usual: optimizer, in: Recipe()))
    #expect(try SearchPlan(spaces: [space], trials: 27).candidates(from: Recipe()).count == 6)
  }

  @Test func roundsShrinkByThirds() throws {
    let plan = try plan()
    #expect(plan.rounds(of: 27) == [27, 9] && plan.rounds(of: 3) == [] && plan.rounds(of: 4) == [4])
    #expect(abs(SearchPlan.share(ofRound: 0, of: 2) - 1.0 / 9) < 1e-12)
    #expect(SearchPlan.share(ofRound: 2, of: 2) == 1)
  }

  @Test func withoutValidationBeatsThereIsNothingToSearchBy() throws {
    var bench = try SmallWorld.bench { $0.validation = 0 }
    #expect(throws: WorkbenchError.noValidationGroups) { try bench.tune(plan()) }
  }
}
