import Heartbeats
import Views
import Workbench

/// What `score FILE` takes for recordings.
let recordingOptions = [
  CommandOption(
    "rate", .number(NumberRange(50, 100_000)), "samples a second of a recording, where its file does not say"),
  CommandOption("lead", .text, "which lead of a recording, by name or number (default: the first)"),
  CommandOption("from", .number(NumberRange(0)), "where the strip chart of a recording begins, in seconds"),
]

/// What `score FILE` says about recordings in the help.
let recordingDetails = """
  A longer recording is a CSV file or a plain column (with --rate 360, or a column of times), or a PhysioNet (WFDB) \
  record, named by its .hea file. Its R peaks are found (Elgendi, 2013), its beats cut from one to the next as \
  ECG5000's were, and each is scored. No medical device: abnormal only means unlike the training beats.
  """

/// Scores the beats of a recording, or one of them; a beat that was written as a column is scored as it is.
///
/// - Returns: nil where there is no such file, and for a file with beats in UCR form.
func scoreRecording(
  _ path: String, _ bench: Workbench, _ services: Services, _ arguments: Arguments
) throws -> (any Outcome)? {
  guard bench.data.domain == .heartbeats else {
    // Where there are no hearts there are no beats to cut out.
    try refuseRecordingOptions(arguments, for: "rows of \(bench.data.source.shortName)")
    return nil
  }
  let file = RecordingFile(path: path, files: services.files, rate: arguments.number("rate"))
  switch try file.read() {
  case nil: return nil
  case .beats:
    try refuseRecordingOptions(arguments, for: "single beats")
    return nil
  case .beat(let values):
    guard values.allSatisfy(\.isFinite) else { throw CommandError("\"\(path)\": a beat needs all of its 140 values") }
    return try ScoreOutcome(values, bench, file: path)
  case .recording(let recording):
    let scores = try RecordingScores(
      recording, file: path, lead: arguments.word("lead"), bench: bench,
      shouldStop: services.activity.shouldStop)
    guard let number = arguments.integer("nth") else {
      return RecordingOutcome(scores, bench, from: arguments.number("from"))
    }
    return try one(number, of: scores, bench)
  }
}

private func one(_ number: Int, of scores: RecordingScores, _ bench: Workbench) throws -> any Outcome {
  guard scores.beats.indices.contains(number - 1) else {
    throw WorkbenchError.noBeat(position: number, count: scores.beats.count, of: "beats of \"\(scores.file)\"")
  }
  let beat = scores.beats[number - 1].beat
  guard let values = beat.values else {
    let why = enumeration(beat.problems.map(\.rawValue), "and")
    throw CommandError("beat \(number) of \"\(scores.file)\" cannot be scored: it is \(why)")
  }
  return try ScoreOutcome(values, bench, file: scores.file)
}

/// An option that does nothing here would be believed to do something.
func refuseRecordingOptions(_ arguments: Arguments, for what: String) throws {
  for option in recordingOptions where arguments.has(option.name) {
    throw arguments.error("\"--\(option.name)\" is for recordings, not for \(what)", about: option.name)
  }
}
