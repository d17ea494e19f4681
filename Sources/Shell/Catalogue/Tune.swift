import TerminalGraphics
import Views
import Workbench

/// The command that searches for a better recipe.
let tuneCommands: [Command] = [
  Command(
    "tune", [Parameter("[SETTING [VALUE …]] …", .factors, .repeated(atLeast: 0))],
    options: [
      CommandOption("trials", .integer(2...SearchPlan.mostTrials), "recipes to try; \(SearchPlan.usualTrials)"),
      metricOption, budgetOption,
    ], group: .judge,
    summary: "search for better settings on the validation beats, and judge the winner once on the test beats",
    details: """
      It draws recipes at random, yours being the first, trains them for a part of their epochs, and lets the best third go on \
      to be trained longer and with another seed, until three are left; those are trained whole with five seeds, and the \
      highest median wins. All of this looks at the validation beats alone. Then the winner and your own recipe are trained \
      with six new seeds and judged on the test beats, so that you see how optimistic the choice was, and whether it is \
      better than what you had. The winner becomes the recipe; "undo" takes it back, "train" trains it.
      Without names it searches the network's shape and how it learns, or the parameters of another detector. "tune \
      learning-rate 0.001 .. 0.1 log optimizer adam sgd" says where: a range gives any number in it. The same seed leads to \
      the same winner. "--budget 60s" begins no training of the search after that time, so another machine may then find \
      another winner; Ctrl-C stops and changes nothing.
      """,
    example: ["set epochs 2", "tune bottleneck learning-rate 0.001 .. 0.1 log --trials 4"], action: tune)
]

private func tune(_ context: inout CommandContext, _ arguments: Arguments) throws -> any Outcome {
  let recipe = context.bench.recipe
  let spaces = try searchSpaces(arguments, recipe)
  let metric = arguments.word("metric").flatMap(StudyMetric.init) ?? .auc
  let plan = SearchPlan(
    spaces: spaces, trials: arguments.integer("trials") ?? SearchPlan.usualTrials, metric: metric)
  let budget = try arguments.budget()
  let services = context.services
  let began = services.clock()
  let records = SearchCollector()
  let (search, changes) = try context.bench.tune(
    plan,
    watch: { phase, trainings in
      var watch = services.runsWatch("tune: \(phase.text)", trainings: trainings)
      // The look at the test beats is part of every search.
      if let budget, phase != .judging { watch.mayBegin = { services.clock() - began < budget.seconds } }
      return watch
    },
    keep: { training, summary, bench in
      // What was trained for a part of its epochs is not a training of its recipe.
      if !training.phase.isRound { records.add(training, RunRecord(summary, bench, on: training.basis)) }
    })
  context.requests += records.sorted.map(SessionRequest.keep)
  return TuneOutcome(search: search, change: ChangeOutcome(changes, context.bench))
}

/// What the words name, or what is usual for the detector.
private func searchSpaces(_ arguments: Arguments, _ recipe: Recipe) throws(CommandError) -> [SearchSpace] {
  var reader = FactorWords(arguments.factorWords, abbreviated: arguments.mayAbbreviate)
  var spaces: [SearchSpace] = []
  var places: [Word] = []
  while let (factor, word) = try reader.factor(unknownFactor) {
    guard !SearchSpace.notSearched.contains(factor.name) else {
      throw CommandError(
        "\"\(factor.name)\" decides what is trained on or judged, so it is not searched"
          + (factor.name == "seed" ? "" : "; \"study \(factor.name)\" varies it"), word)
    }
    guard !spaces.contains(where: { $0.factor == factor }) else {
      throw CommandError("\"\(factor.name)\" is there twice", word)
    }
    guard let space = try reader.space(of: factor) ?? SearchSpace(usual: factor, in: recipe) else {
      throw CommandError("say which values of \(factor.name): \(factor.domain.description)", word)
    }
    spaces.append(space)
    places.append(word)
  }
  guard !arguments.factorWords.isEmpty else {
    let usual = SearchSpace.usual(for: recipe)
    guard !usual.isEmpty else {
      throw CommandError(
        "\(recipe.detector) has no settings of its own to search; name some, as in \"tune scaling\" or \"tune detector\""
      )
    }
    return usual
  }
  let detectors = spaces.first { $0.factor.name == "detector" }.flatMap(\.words) ?? [recipe.detector]
  for (space, word) in zip(spaces, places) where !detectors.contains(where: space.factor.isUsed) {
    throw CommandError(
      WorkbenchError.needsOtherDetector(
        what: "tune \(space.factor.name)", detector: recipe.detector, able: space.factor.detectors
      ).description, word)
  }
  return spaces
}

private func unknownFactor(_ word: Word) -> CommandError {
  let names = Factor.all.map(\.name)
  let meant = OtherWords.meant(by: word.text).first { names.contains($0) }
  let guess = (meant ?? nearest(to: word.text.lowercased(), among: names)).map { "did you mean \"\($0)\"?" }
  return CommandError("there is no setting \"\(word.text)\"; \(guess ?? "\"set\" lists them")", word)
}

extension SearchSpace {
  /// The words it draws from, where they are words.
  fileprivate var words: [String]? {
    if case .levels(let levels) = values { levels.map(\.text) } else { nil }
  }
}

extension Search.Phase {
  fileprivate var isRound: Bool { if case .round = self { true } else { false } }

  fileprivate var text: String {
    switch self {
    case .round(let number, let count): "round \(number) of \(count)"
    case .finals: "the last three"
    case .judging: "test beats"
    }
  }
}
