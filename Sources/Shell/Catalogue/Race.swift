import HeartbeatDownload
import KDDCup99
import Screens
import Views
import Words
import Workbench

/// Detectors against each other.
let raceCommands: [Command] = [
  Command(
    "race", RaceForm(), group: .judge, effect: .shows,
    summary: "test rows go by, and each detector sorts them into two heaps, right and wrong ones told apart",
    details: """
      On a terminal a screen: each row gets a verdict from each detector, and its counts and formulas grow: precision \
      683/(683+5) is the share of right ones among the flagged, recall 683/(683+1193) the share of abnormal rows that are \
      flagged. Space stops and goes on, + and - change the speed, up and down choose a detector, left and right move its \
      threshold while it runs (0 puts it back), "t" shows what a row is at once, after the verdict or at the end, "l" \
      judges by the report's or the true labels, Enter or a click on a row shows why, "s" runs to the end, "q" ends the \
      screen with a table. Beside each row stand the verdicts, in the order of the lanes: a full circle for found, an \
      empty one for missed, a triangle for a false alarm, a dot for passed (in ASCII * o ! .). Elsewhere it prints that \
      table; "--json" prints the counts every 500 rows, too. A detector that is named and is not the trained one is fitted \
      for the race, by the same recipe: "race autoencoder knn lof", "race all". "race --published" needs no training: it plays the \
      scores that the report "Deep Learning for Anomaly Detection" (2020) published of its 10,000 test rows of KDD Cup \
      1999. The report labels 1,896 attacks of types that it had not seen as normal. Judged by the true names the order of \
      its models turns over: press "l". Headings of its rows: srv: connections to the same service; hsrv: the same at the \
      host; SYN, REJ: shares of failed ones. A session on these connections ("data use kdd") has both kinds of labels and \
      both groups of attacks, too.
      """,
    example: ["train", "race", "race autoencoder knn --order file"],
    screen: { context, arguments in
      RaceScreen(
        try raceEntry(context, arguments, isOnScreen: true), speed: arguments.speed)
    },
    action: { context, arguments in
      let began = context.services.clock()
      let entry = try raceEntry(context, arguments, isOnScreen: false)
      let outcome = RaceOutcome(entry)
      return outcome.lasting(context.services.clock() - began)
    }),
  Command(
    "data fetch report-scores", timeoutOption, group: .data, effect: .writes,
    summary: "download the report's published scores, for \"race --published\"",
    details: """
      Twelve lists of scores from github.com/fastforwardlabs/ff12-frontend (MIT) and, for the true names of the rows, the \
      file corrected.gz of KDD Cup 1999 (CC BY 4.0). Each file is verified by its SHA-256. The report drew its 10,000 test \
      rows with seeds that stand in its code, so the same rows are found again in the file. Ctrl-C stops it.
      """,
    example: ["data fetch report-scores --timeout 30"], action: fetchReportScores),
]

private struct RaceForm: Form {
  let detectors = Parameter(repeated: "detectors", .choice(raceChoices))
  let speed = CommandOption(
    "speed", .number(NumberRange(0, 10_000, includesLow: false)), default: 80, shown: plain, "rows a second")
  let order = CommandOption(
    "order",
    .choice([
      Choice("file", "as the rows stand in the test file"), Choice("mixed", "shuffled by the session's seed"),
    ]), "in which order the rows go by (default: file with --published, else mixed)")
  let published = CommandOption(flag: "published", "the report's six models, replayed from the scores it published")
}

private func raceEntry(
  _ context: CommandContext, _ arguments: Arguments<RaceForm>, isOnScreen: Bool
) throws -> RaceEntry {
  // One lane each, however often a detector is named.
  let every = arguments.published ? PublishedScores.models.map(\.name) : DetectorChoices.all.map(\.word)
  let names = arguments.detectors.map { $0.lowercased() }.flatMap { $0 == "all" ? every : [$0] }
    .reduce(into: [String]()) { lanes, name in
      if !lanes.contains(name) { lanes.append(name) }
    }
  let order = arguments.order
  if arguments.published {
    var entry = try PublishedRace.entry(
      from: try context.services.library.publishedScoresFolder(), withColumns: isOnScreen)
    if order == "mixed" {
      entry.race = Race(field: entry.race.field.mixed(seed: context.bench.recipe.seed), lanes: entry.race.lanes)
    }
    return try names.isEmpty ? entry : entry.only(names, arguments)
  }
  let unknown = names.first { name in !DetectorChoices.all.contains { $0.word == name } }
  if let unknown {
    throw arguments.error(
      "\"\(unknown)\" has only published scores: \"race \(unknown) --published\" plays them", about: \.detectors)
  }
  return try SessionRace.entry(context, names, isMixed: order != "file")
}

/// The detectors that a session can train, then those of which there are only published scores.
private let raceChoices =
  [Choice("all", "every detector there is")] + DetectorChoices.all
  + PublishedScores.models.map(\.name)
  .filter { name in !DetectorChoices.all.contains { $0.word == name } }
  .map { Choice($0, "one of the report's, with \"--published\"") }

extension RaceEntry {
  /// The same race with some of its lanes.
  fileprivate func only(_ names: [String], _ arguments: Arguments<RaceForm>) throws -> RaceEntry {
    let lanes = try names.map { name in
      guard let lane = race.lanes.first(where: { $0.name == name }) else {
        throw arguments.error(
          "\"\(name)\" is not one of the report's models: \(race.lanes.map(\.name).joined(separator: ", "))",
          about: \.detectors)
      }
      return lane
    }
    var entry = self
    entry.race = Race(field: race.field, lanes: lanes)
    return entry
  }
}

private func fetchReportScores(_ context: inout CommandContext, _ timeout: Double?) throws -> any Outcome {
  let services = context.services
  services.activity.begin(.downloading(nil), at: services.clock())
  let folder = services.library.connectionsFolder
  let scores = try ReportScoresDownload(timeout: timeout ?? services.downloadTimeout).fetch(
    into: folder, isCancelled: services.activity.shouldStop,
    onProgress: { services.activity.update(.downloading($0)) })
  return ReportScoresOutcome(folder: folder, rows: scores.count)
}
