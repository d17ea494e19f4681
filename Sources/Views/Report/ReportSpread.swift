import Judging
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
    let last = spread.doneSeeds.last ?? spread.firstSeed
    page.element("section") { section in
      section.element("h2", "How much of it is luck")
      section.element(
        "p",
        "The same recipe, \(counted(epochs, "epoch")) each, with the seeds \(spread.firstSeed) to \(last)"
          + (spread.interrupted ? ", stopped early" : "") + "; \(SeedsText(spread).verdict).")
      if spread.optimistic { section.element("p", "\(sentence(optimisticWarnings)).", class: "warning") }
      section.table(
        ["figure", "median", "mean", "sd", "lowest", "highest"],
        spread.rows.map { [$0.name] + $0.cells(undefinedFigure) })
      section.element(
        "p", ["sd is divided by n − 1", spread.silence].compactMap(\.self).joined(separator: "; ") + ".", class: "note")
      section.picture(chart)
    }
  }

  private var chart: LineChart {
    let seeds = spread.doneSeeds.map(Double.init)
    let low = min(spread.auc.min, spread.trivialAUC.median)
    return LineChart(
      title: "AUC of each seed",
      series: [Series(name: "", xs: seeds, ys: spread.auc.values, ink: .accent, style: .scatter)],
      xLabel: "seed", xRange: (seeds.first ?? 0) - 0.5...(seeds.last ?? 0) + 0.5, yRange: max(0, low - 0.01)...1,
      height: 8,
      references: [ReferenceLine(.horizontal, at: spread.trivialAUC.median, label: "the mean beat")])
  }
}
