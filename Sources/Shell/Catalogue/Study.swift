import Judging
import TerminalGraphics
import Views
import Words
import Workbench

/// Seeds at every level, unless another number is asked for.
private let usualSeeds = 10

let metricOption = CommandOption(
  "metric", .choice(Metric.allCases.map { (Choice($0.word, $0.title), $0) }), default: Metric.auc,
  "what values are ranked by; \(Metric.auc.word)")

struct StudyForm: Form {
  let what = Parameter(factors: "SETTING [VALUE …] [by SETTING [VALUE …]]", isStudy: true)
  let seeds = CommandOption("seeds", .integer(1...1000), "trainings at every value")
  let basis = basisOption(default: .test)
  let metric = metricOption
  let budget = budgetOption
  let resume = CommandOption(flag: "resume", "train only what the last study has not")
  let saving = SavingForm()
}

/// Commands that train a recipe over a range of values.
let studyCommands: [Command] = [
  Command(
    "study", StudyForm(), group: .judge, effect: .shows,
    summary: "the recipe over values of one setting or two, with several seeds; six studies test published claims",
    details: """
      "study bottleneck 1 2 4 8" trains each value with \(usualSeeds) seeds, or as many as you say, in parallel, and shows \
      median and spread; "by" adds a second setting. Values may be ranges: "1 .. 9", "0% .. 20% 5" (five values), "0.001 .. 1 \
      log 7" (seven, at equal ratios); layers are joined, as in 15-7. Without values it takes usual ones. One value is called better than another only where \
      the seeds show it: the median difference, seed by seed, keeps its sign in 95 % of bootstraps, and shuffling the values \
      within the seeds leads to such a distance in 5 % of draws at most. Ctrl-C keeps what is \
      done, "--budget 60s" begins nothing after that time, and "study --resume" goes on, also with more seeds or values. \
      "--save FILE.csv" writes every training.
      Six words alone are studies of a published claim, with a verdict: \
      \(StudyKind.allCases.map(\.rawValue).joined(separator: ", ")). They vary what their name says over values of their \
      own: "study contamination" is one, "study contamination 0% 10%" the setting. A verdict is given only where other \
      seeds would nearly always lead to the same, which takes \(StudyRules.leastSeeds) at least. The session's own detector \
      and recipe stay as they are.
      "study report" is the benchmark of the report "Deep Learning for Anomaly Detection" (2020) on KDD Cup 1999: its published \
      scores judged by its labels and by the true names, every detector fitted by its protocol and by an honest one \
      (\(ReportBenchmark.usualSeeds) seeds), and a verdict for each of its claims. It needs "data fetch kdd" or "data fetch \
      report-scores", better both.
      """,
    example: ["set epochs 2", "study bottleneck 1 2 4 --seeds 2", "study depth --seeds 1"], action: study)
]

private func study(_ context: inout CommandContext, _ arguments: Arguments<StudyForm>) throws -> any Outcome {
  let what = arguments.what
  if what.words.isEmpty, arguments.resume {
    guard let last = context.bench.studied?.plan else {
      throw CommandError("there is no study to go on with; \"study SETTING VALUE VALUE …\" begins one")
    }
    let plan = StudyPlan(axes: last.axes, seeds: arguments.seeds ?? last.seeds)
    return try studied(plan, &context, arguments)
  }
  switch try StudyRequest(what.words, recipe: context.bench.recipe, abbreviated: what.abbreviated) {
  case .named(let kind): return try claimed(kind, &context, arguments)
  case .report: return try ReportBenchmark.outcome(context, arguments)
  case .settings(let axes):
    let plan = StudyPlan(axes: axes, seeds: arguments.seeds ?? usualSeeds)
    return try studied(plan, &context, arguments)
  }
}

/// A named study, with its claim.
private func claimed(
  _ kind: StudyKind, _ context: inout CommandContext, _ arguments: Arguments<StudyForm>
) throws -> any Outcome {
  if let option = arguments.firstGiven(of: \.metric, \.resume, \.saving.path) {
    throw option.error(
      "\"study \(kind.rawValue)\" tests a claim and has no \"--\(option.name)\"; a study of a setting has: \"study bottleneck 1 2 4\""
    )
  }
  let seeds = arguments.seeds ?? usualSeeds
  let levels = try context.bench.levelCount(of: kind)
  let watch = context.services.runsWatch("study \(kind.rawValue)", trainings: levels * seeds, budget: arguments.budget)
  return StudyOutcome(try context.bench.study(kind, seeds: seeds, on: arguments.basis, watch: watch))
}

/// A study of one setting or two; every training is kept among the runs.
private func studied(
  _ plan: StudyPlan, _ context: inout CommandContext, _ arguments: Arguments<StudyForm>
) throws -> any Outcome {
  guard plan.trainings <= StudyPlan.mostTrainings else {
    throw CommandError(
      "\(grouped(plan.cellCount)) values with \(counted(plan.seeds, "seed")) are \(counted(plan.trainings, "training")), "
        + "and \(grouped(StudyPlan.mostTrainings)) are the most; take fewer values, or "
        + (plan.cellCount * StudyRules.leastSeeds <= StudyPlan.mostTrainings
          ? "\"--seeds \(StudyPlan.mostTrainings / plan.cellCount)\"" : "fewer of both"))
  }
  try checkSaving(context, arguments.saving)
  let basis = arguments.basis
  let watch = context.services.runsWatch(
    "study \(plan.axes.map(\.factor.name).joined(separator: " by "))", trainings: plan.trainings,
    budget: arguments.budget)
  let records = RunCollector()
  let result = try context.bench.study(plan, on: basis, resuming: arguments.resume, watch: watch) {
    records.add($0, RunRecord($1, $2, on: basis))
  }
  for (index, record) in records.sorted where result.cells[index % plan.cellCount].runs[index / plan.cellCount] != nil {
    context.requests.append(.keep(record))
  }
  return try savedStudy(SettingStudyOutcome(study: result, metric: arguments.metric), context, arguments.saving)
}
