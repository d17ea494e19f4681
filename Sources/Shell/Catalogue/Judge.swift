import Views
import Workbench

let basisOption = CommandOption(
  "on", .choice(ThresholdChoice.Basis.allCases.map { Choice($0.rawValue, "the \($0.rawValue) beats") }),
  "which labelled beats to use")

extension Arguments {
  var basis: ThresholdChoice.Basis? { word("on").flatMap(ThresholdChoice.Basis.init) }
}

/// Commands that judge the detector.
let judgeCommands: [Command] = [
  Command(
    "evaluate", options: [basisOption, prevalenceOption], group: .judge, effect: .shows,
    summary: "how well the detector tells normal from abnormal beats",
    details: """
      Confusion matrix, accuracy, precision, recall, F1 and F2 at the threshold; ROC AUC and average precision, which \
      need no threshold; and each class separately. Precision depends on how many beats are abnormal, so it is also given \
      for a prevalence of 1 %, or what "--prevalence" says. The baseline's AUC shows what the network's is worth.
      """,
    example: ["train", "evaluate"],
    action: { context, arguments in
      EvaluateOutcome(
        try context.bench.evaluate(on: arguments.basis ?? .test), context.bench,
        prevalence: arguments.number("prevalence") ?? 0.01)
    }),
  Command(
    "compare", [Parameter("detectors", .choice(arenaChoices), .repeated(atLeast: 0))],
    options: [basisOption, CommandOption("seeds", .integer(1...1000), "train each with so many seeds (default: 1)")],
    group: .judge, effect: .shows,
    summary: "this detector and the baselines, or any detectors, on the same beats",
    details: """
      Distance to the mean training beat, and as many principal components as the bottleneck has units. A network that \
      is no better than they are gains nothing from its depth. The beats are resampled a thousand times: if the difference could \
      as well be zero, heartline says so. "--on validation" leaves the test beats untouched. With names of detectors, or \
      "all", each of them is trained from scratch with the session's settings, and "--seeds 5" shows the spread over seeds.
      """,
    example: ["train", "compare", "compare --on validation", "compare knn pca mean"],
    action: { context, arguments in
      if arguments.has("detectors") || arguments.has("seeds") {
        return ArenaOutcome(try context.arena(arguments), context.bench)
      }
      return CompareOutcome(try context.bench.compare(on: arguments.basis ?? .test), context.bench)
    }),
  Command(
    "repeat", [Parameter("seeds", .integer(1...1000), .optional)], options: [basisOption], group: .judge,
    effect: .shows,
    summary: "the same recipe with several seeds: median and spread of every metric",
    details: """
      Seeds count upward from the session's seed and train in parallel; 10 when you give no number. The baselines are \
      fitted again for each seed, because it also decides which beats are trained on. "--on validation" judges on the \
      validation set: tune a recipe there, and keep the test beats for the end.
      """,
    example: ["repeat 3", "repeat 3 --on validation"],
    action: { context, arguments in
      let count = arguments.integer("seeds") ?? 10
      return RepeatOutcome(try context.repeated(count, on: arguments.basis ?? .test))
    }),
]

extension CommandContext {
  /// The detectors that were named, or all, trained and judged while the person watches.
  fileprivate func arena(_ arguments: Arguments) throws -> Arena {
    let named = arguments.words("detectors")
    let all = DetectorChoices.all.map(\.word)
    var detectors = named.isEmpty || named.contains("all") ? all : []
    for name in named where name != "all" && !detectors.contains(name) { detectors.append(name) }
    let seeds = arguments.integer("seeds") ?? 1
    let activity = services.activity
    let count = detectors.count * seeds
    activity.begin(.studying("comparing", done: 0, of: count), at: services.clock())
    return try bench.arena(
      detectors, seeds: seeds, on: arguments.basis ?? .test,
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
