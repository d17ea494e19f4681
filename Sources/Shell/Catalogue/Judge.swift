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
    "evaluate", options: [basisOption, prevalenceOption], group: .judge,
    summary: "how well the detector tells normal from abnormal beats",
    details: """
      Confusion matrix, accuracy, precision, recall, F1 and F2 at the threshold; ROC AUC and average precision, which \
      need no threshold; and each class apart. Precision depends on how many beats are abnormal, so it is told for a \
      rarer world too: 1 %, or what "--prevalence" says. The trivial detector's AUC stands beside, to say what the figure is worth.
      """,
    example: ["train", "evaluate"],
    action: { context, arguments in
      EvaluateOutcome(
        try context.bench.evaluate(on: arguments.basis ?? .test), context.bench, prevalence: arguments.number("prevalence") ?? 0.01)
    }),
  Command(
    "compare", options: [basisOption], group: .judge,
    summary: "this detector beside the trivial ones, on the same beats",
    details: """
      Distance to the mean training beat, and as many principal components as the bottleneck has units. A network that \
      does not beat them has earned nothing by being deep. Whether it does is judged by drawing the beats a thousand times \
      anew: where the difference could as well be none, that is said. "--on validation" leaves the test beats untouched.
      """,
    example: ["train", "compare", "compare --on validation"],
    action: { context, arguments in
      CompareOutcome(try context.bench.compare(on: arguments.basis ?? .test), context.bench)
    }),
  Command(
    "repeat", [Parameter("seeds", .integer(1...1000), .optional)], options: [basisOption], group: .judge,
    summary: "the same recipe with several seeds: median, spread and worst of every figure",
    details: """
      Seeds count upward from the session's seed and train in parallel; 10 when you give no number. The trivial detectors \
      are fitted anew for each seed, for it also decides which beats are trained on. "--on validation" judges on the \
      validation beats: whoever tunes a recipe by its figures does so there and keeps the test beats for the end.
      """,
    example: ["repeat 3", "repeat 3 --on validation"],
    action: { context, arguments in
      let count = arguments.integer("seeds") ?? 10
      return RepeatOutcome(try context.repeated(count, on: arguments.basis ?? .test))
    }),
]

extension CommandContext {
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
