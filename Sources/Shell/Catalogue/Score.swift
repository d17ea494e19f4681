import Heartbeats
import Views
import Words
import Workbench

/// Commands that score single beats.
let scoreCommands: [Command] = [
  Command(
    "score", ScoreForm(), group: .score, effect: .shows,
    summary: "what the detector makes of a test beat, of your drawing, or of the beats in a file or a recording",
    details: """
      Reconstruction error, verdict at the threshold, percentile among the normal training beats, the overlay, the stretches \
      of the beat that are to blame, what the beat resembles, and what the baselines say. "score 17", "score abnormal \
      2", "score highest" or "score highest 20" for the test beats that look most unusual, "score drawn" or the name of a \
      drawing, "score FILE" with one beat a line: all its values, or its class and all its values. \
      \(recordingDetails)
      """,
    example: ["train", "score 17", "score abnormal 2", "score highest 5", "draw from beat 17", "score drawn"],
    action: score)
]

struct ScoreForm: Form {
  let what = Parameter("what", .beatOrName)
  let nth = nthParameter
  let recording = RecordingForm()
}

private func score(_ context: inout CommandContext, _ arguments: Arguments<ScoreForm>) throws -> any Outcome {
  let bench = context.bench
  _ = try bench.trained()
  switch arguments.what {
  case .beat(let which):
    try refuseOfRecordings(arguments.recording.firstGiven, for: "a test beat")
    let beat = try bench.testBeat(which.reference(arguments.nth) { arguments.error($0, about: \.what) })
    return try ScoreOutcome(beat.values, bench, index: beat.index, beatClass: beat.beatClass)
  case .name(let word):
    let name = word.lowercased()
    if name == HighestScores.word {
      try refuseOfRecordings(arguments.recording.firstGiven, for: "the highest scores")
      let count = arguments.nth ?? 10
      guard HighestScores.counts.contains(count) else {
        throw arguments.error(
          "\"\(count)\" is too many; \"score highest\" takes 1 to \(HighestScores.counts.upperBound)", about: \.nth)
      }
      return try HighestScoresOutcome(count, bench)
    }
    if name == Workbench.editedRow, bench.data.domain.kind == .table {
      try refuseOfRecordings(arguments.recording.firstGiven, for: "an edited row")
      guard let edited = bench.edited else { throw EditError.nothingEdited(noun: bench.data.domain.noun.singular) }
      return try ScoreOutcome(edited.values, bench, editedFrom: edited.index)
    }
    guard name == Workbench.currentDrawing || bench.drawings[name] != nil else {
      return try scoreFile(word, bench, context.services, arguments)
    }
    if let extra = arguments.nth {
      throw arguments.error("\"\(extra)\" is one word too many; \"score \(name)\" is all", about: \.nth)
    }
    let drawing = try bench.drawing(name)
    return try ScoreOutcome(drawing.values, bench, drawing: (name, drawing))
  }
}

private func scoreFile(
  _ path: String, _ bench: Workbench, _ services: Services, _ arguments: Arguments<ScoreForm>
) throws -> any Outcome {
  if let recording = try scoreRecording(path, bench, services, arguments) { return recording }
  let bytes: [UInt8]
  do {
    bytes = try services.files.read(path)
  } catch {
    let words = ["normal", "abnormal", HighestScores.word, Workbench.currentDrawing] + bench.drawings.keys.sorted()
    let guess = nearest(to: path.lowercased(), among: words).map { " (did you mean \"\($0)\"?)" } ?? ""
    throw arguments.error("\(CommandError(error).message)\(guess)", about: \.what)
  }
  let beats = try RowFile(bytes, name: path, of: bench).rows
  let first = arguments.nth.map { ($0 - 1)..<$0 }
  if let first, !beats.indices.contains(first.lowerBound) {
    throw WorkbenchError.noBeat(position: first.upperBound, count: beats.count, of: "beats of \"\(path)\"")
  }
  let picked = first.map { Array(beats[$0]) } ?? beats
  if picked.count == 1, let beat = picked.first {
    return try ScoreOutcome(beat.values, bench, beatClass: beat.rowClass, file: path)
  }
  return ScoreFileOutcome(try picked.map { try bench.score($0.values) }, beats: picked, bench, file: path)
}
