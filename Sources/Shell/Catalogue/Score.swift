import Heartbeats
import Views
import Workbench

/// Commands that score single beats.
let scoreCommands: [Command] = [
  Command(
    "score", [Parameter("what", .beatOrPath), Parameter("nth", .integer(1...1_000_000), .optional)],
    options: recordingOptions, group: .score, effect: .shows,
    summary: "what the detector makes of a test beat, of your drawing, or of the beats in a file or a recording",
    details: """
      Reconstruction error, verdict at the threshold, percentile among the normal training beats, the overlay, the stretches \
      of the beat that are to blame, what the beat resembles, and what the baselines say. "score 17", "score abnormal \
      2", "score drawn" or the name of a drawing, "score FILE" with one beat a line: all its values, or its class and all its values. \
      \(recordingDetails)
      """,
    example: ["train", "score 17", "score abnormal 2", "draw from beat 17", "score drawn"], action: score)
]

private func score(_ context: inout CommandContext, _ arguments: Arguments) throws -> any Outcome {
  let bench = context.bench
  _ = try bench.trained()
  if let word = arguments.word("what"), !beatGroups.contains(where: { $0.word == word.lowercased() }) {
    let name = word.lowercased()
    if name == Workbench.editedRow, bench.data.domain.kind == .table {
      try refuseRecordingOptions(arguments, for: "an edited row")
      guard let edited = bench.edited else { throw EditError.nothingEdited(noun: bench.data.domain.noun.singular) }
      return try ScoreOutcome(edited.values, bench, editedFrom: edited.index)
    }
    guard name == Workbench.currentDrawing || bench.drawings[name] != nil else {
      return try scoreFile(word, bench, context.services, arguments)
    }
    if let extra = arguments.integer("nth") {
      throw arguments.error("\"\(extra)\" is one word too many; \"score \(name)\" is all", about: "nth")
    }
    let drawing = try bench.drawing(name)
    return try ScoreOutcome(drawing.values, bench, drawing: (name, drawing))
  }
  try refuseRecordingOptions(arguments, for: "a test beat")
  let beat = try bench.testBeat(arguments.beatReference("what"))
  return try ScoreOutcome(beat.values, bench, index: beat.index, beatClass: beat.beatClass)
}

private func scoreFile(
  _ path: String, _ bench: Workbench, _ services: Services, _ arguments: Arguments
) throws -> any Outcome {
  if let recording = try scoreRecording(path, bench, services, arguments) { return recording }
  let bytes: [UInt8]
  do {
    bytes = try services.files.read(path)
  } catch {
    let words = ["normal", "abnormal", Workbench.currentDrawing] + bench.drawings.keys.sorted()
    let guess = nearest(to: path.lowercased(), among: words).map { " (did you mean \"\($0)\"?)" } ?? ""
    throw arguments.error("\(CommandError(error).message)\(guess)", about: "what")
  }
  let beats = try RowFile(bytes, name: path, of: bench).rows
  let first = arguments.integer("nth").map { ($0 - 1)..<$0 }
  if let first, !beats.indices.contains(first.lowerBound) {
    throw WorkbenchError.noBeat(position: first.upperBound, count: beats.count, of: "beats of \"\(path)\"")
  }
  let picked = first.map { Array(beats[$0]) } ?? beats
  if picked.count == 1, let beat = picked.first {
    return try ScoreOutcome(beat.values, bench, beatClass: beat.rowClass, file: path)
  }
  return ScoreFileOutcome(try picked.map { try bench.score($0.values) }, beats: picked, bench, file: path)
}
