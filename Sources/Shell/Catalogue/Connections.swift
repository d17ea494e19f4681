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
    }),
  chosen("columns", .choice(\.summary), \.columns, "which columns of the connections are read"),
  chosen(
    "logarithms", .onOff("counts as logarithms", "counts as they are"), \.logarithms,
    "take the logarithm of columns that count"),
  chosen("labels", .choice(\.summary), \.labels, "what new attacks of the test part count as"),
  chosen("rows", .choice(\.summary), \.rows, "which connections are judged"),
]

/// `set columns all` and the like: the session's connections, read again with one choice changed.
private func chosen<Content: Sendable>(
  _ name: String, _ kind: Kind<Content>, _ choice: WritableKeyPath<KDDOptions, Content> & Sendable, _ summary: String
) -> Command {
  Command(
    "set \(name)", Parameter(name, kind), group: .settings, summary: "kdd: \(summary)",
    details:
      "For a session on the connections of KDD Cup 1999. \"data use kdd\" takes the same choice as \"--\(name)\".",
    example: [],
    action: { context, content in
      guard case .kdd(var options) = context.bench.data.source else {
        throw CommandError(
          "\"set \(name)\" is for the connections of KDD Cup 1999, and the session holds \(context.bench.data.source.name); "
            + "\"data use kdd\" takes them")
      }
      options[keyPath: choice] = content
      return try use(options, &context)
    })
}

/// The connections, read with these options.
func use(_ options: KDDOptions, _ context: inout CommandContext) throws -> any Outcome {
  let services = context.services
  services.activity.begin(.reading(file: "KDD Cup 1999", share: 0), at: services.clock())
  context.bench.use(try services.library.kdd(options))
  return DataUseOutcome(context.bench)
}

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
