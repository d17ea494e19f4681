import Judging
import Tables

/// Carries a search out.
struct SearchRunner {
  let recipe: Recipe
  let data: DataSet
  let choice: ThresholdChoice
  let metric: Metric
  let watch: @Sendable (Search.Phase, Int) -> RunsWatch
  let keep: @Sendable (Search.Training, TrainSummary, Workbench) -> Void

  /// Recipes trained side by side, by their place, and whether all were.
  private func trained(
    _ recipes: [Recipe], _ phase: Search.Phase, on basis: ThresholdChoice.Basis
  ) throws -> (runs: [Int: SettingRun], isStopped: Bool) {
    let watch = watch(phase, recipes.count)
    let (data, choice, keep) = (data, choice, keep)
    let done = try inParallel(recipes.count, watch: watch) { place in
      SettingRun(recipes[place], data: data, choice: choice, on: basis, watch: watch) {
        keep(Search.Training(phase: phase, place: place, basis: basis), $0, $1)
      }
    }
    return (Dictionary(done.map { ($0.index, $0.value) }) { first, _ in first }, watch.shouldStop())
  }

  private func seeded(_ recipe: Recipe, _ seed: Int) -> Recipe {
    var recipe = recipe
    recipe.seed = seed
    return recipe
  }

  /// Searches, then judges; a budget that is used up ends the search with the best so far, which is judged all the same.
  func run(_ search: inout Search) throws {
    let rounds = search.plan.rounds(of: search.candidates.count)
    var left = Array(search.candidates.indices)
    var seed = recipe.seed
    // The best of the last round, where a later one comes to nothing.
    var standing: [Search.Finalist] = []
    for (number, count) in rounds.enumerated() where search.ending == .complete {
      let share = SearchPlan.share(ofRound: number, of: rounds.count)
      let recipes = left.map { place in
        var recipe = seeded(search.candidates[place].recipe, seed)
        recipe.epochs = max(1, Int((Double(recipe.epochs) * share).rounded()))
        return recipe
      }
      let (runs, isStopped) = try trained(recipes, .round(number + 1, of: rounds.count), on: .validation)
      note(runs, &search)
      let ranked = ranked(left.indices.map { [runs[$0]] }, left)
      if runs.count < count { search.ending = isStopped ? .stopped : .budget }
      if !ranked.isEmpty { standing = ranked }
      let next = number + 1 < rounds.count ? rounds[number + 1] : SearchPlan.finalists
      let kept = Array(ranked.prefix(next))
      search.rounds.append(
        Search.Round(
          seed: seed, share: share, planned: count, trained: runs.count, kept: kept.count,
          best: ranked.first?.validation.median))
      left = kept.map(\.candidate).sorted()
      seed &+= 1
      if ranked.isEmpty { break }
    }
    if search.ending == .complete, !left.isEmpty {
      let count = left.count
      let recipes = (0..<count * SearchPlan.finalSeeds).map { index in
        seeded(search.candidates[left[index % count]].recipe, seed &+ index / count)
      }
      let (runs, isStopped) = try trained(recipes, .finals, on: .validation)
      note(runs, &search)
      if runs.count < recipes.count { search.ending = isStopped ? .stopped : .budget }
      // Only seeds that all of them have finished: what has only one easy seed must not win by it.
      let seeds = (0..<SearchPlan.finalSeeds).filter { seed in
        (0..<count).allSatisfy { runs[seed * count + $0] != nil }
      }
      let ranked = ranked((0..<count).map { place in seeds.map { runs[$0 * count + place] } }, left)
      if !ranked.isEmpty { standing = ranked }
    }
    guard !standing.isEmpty else {
      if let failure = search.failure { throw StudyFailure(text: failure) }
      throw WorkbenchError.interruptedBeforeResult
    }
    search.finalists = Array(standing.prefix(SearchPlan.finalists))
    if search.ending != .stopped { try judge(&search, from: seed &+ SearchPlan.finalSeeds) }
  }

  private func note(_ runs: [Int: SettingRun], _ search: inout Search) {
    let failures = runs.sorted { $0.key < $1.key }.compactMap(\.value.failure)
    search.failures += failures.count
    search.failure = search.failure ?? failures.first
  }

  /// Candidates with a value, the highest median first; of equal ones that which was drawn first.
  private func ranked(_ runs: [[SettingRun?]], _ places: [Int]) -> [Search.Finalist] {
    zip(places, runs).compactMap { place, runs -> Search.Finalist? in
      let values = runs.compactMap { $0?.values[metric] }
      guard values.count == runs.count, let summary = Summary(values) else { return nil }
      return Search.Finalist(candidate: place, validation: summary)
    }.sorted { ($0.validation.median, -$0.candidate) > ($1.validation.median, -$1.candidate) }
  }

  /// The one look at the test beats.
  private func judge(_ search: inout Search, from seed: Int) throws {
    let own = search.candidates[0].recipe
    let recipes = search.isOwnBest ? [own] : [own, search.candidates[search.winner].recipe]
    let all = (0..<recipes.count * SearchPlan.judgedSeeds).map { index in
      seeded(recipes[index % recipes.count], seed &+ index / recipes.count)
    }
    let (runs, isStopped) = try trained(all, .judging, on: .test)
    note(runs, &search)
    func values(_ place: Int) -> [Int: Double] {
      let pairs = (0..<SearchPlan.judgedSeeds).compactMap { seed in
        runs[seed * recipes.count + place]?.values[metric].map { (seed, $0) }
      }
      return Dictionary(pairs) { first, _ in first }
    }
    if isStopped { search.ending = .stopped }
    search.judgement = Search.Judged(firstSeed: seed, winner: values(recipes.count - 1), own: values(0))
  }
}

extension Workbench {
  /// Searches by the validation beats and puts the winner into the recipe, as one change that can be undone; a search that
  /// was stopped changes nothing.
  ///
  /// The same seed and plan lead to the same result, however many cores there are; only a budget of time may cut it.
  public mutating func tune(
    _ plan: SearchPlan, watch: @escaping @Sendable (Search.Phase, Int) -> RunsWatch = { _, _ in RunsWatch() },
    keep: @escaping @Sendable (Search.Training, TrainSummary, Workbench) -> Void = { _, _, _ in }
  ) throws -> (search: Search, changes: [RecipeChange]) {
    // A threshold set by hand belongs to one detector's scores, and one chosen on the test beats has looked at them.
    let isByHand = if case .value = thresholdChoice.policy { true } else { false }
    let isUsable = !isByHand && thresholdChoice.basis == .validation && thresholdChoice.errorsOf != .test
    let choice = isUsable ? thresholdChoice : .initial
    var search = Search(
      plan: plan, source: data.source, firstSeed: recipe.seed, thresholdChoice: choice.text,
      candidates: try plan.candidates(from: recipe))
    _ = try Preparation(recipe: recipe, data: data).judged(.validation)
    try SearchRunner(recipe: recipe, data: data, choice: choice, metric: plan.metric, watch: watch, keep: keep)
      .run(&search)
    guard search.ending != .stopped else { return (search, []) }
    let winner = search.candidates[search.winner].recipe
    return (search, change { $0 = winner })
  }
}
