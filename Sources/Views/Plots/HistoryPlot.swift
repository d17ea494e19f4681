import TerminalGraphics
import Workbench

/// The figures on the validation beats over the epochs.
package struct HistoryPlot: PlotOutcome {
  let history: [EpochMetrics]
  /// What the distance to the mean beat scores on the same beats.
  let trivialAUC: Double?
  package let warning: String?

  package init(
    history: [EpochMetrics], trivialAUC: Double?, warning: String?
  ) {
    (self.history, self.trivialAUC, self.warning) = (history, trivialAUC, warning)
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    let epochs = history.map { Double($0.epoch) }
    func series(_ name: String, _ ink: Int, _ figure: (EpochMetrics) -> Double) -> Series {
      Series(name: name, xs: epochs, ys: history.map(figure), ink: .series(ink))
    }
    return LineChart(
      title: "on the validation beats, epoch by epoch",
      series: [
        series("AUC", 0, \.auc), series("average precision", 1, \.averagePrecision),
        series("best accuracy", 2, \.accuracy), series("best F1", 3, \.f1),
      ], xLabel: "epoch", xRange: 1...max(2, epochs.last ?? 1), xIsWhole: true, height: appearance.plotHeight,
      references: trivialAUC.map {
        [
          ReferenceLine(
            .horizontal, at: $0, label: appearance.width < 50 ? "mean beat" : "AUC of the mean beat", ink: .muted)
        ]
      } ?? [])
  }

  package var sentence: String {
    guard let last = history.last, let best = history.max(by: { $0.auc < $1.auc }) else {
      return "no epoch has been trained yet"
    }
    let peak =
      best.auc - last.auc < 0.0005
      ? "" : "; it was highest in epoch \(best.epoch), with \(ratio(best.auc))"
    let escape = trivialAUC.map { trivial -> String in
      guard let epoch = history.first(where: { $0.auc > trivial })?.epoch else {
        return "; it never beat the distance to the mean beat (\(ratio(trivial)))"
      }
      return "; it beat the distance to the mean beat (\(ratio(trivial))) first in epoch \(epoch)"
    }
    return "after epoch \(last.epoch) the AUC is \(ratio(last.auc))\(peak)\(escape ?? "")"
  }

  private enum CodingKeys: String, CodingKey {
    case history, trivialAUC
  }
}
