import Views
import Workbench

private let runs = 1...1_000_000_000

private struct RunsForm: Form {
  let sort = CommandOption(
    "sort", .choice(RunFigure.all.map { (Choice($0.word), $0) }), "the metric to sort by, best first")
  let last = CommandOption("last", .integer(runs), "how many to show (default: the last 20)")
}

private struct ReportForm: Form {
  let file = Parameter("file", .path)
  let seeds = CommandOption(
    "seeds", .integer(2...100), "train the recipe with so many seeds, and show the spread")
  let force = forceOption
}

/// Commands about the trainings that were kept, and the report of a session.
let runCommands: [Command] = [
  Command(
    "runs", RunsForm(), group: .keep, effect: .shows,
    summary: "every training of this and earlier sessions, with recipe and metrics",
    details: """
      "train" and "train more" at the prompt are kept in a file for later sessions, with the metrics on the test beats \
      at the threshold of that moment; "step" is not. A script only knows its own runs, unless it was started with \
      "--runs FILE". Numbers never change.
      """,
    example: ["train", "bottleneck 3", "train", "runs", "runs --sort auc"],
    action: { context, arguments in
      let content = try context.services.runs.all()
      return RunsOutcome(
        content, sorting: arguments.sort, last: arguments.last, session: context.services.runs.session)
    }),
  Command(
    "runs show", Parameter("number", .integer(runs)), group: .keep, effect: .shows,
    summary: "one run: its metrics, and the commands that train it again", example: ["train", "runs show 1"],
    action: { context, number in
      let runs = numbered(try context.services.runs.all())
      return RunOutcome(try picked(number, of: runs))
    }),
  Command(
    "runs compare", Parameter(repeated: "numbers", atLeast: 2, .integer(runs)), group: .keep, effect: .shows,
    summary: "runs side by side: what differs in the recipe, and what it led to",
    example: ["train", "set learning-rate 0.001", "train", "runs compare 1 2"],
    action: { context, numbers in
      let runs = numbered(try context.services.runs.all())
      return RunComparisonOutcome(try numbers.map { try picked($0, of: runs) })
    }),
  Command(
    "report", ReportForm(), group: .keep, effect: .writes,
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

private func report(_ context: inout CommandContext, _ arguments: Arguments<ReportForm>) throws -> any Outcome {
  let services = context.services
  let path = arguments.file
  try services.files.checkReplaceable(path, isForced: arguments.force, isOwn: Report.isOwn)
  let spread = try arguments.seeds.map { try context.repeated($0) }
  let page = try Report(context.bench, spread: spread, runs: services.runs.ofThisSession, raced: context.raced).page
  let replaced = try services.files.replace(
    path, with: Array(page.utf8), isForced: arguments.force, isOwn: Report.isOwn)
  return ReportOutcome(file: path, bytes: page.utf8.count, seeds: spread?.seeds, replaced: replaced)
}
