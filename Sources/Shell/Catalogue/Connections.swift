import HeartbeatDownload
import KDDCup99
import Tables
import Views
import Workbench

/// What a person may say of the connections of KDD Cup 1999.
let connectionOptions: [CommandOption] = [
  CommandOption(
    "columns", .choice(KDDOptions.Columns.allCases.map { Choice($0.rawValue, $0.summary) }),
    "kdd: which columns (default: report)"),
  CommandOption(flag: "logarithms", "kdd: take the logarithm of columns that count"),
  CommandOption(
    "labels",
    .choice([
      Choice("true", "new attacks are attacks, by their own names"),
      Choice("report", "new attacks count as normal, as the report has it"),
    ]), "kdd: what new attacks count as (default: true)"),
  CommandOption(
    "rows", .choice(KDDOptions.Rows.allCases.map { Choice($0.rawValue, $0.summary) }),
    "kdd: which connections are judged (default: report)"),
]

/// Commands about the connections of KDD Cup 1999.
let connectionCommands: [Command] = [
  Command(
    "data fetch kdd",
    options: [CommandOption("timeout", .number(NumberRange(0, 600, includesLow: false)), "seconds to wait")],
    group: .data, effect: .writes, summary: "download the connections of KDD Cup 1999, for \"data use kdd\"",
    details: """
      Two files (3.6 MB), each verified by its SHA-256: kddcup.data_10_percent.gz, which detectors learn from and thresholds \
      are chosen on, and corrected.gz, a later recording with 17 new types of attack. A file that is there already is not \
      fetched again. Stolfo and others, DARPA 1998; UCI KDD archive, CC BY 4.0. Ctrl-C stops it.
      """,
    example: ["data fetch kdd --timeout 30"],
    action: { context, arguments in
      let services = context.services
      services.activity.begin(.downloading(nil), at: services.clock())
      let folder = services.library.connectionsFolder
      try KDDDownload(timeout: arguments.number("timeout") ?? services.downloadTimeout).fetch(
        into: folder, isCancelled: services.activity.shouldStop,
        onProgress: { services.activity.update(.downloading($0)) })
      return MessageOutcome(message: "KDD Cup 1999 is in \(folder), verified; \"data use kdd\" takes it")
    })
]

extension KDDOptions {
  /// What the words of `data use kdd` say.
  init(_ arguments: Arguments) {
    self.init()
    columns = arguments.word("columns").flatMap(Columns.init) ?? columns
    logarithms = arguments.has("logarithms")
    labels = arguments.word("labels").flatMap(Labels.init) ?? labels
    rows = arguments.word("rows").flatMap(Rows.init) ?? rows
  }
}
