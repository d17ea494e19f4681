import Views
import Workbench

/// Seeds of "repeat" where nobody says how many.
private let usualSeeds = 10

/// Which labelled beats a command looks at.
func basisOption(default usual: ThresholdChoice.Basis) -> CommandOption<ThresholdChoice.Basis> {
  CommandOption("on", .choice { "the \($0.rawValue) beats" }, default: usual, "which labelled beats to use")
}

private struct EvaluateForm: Form {
  let basis = basisOption(default: .test)
  let prevalence = CommandOption("prevalence", .share(0...1), default: 0.01, prevalenceSummary)
}

private struct CompareForm: Form {
  let detectors = Parameter(repeated: "detectors", .choice(arenaChoices))
  let basis = basisOption(default: .test)
  let seeds = CommandOption(
    "seeds", .integer(1...1000), default: 1, shown: \.description, "train each with so many seeds")
}

private struct RepeatForm: Form {
  let seeds = Parameter("seeds", .integer(1...1000), default: usualSeeds)
  let basis = basisOption(default: .test)
}

/// Commands that judge the detector.
let judgeCommands: [Command] = [
  Command(
    "evaluate", EvaluateForm(), group: .judge, effect: .shows,
    summary: "how well the detector tells normal from abnormal beats",
    details: """
      Confusion matrix, accuracy, precision, recall, F1 and F2 at the threshold; ROC AUC and average precision, which \
      need no threshold; and each class separately. Precision depends on how many beats are abnormal, so it is also given \
      for a prevalence of 1 %, or what "--prevalence" says. The baseline's AUC shows what the network's is worth.
      """,
    example: ["train", "evaluate"],
    action: { context, arguments in
      EvaluateOutcome(
        try context.bench.evaluate(on: arguments.basis), context.bench, prevalence: arguments.prevalence)
    }),
  Command(
    "compare", CompareForm(), group: .judge, effect: .shows,
    summary: "this detector and the baselines, or any detectors, on the same beats",
    details: """
      Distance to the mean training beat, and as many principal components as the bottleneck has units. A network that \
      is no better than they are gains nothing from its depth. The beats are resampled a thousand times: if the difference could \
      as well be zero, heartline says so. "--on validation" leaves the test beats untouched. With names of detectors, or \
      "all", each of them is trained from scratch with the session's settings, and "--seeds 5" shows the spread over seeds.
      """,
    example: ["train", "compare", "compare --on validation", "compare knn pca mean"],
    action: { context, arguments in
      if !arguments.detectors.isEmpty || arguments.isGiven(\.seeds) {
        return ArenaOutcome(try context.arena(arguments), context.bench)
      }
      return CompareOutcome(try context.bench.compare(on: arguments.basis), context.bench)
    }),
  Command(
    "repeat", RepeatForm(), group: .judge,
    effect: .shows,
    summary: "the same recipe with several seeds: median and spread of every metric",
    details: """
      Seeds count upward from the session's seed and train in parallel; \(usualSeeds) when you give no number. The baselines are \
      fitted again for each seed, because it also decides which beats are trained on. "--on validation" judges on the \
      validation set: tune a recipe there, and keep the test beats for the end.
      """,
    example: ["repeat 3", "repeat 3 --on validation"],
    action: { context, arguments in
      RepeatOutcome(try context.repeated(arguments.seeds, on: arguments.basis))
    }),
]

extension CommandContext {
  /// The detectors that were named, or all, trained and judged while the person watches.
  fileprivate func arena(_ arguments: Arguments<CompareForm>) throws -> Arena {
    let named = arguments.detectors
    let all = DetectorChoices.all.map(\.word)
    var detectors = named.isEmpty || named.contains("all") ? all : []
    for name in named where name != "all" && !detectors.contains(name) { detectors.append(name) }
    let seeds = arguments.seeds
    let activity = services.activity
    let count = detectors.count * seeds
    activity.begin(.studying("comparing", done: 0, of: count), at: services.clock())
    return try bench.arena(
      detectors, seeds: seeds, on: arguments.basis,
      watch: RunsWatch(
        shouldStop: activity.shouldStop, onRun: { activity.update(.studying("comparing", done: $0, of: count)) },
        clock: services.clock))
  }

  /// The recipe over `count` seeds, shown while it goes on and stopped when the person says so.
  func repeated(_ count: Int, on basis: ThresholdChoice.Basis = .test) throws -> Repetition {
    let activity = services.activity
    activity.begin(.repeating(done: 0, of: count), at: services.clock())
    return try bench.repeated(
      count, on: basis,
      watch: RunsWatch(
        shouldStop: activity.shouldStop, onRun: { activity.update(.repeating(done: $0, of: count)) }))
  }
}

private let arenaChoices = [Choice("all", "every detector there is")] + DetectorChoices.all
