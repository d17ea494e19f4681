import Detectors
import Judging
import Tables

/// A detector that takes part in a duel: its scores of the test beats, and its threshold.
struct Duelist: Sendable {
  let name: String
  /// What it does, in a few words.
  let summary: String
  /// One score a test beat.
  let scores: [Float]
  let threshold: Float
}

extension TrainedDetector {
  /// The detector itself, then the simpler ones, each at its own threshold; none of the thresholds saw the duel's beats
  /// unless it was chosen on the test beats.
  func duelists() throws -> [Duelist] {
    let shared = Comparison.sharedChoice(self)
    let summary = recipe.summaryText(inputs: preparation.domain.width)
    let own = Duelist(
      name: detector.name, summary: summary, scores: scores.test, threshold: threshold.value)
    return try [own]
      + rivals.reversed().map { baseline in
        Duelist(
          name: baseline.detector.name, summary: baseline.summary, scores: baseline.scores.test,
          threshold: try AppliedThreshold(shared, scores: baseline.scores, preparation: preparation).value)
      }
  }
}
