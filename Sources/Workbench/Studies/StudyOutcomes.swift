/// What the trainings of a study came to, by level and seed: what levels, tests and verdicts are made of.
struct StudyOutcomes: Sendable {
  private let plan: [StudyLevel]
  private let commands: [[String]]
  /// For each level of the plan its finished runs by the place of their seed.
  private let runs: [[Int: StudyRun]]

  init(_ plan: [StudyLevel], recipe: Recipe, _ finished: [Finished<StudyRun>]) {
    self.plan = plan
    commands = plan.map { $0.recipe.changes(since: recipe).map(\.command) }
    var runs = [[Int: StudyRun]](repeating: [:], count: plan.count)
    for run in finished { runs[run.index % plan.count][run.index / plan.count] = run.value }
    self.runs = runs
  }

  /// Seeds that were finished at every level, by their place.
  var completeSeeds: [Int] {
    (runs.first?.keys.sorted() ?? []).filter { seed in runs.allSatisfy { $0[seed] != nil } }
  }

  /// Whether every level has figures.
  var isComplete: Bool { runs.allSatisfy { !$0.isEmpty } }

  /// The levels that have figures, over all their runs.
  var levels: [Study.Level] {
    plan.indices.compactMap { place in
      let own = runs[place].sorted { $0.key < $1.key }.map(\.value)
      return Study.Level(plan[place], commands[place], own)
    }
  }

  /// The levels as they would be with these seeds, each as often as it is named; all must be complete.
  func levels(drawing seeds: [Int]) -> [Study.Level] {
    plan.indices.compactMap { place in
      Study.Level(plan[place], commands[place], seeds.compactMap { runs[place][$0] })
    }
  }
}
