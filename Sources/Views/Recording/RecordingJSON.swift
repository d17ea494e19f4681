import Heartbeats
import TerminalGraphics

/// What `--json` prints of a recording.
extension RecordingOutcome {
  private enum Key: String, CodingKey {
    case file, rate, seconds, lead, unit, leads, heartRate, shift, threshold, beats, scored, abnormal, notScored
    case problems, notes, warning, judgement, stale, collapsed
  }

  private struct BeatEntry: Encodable {
    let beat: Int
    /// The sample of the R peak it begins with, counted from 0, and its time.
    let sample: Int
    let at: Double
    let seconds: Double
    let error: Double?
    let verdict: String
    let percentile: Double?
    let problems: [BeatProblem]
  }

  private struct ProblemEntry: Encodable {
    let name: String
    let message: String
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let analysis = scores.analysis
    try container.encode(scores.file, forKey: .file)
    try container.encode(scores.rate, forKey: .rate)
    try container.encode(scores.seconds, forKey: .seconds)
    try container.encode(analysis.lead.name, forKey: .lead)
    try container.encode(analysis.lead.unit, forKey: .unit)
    try container.encode(scores.leads, forKey: .leads)
    try container.encode(analysis.heartRate, forKey: .heartRate)
    try container.encode(analysis.shift, forKey: .shift)
    try container.encode(scores.threshold, forKey: .threshold)
    let beats = scores.beats.map { entry in
      BeatEntry(
        beat: entry.number, sample: entry.beat.start, at: scores.time(entry.beat.start), seconds: entry.beat.seconds,
        error: entry.judgement?.error, verdict: verdict(entry.judgement), percentile: entry.judgement?.percentile,
        problems: entry.beat.problems)
    }
    try container.encode(beats, forKey: .beats)
    try container.encode(scores.scored, forKey: .scored)
    try container.encode(scores.abnormal, forKey: .abnormal)
    try container.encode(scores.beats.count - scores.scored, forKey: .notScored)
    let problems = analysis.problems.map { ProblemEntry(name: $0.name, message: $0.description) }
    try container.encode(problems, forKey: .problems)
    try container.encode(scores.notes.map(\.description), forKey: .notes)
    try container.encode(Self.warning, forKey: .warning)
    try container.encodeIfPresent(judgement, forKey: .judgement)
    try container.encode(staleness != nil, forKey: .stale)
    try container.encode(collapsed, forKey: .collapsed)
  }
}
