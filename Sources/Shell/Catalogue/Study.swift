import Workbench

/// Seeds at every level, unless another number is asked for.
private let usualSeeds = 10

/// Commands that hold published claims against this recipe.
let studyCommands: [Command] = [
  Command(
    "study", [Parameter("what", .choice(StudyKind.allCases.map { Choice($0.rawValue, $0.summary) }))],
    options: [CommandOption("seeds", .integer(1...1000), "trainings at every level"), basisOption], group: .judge,
    summary: "the recipe over a range of one setting, with several seeds: what becomes of a published claim",
    details: """
      It trains every level with \(usualSeeds) seeds, or as many as you say, in parallel, and shows median and spread of \
      the AUC, of the epochs to a target and of the time, then whether the claim was reproduced, refuted, or holds on a \
      condition. A verdict is given only where other seeds would nearly always lead to the same, which takes \
      \(StudyRules.leastSeeds) at least. Ctrl-C stops and keeps what is done. The session's own detector and recipe stay as they are.
      """,
    example: ["set epochs 2", "study depth --seeds 1"],
    action: { context, arguments in
      let kind = arguments.word("what").flatMap(StudyKind.init) ?? .contamination
      let seeds = arguments.integer("seeds") ?? usualSeeds
      let services = context.services
      let name = "study \(kind.rawValue)"
      services.activity.begin(.studying(name, done: 0, of: 0), at: services.clock())
      let levels = try context.bench.levelCount(of: kind)
      let watch = RunsWatch(
        shouldStop: services.activity.shouldStop,
        onRun: { services.activity.update(.studying(name, done: $0, of: levels * seeds)) }, clock: services.clock)
      return StudyOutcome(try context.bench.study(kind, seeds: seeds, on: arguments.basis ?? .test, watch: watch))
    })
]
