import Heartbeats
import Workbench

/// Every beat of a recording with what the detector makes of it.
package struct RecordingScores: Sendable {
  package let file: String
  let analysis: RecordingAnalysis
  let leads: [String]
  let notes: [RecordingNote]
  let threshold: Double
  package let beats: [Entry]

  /// One beat.
  package struct Entry: Sendable {
    /// Counted from 1.
    let number: Int
    package let beat: RecordedBeat
    /// Absent where the beat cannot be judged.
    let judgement: Judgement?
  }

  /// What the detector says of a beat.
  struct Judgement: Sendable {
    let error: Double
    let isAbnormal: Bool
    let percentile: Double
  }

  package init(
    _ recording: Recording, file: String, lead word: String?, bench: Workbench, shouldStop: () -> Bool
  ) throws {
    let detector = try bench.trained()
    guard let rate = recording.rate else { throw RecordingError.noRate(file: file, samples: recording.count) }
    let names = recording.leads.map(\.name)
    guard let lead = word.map(recording.lead) ?? recording.leads.first else {
      throw RecordingError.noLead(word: word ?? "", names: names)
    }
    let template = detector.preparation.partition.training.mean(of: .normal)
    let analysis = try RecordingAnalysis(lead, rate: rate, name: file, template: template)
    self.file = file
    self.analysis = analysis
    leads = names
    notes = recording.notes
    threshold = Double(detector.threshold.value)
    beats = try analysis.beats.enumerated().map { index, beat in
      guard !shouldStop() else { throw WorkbenchError.interruptedBeforeResult }
      let judgement = try beat.values.map { values in
        let score = try bench.score(values)
        return Judgement(error: score.error, isAbnormal: score.isAbnormal, percentile: score.percentile)
      }
      return Entry(number: index + 1, beat: beat, judgement: judgement)
    }
  }

  var rate: Double { analysis.rate }
  /// The length of the recording in seconds.
  var seconds: Double { Double(analysis.lead.samples.count) / rate }
  var scored: Int { beats.count { $0.judgement != nil } }
  var abnormal: Int { beats.count { $0.judgement?.isAbnormal == true } }

  /// Seconds from the start of the recording to a sample.
  func time(_ sample: Int) -> Double { Double(sample) / rate }
}

/// A time in a recording: 3.25 s, 1:02.5, 2:01:02.5.
func clockText(_ seconds: Double) -> String {
  guard seconds.isFinite, seconds < 1e12 else { return "?" }
  let tenths = Int((max(0, seconds) * 10).rounded())
  let (whole, tenth) = (tenths / 10, tenths % 10)
  let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  if hours > 0 { return "\(hours):\(two(minutes)):\(two(rest)).\(tenth)" }
  return "\(minutes):\(two(rest)).\(tenth)"
}
