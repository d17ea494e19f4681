import HeartbeatDownload
import KDDCup99
import Tables
import Views
import Workbench

/// What a person may say of the connections of KDD Cup 1999.
struct ConnectionForm: Form {
  let columns = CommandOption(
    "columns", .choice(\.summary), default: KDDOptions.Columns.report, shown: \.rawValue, "kdd: which columns")
  let logarithms = CommandOption(flag: "logarithms", "kdd: take the logarithm of columns that count")
  let labels = CommandOption(
    "labels", .choice(\.summary), default: KDDOptions.Labels.original, shown: \.rawValue,
    "kdd: what new attacks count as")
  let rows = CommandOption(
    "rows", .choice(\.summary), default: KDDOptions.Rows.report, shown: \.rawValue, "kdd: which connections are judged")
}

/// Commands about the connections of KDD Cup 1999.
let connectionCommands: [Command] = [
  Command(
    "data fetch kdd", timeoutOption, group: .data, effect: .writes,
    summary: "download the connections of KDD Cup 1999, for \"data use kdd\"",
    details: """
      Two files (3.6 MB), each verified by its SHA-256: kddcup.data_10_percent.gz, which detectors learn from and thresholds \
      are chosen on, and corrected.gz, a later recording with 17 new types of attack. A file that is there already is not \
      fetched again. Stolfo and others, DARPA 1998; UCI KDD archive, CC BY 4.0. Ctrl-C stops it.
      """,
    example: ["data fetch kdd --timeout 30"],
    action: { context, timeout in
      let services = context.services
      services.activity.begin(.downloading(nil), at: services.clock())
      let folder = services.library.connectionsFolder
      try KDDDownload(timeout: timeout ?? services.downloadTimeout).fetch(
        into: folder, isCancelled: services.activity.shouldStop,
        onProgress: { services.activity.update(.downloading($0)) })
      return MessageOutcome(message: "KDD Cup 1999 is in \(folder), verified; \"data use kdd\" takes it")
    })
]

extension KDDOptions {
  /// What the words of `data use kdd` say.
  init(_ arguments: Arguments<ConnectionForm>) {
    self.init()
    columns = arguments.columns
    logarithms = arguments.logarithms
    labels = arguments.labels
    rows = arguments.rows
  }
}
