import AnomalyDetection
import TerminalGraphics
import Workbench

/// The spread of the figures over seeds.
struct ReportSpread {
  private let spread: Repetition
  /// Of the recipe, which every seed was trained for.
  private let epochs: Int

  init(_ spread: Repetition, epochs: Int) {
    self.spread = spread
    self.epochs = epochs
  }

  func section(_ page: inout HTML) {
    let last = spread.firstSeed + spread.seeds - 1
    page.element("section") { section in
      section.element("h2", "How much of it is luck")
      section.element(
        "p",
        "The same recipe, \(counted(epochs, "epoch")) each, with the seeds \(spread.firstSeed) to \(last)"
          + (spread.interrupted ? ", stopped early" : "") + "; \(verdict).")
      let figures: [(String, Summary)] = [
        ("AUC", spread.auc), ("average precision", spread.averagePrecision), ("accuracy", spread.accuracy),
        ("precision", spread.precision), ("recall", spread.recall), ("F1", spread.f1), ("F2", spread.f2),
      ]
      section.table(
        ["figure", "median", "mean", "sd", "lowest", "highest"],
        figures.map { name, summary in
          [name] + [summary.median, summary.mean, summary.sd, summary.min, summary.max].map(ratio)
        })
      section.picture(chart.svg())
    }
  }

  private var verdict: String {
    spread.collapsed == 0
      ? "none of the networks collapsed" : "\(spread.collapsed) of \(spread.seeds) networks collapsed to the mean beat"
  }

  private var chart: LineChart {
    let seeds = spread.auc.values.indices.map { Double(spread.firstSeed &+ $0) }
    let low = min(spread.auc.min, spread.trivialAUC.median)
    return LineChart(
      title: "AUC of each seed",
      series: [Series(name: "", xs: seeds, ys: spread.auc.values, ink: .accent, style: .scatter)],
      xLabel: "seed", xRange: (seeds.first ?? 0) - 0.5...(seeds.last ?? 0) + 0.5, yRange: max(0, low - 0.01)...1,
      height: 8,
      references: [ReferenceLine(.horizontal, at: spread.trivialAUC.median, label: "the mean beat")])
  }
}
