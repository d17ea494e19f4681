import Views
import Workbench

private let run = ValueDomain.integer(1...1_000_000_000)

/// Commands about the trainings that were kept, and the report of a session.
let runCommands: [Command] = [
  Command(
    "runs",
    options: [
      CommandOption(
        "sort", .choice(RunFigure.allCases.map { Choice($0.rawValue) }), "the metric to sort by, best first"),
      CommandOption("last", run, "how many to show (default: the last 20)"),
    ],
    group: .keep, effect: .shows, summary: "every training of this and earlier sessions, with recipe and metrics",
    details: """
      "train" and "train more" at the prompt are kept in a file for later sessions, with the metrics on the test beats \
      at the threshold of that moment; "step" is not. A script only knows its own runs, unless it was started with \
      "--runs FILE". Numbers never change.
      """,
    example: ["train", "bottleneck 3", "train", "runs", "runs --sort auc"],
    action: { context, arguments in
      let content = try context.services.runs.all()
      let sorting = arguments.word("sort").flatMap(RunFigure.init)
      return RunsOutcome(
        content, sorting: sorting, last: arguments.integer("last"), session: context.services.runs.session)
    }),
  Command(
    "runs show", [Parameter("number", run)], group: .keep, effect: .shows,
    summary: "one run: its metrics, and the commands that train it again", example: ["train", "runs show 1"],
    action: { context, arguments in
      let runs = numbered(try context.services.runs.all())
      return RunOutcome(try picked(arguments.integer("number") ?? 0, of: runs))
    }),
  Command(
    "runs compare", [Parameter("numbers", run, .repeated(atLeast: 2))], group: .keep, effect: .shows,
    summary: "runs side by side: what differs in the recipe, and what it led to",
    example: ["train", "set learning-rate 0.001", "train", "runs compare 1 2"],
    action: { context, arguments in
      let runs = numbered(try context.services.runs.all())
      return RunComparisonOutcome(try arguments.integers("numbers").map { try picked($0, of: runs) })
    }),
  Command(
    "report", [Parameter("file", .path)],
    options: [
      CommandOption("seeds", .integer(2...100), "train the recipe with so many seeds, and show the spread"),
      forceOption,
    ],
    group: .keep, effect: .writes,
    summary: "this session as one page for a browser: recipe, metrics, pictures, how to reproduce it",
    details: """
      The page is one HTML file that needs nothing else, in light and dark. "--seeds 5" adds the spread over five \
      seeds, which says how much of a result is luck.
      """,
    example: ["train", "report session.html --seeds 2"], action: report),
]

private func picked(_ number: Int, of runs: [NumberedRun]) throws -> NumberedRun {
  guard runs.indices.contains(number - 1) else {
    let known = runs.isEmpty ? "nothing was trained yet" : "there are 1 to \(runs.count)"
    throw CommandError("there is no run \"\(number)\"; \(known) (\"runs\" lists them)")
  }
  return runs[number - 1]
}

private func report(_ context: inout CommandContext, _ arguments: Arguments) throws -> any Outcome {
  let services = context.services
  let spread = try arguments.integer("seeds").map { try context.repeated($0) }
  let path = arguments.word("file") ?? ""
  let page = try Report(context.bench, spread: spread, runs: services.runs.ofThisSession, raced: context.raced).page
  let replaced = try services.files.replace(
    path, with: Array(page.utf8), isForced: arguments.has("force"), isOwn: Report.isOwn)
  return ReportOutcome(file: path, bytes: page.utf8.count, seeds: spread?.seeds, replaced: replaced)
}
