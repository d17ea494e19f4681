import KDDCup99
import Platform
import Tables
import Views
import Workbench

extension ReportBenchmark {
  /// Seeds, unless another number is asked for.
  static let usualSeeds = 5

  static func outcome(_ context: CommandContext, _ arguments: Arguments<StudyForm>) throws -> any Outcome {
    if let option = arguments.firstGiven(of: \.metric, \.resume, \.basis) {
      throw option.error(
        "\"study report\" judges by two protocols of its own and has no \"--\(option.name)\"; a study of a setting has: "
          + "\"study bottleneck 1 2 4\"")
    }
    let services = context.services
    let (scores, missingScores) = try found { try PublishedScores.read(from: services.library.publishedScoresFolder()) }
    services.activity.begin(.reading(file: "KDD Cup 1999", share: 0), at: services.clock())
    let (data, missingData) = try found { try services.library.kdd(KDDOptions()) }
    guard scores != nil || data != nil else {
      throw CommandError(
        "the benchmark needs KDD Cup 1999, which \"data fetch kdd\" downloads, or the report's scores, which \"data fetch "
          + "report-scores\" downloads; neither is on this machine")
    }
    try checkSaving(context, arguments.saving)
    let seeds = arguments.seeds ?? usualSeeds
    let count = try data.map { try ReportStudy.count(data: $0, seeds: seeds) } ?? 0
    let study = try ReportStudy(
      published: PublishedScores.models.compactMap { model in
        model.published.map { .init(name: model.name, auc: $0.auc, kilobytes: $0.kilobytes, seconds: $0.seconds) }
      },
      replayed: scores.map { (PublishedRace.field($0), PublishedRace.lanes($0)) }, data: data, seeds: seeds,
      firstSeed: context.bench.recipe.seed,
      watch: services.runsWatch("study report", trainings: count, budget: arguments.budget))
    return try savedStudy(
      ReportStudyOutcome(study: study, missing: [missingScores, missingData].compactMap(\.self)), context,
      arguments.saving)
  }

  /// What is on this machine, or why it is not there; a file that is there and is another one is an error.
  private static func found<Value>(_ read: () throws -> Value) throws -> (Value?, String?) {
    do {
      return (try read(), nil)
    } catch let error as CommandError {
      return (nil, error.message)
    } catch {
      throw CommandError("\(error)")
    }
  }
}
