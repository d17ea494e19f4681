import AnomalyDetection
import TerminalGraphics
import Workbench

/// The spread of every figure over seeds.
struct RepeatOutcome: Outcome {
  private let repetition: Repetition

  init(_ repetition: Repetition) {
    self.repetition = repetition
  }

  func render(on page: inout Page) {
    let figures: [(String, Summary)] = [
      ("AUC", repetition.auc), ("average precision", repetition.averagePrecision), ("accuracy", repetition.accuracy),
      ("precision", repetition.precision), ("recall", repetition.recall), ("F1", repetition.f1),
      ("F2", repetition.f2),
    ]
    let rows = figures.map { name, spread -> [StyledText] in
      let isUndefined = name == "precision" && repetition.withoutAlarms == repetition.seeds
      return [StyledText(name)]
        + [spread.median, spread.mean, spread.sd, spread.min, spread.max].map {
          StyledText(isUndefined ? undefinedFigure : ratio($0))
        }
    }
    page.chart(
      Table(
        columns: [
          .left("figure"), .right("median"), .right("mean"), .right("sd"), .right("min"),
          .right("max"),
        ], rows: rows))
    let last = repetition.firstSeed + repetition.seeds - 1
    let stopped = repetition.interrupted ? " (stopped early)" : ""
    page.line(
      StyledText(
        "\(counted(repetition.seeds, "seed")), \(repetition.firstSeed) … \(last)\(stopped); threshold: "
          + repetition.thresholdChoice, .muted))
    if repetition.withoutAlarms > 0 { page.line(StyledText(silence, .muted)) }
    page.line(StyledText(verdict))
  }

  private var silence: String {
    guard repetition.withoutAlarms < repetition.seeds else { return undefinedPrecision }
    return
      "\(counted(repetition.withoutAlarms, "seed")) led to no alarm at all; the precision, undefined there, counts as 0"
  }

  private var verdict: String {
    var parts = ["the distance to the mean beat scores \(ratio(repetition.trivialAUC.median)) on the same beats"]
    parts.append(
      repetition.collapsed == 0
        ? "none of the networks collapsed" : "\(repetition.collapsed) of \(repetition.seeds) networks collapsed to it")
    if repetition.diverged > 0 { parts.append("\(counted(repetition.diverged, "training")) diverged") }
    return parts.joined(separator: "; ")
  }

  func encode(to encoder: any Encoder) throws {
    try repetition.encode(to: encoder)
  }
}
