import TerminalGraphics
import Workbench

/// The detector beside the trivial ones.
struct CompareOutcome: Outcome {
  private let comparison: Comparison
  private let staleness: StalenessText?

  init(_ comparison: Comparison, _ bench: Workbench) {
    self.comparison = comparison
    staleness = StalenessText(bench)
  }

  func render(on page: inout Page) {
    staleness?.render(on: &page)
    let best = comparison.detectors.map(\.auc).max() ?? 0
    let rows = comparison.detectors.map { entry -> [StyledText] in
      [
        StyledText(entry.name, .strong, bold: true),
        StyledText(ratio(entry.auc), entry.auc == best ? .good : .plain, bold: entry.auc == best),
        StyledText(ratio(entry.averagePrecision)), StyledText(ratio(entry.accuracy)),
        StyledText(entry.alarms > 0 ? ratio(entry.precision) : undefinedFigure), StyledText(ratio(entry.recall)),
        StyledText(ratio(entry.f1)),
        StyledText(entry.summary, .muted),
      ]
    }
    page.chart(
      Table(
        columns: [
          .left("detector", importance: 3), .right("AUC", importance: 3), .right("AP", importance: 1),
          .right("accuracy", importance: 2), .right("precision", importance: 1), .right("recall", importance: 2),
          .right("F1", importance: 2), .left("how"),
        ], rows: rows))
    if comparison.detectors.contains(where: { $0.alarms == 0 }) { page.line(StyledText(undefinedPrecision, .muted)) }
    page.line(StyledText("each at its own threshold: \(comparison.thresholdChoice)", .muted))
    page.line(StyledText(verdict))
  }

  /// What the table says, in one sentence.
  private var verdict: String {
    guard let own = comparison.detectors.first else { return "" }
    let rivals = comparison.detectors.dropFirst()
    guard let rival = rivals.max(by: { $0.auc < $1.auc }) else { return "" }
    if comparison.collapsed { return "the network has collapsed: it is the mean detector in disguise" }
    let gap = own.auc - rival.auc
    if abs(gap) < 0.003 { return "the network is no better than \(rival.name), which needs no training to speak of" }
    return gap > 0
      ? "by its AUC the network beats the best of them (\(rival.name)), by \(ratioGap(own.auc, rival.auc))"
      : "by its AUC \(rival.name) beats the network, by \(ratioGap(own.auc, rival.auc)): a linear model is the better answer here"
  }

  func encode(to encoder: any Encoder) throws {
    try comparison.encode(to: encoder)
  }
}
