import HeartbeatDownload
import Heartbeats
import Tables
import Views
import Workbench

/// Commands about the beats.
let dataCommands: [Command] = [
  Command(
    "data", group: .data, effect: .shows, summary: "source, size, classes, and a picture of each class's mean beat",
    example: ["data"], action: { context, _ in DataOutcome(context.bench) }),
  Command(
    "data use", [Parameter("source", .path)], options: tableOptions + connectionOptions, group: .data,
    summary: "choose the data: ecg5000, simulated, kdd, or a file or folder: heartbeats, series or a table",
    details: dataUseDetails, example: ["data use simulated"], action: useData),
  Command(
    "data fetch",
    options: [CommandOption("timeout", .number(NumberRange(0, 600, includesLow: false)), "seconds to wait")],
    group: .data, summary: "download ECG5000, verify it, keep it for later sessions",
    details: """
      It tries the public sources in turn, checks the values against the known digest of ECG5000 and keeps nothing \
      that is incomplete or different. Ctrl-C stops it.
      """,
    example: ["data fetch --timeout 30"], action: fetch),
  Command(
    "beat", [Parameter("which", .beat), Parameter("nth", .integer(1...1_000_000), .optional)], group: .data,
    effect: .shows,
    summary: "draw a test beat: by index, or the nth normal, abnormal or of a class",
    details: "\"beat 17\" is the 17th beat of the test file; \"beat 2 1\" the first of class 2; \"beat normal 3\".",
    example: ["beat 17", "beat normal 3", "beat 2 1"], aliases: Vocabulary.rowWords,
    action: { context, arguments in BeatOutcome(try context.bench.testBeat(arguments.beatReference()), context.bench) }),
]

private func fetch(_ context: inout CommandContext, _ arguments: Arguments) throws -> any Outcome {
  let services = context.services
  let began = services.clock()
  services.activity.begin(.downloading(nil), at: began)
  let downloader = Downloader(timeout: arguments.number("timeout") ?? services.downloadTimeout)
  let folder = services.library.downloadFolder
  let data = try downloader.fetch(
    into: folder, isCancelled: services.activity.shouldStop,
    onProgress: { services.activity.update(.downloading($0)) })
  context.bench.use(DataSet(source: .ecg5000(path: folder), train: data.train, test: data.test))
  return FetchOutcome(context.bench, folder: folder)
}
