import Judging
import TerminalGraphics
import Workbench

/// The threshold in force, and how it was chosen.
package struct ThresholdOutcome: Outcome {
  /// Absent before the first training.
  let threshold: Double?
  let choice: String
  let optimistic: Bool
  /// The choice made instead of the one asked for, where that one had no labelled beats.
  let fallback: Bool
  /// Share of the normal training beats above it.
  let falseAlarmShare: Double?
  /// The command that stands for a choice made on the lever.
  package private(set) var equivalent: String?
  /// Whether its verdicts can be judged.
  private let isLabelled: Bool
  package var subject: RecordSubject { .trainedBeats }

  private enum CodingKeys: String, CodingKey {
    case threshold, choice, optimistic, fallback, falseAlarmShare
  }

  package init(_ bench: Workbench, equivalent: String? = nil) throws {
    self.equivalent = equivalent
    isLabelled = bench.data.domain.isLabelled
    let applied = bench.detector?.threshold
    threshold = applied.map { Double($0.value) }
    choice = (applied?.choice ?? bench.thresholdChoice).text
    optimistic = (applied?.choice ?? bench.thresholdChoice).isOptimistic
    fallback = applied?.isFallback ?? false
    falseAlarmShare = bench.detector.map { detector in
      let errors = detector.scores.sortedNormalTraining
      return Double(errors.count { Verdict.flags($0, above: detector.threshold.value) }) / Double(max(1, errors.count))
    }
  }

  package func render(on page: inout Page) {
    guard let threshold, let falseAlarmShare else {
      page.line(
        StyledText("threshold", .strong, bold: true) + StyledText(" \(choice), once a detector is trained"))
      page.next("\"train\"")
      return
    }
    page.line(
      StyledText("threshold \(errorFigure(threshold))", .strong, bold: true) + StyledText(", \(choice)", .muted))
    page.line(
      StyledText(
        "\(NumberText.percent(falseAlarmShare, decimals: 1)) of the normal training beats lie above it", .muted))
    if fallback { page.line(StyledText("there are no labelled validation beats to choose it on", .muted)) }
    if optimistic { page.warning("optimistic: chosen on the test beats, so their metrics flatter the detector") }
    page.next(isLabelled ? "\"evaluate\" shows what it leads to" : "\"score 17\" judges a beat by it")
  }
}
