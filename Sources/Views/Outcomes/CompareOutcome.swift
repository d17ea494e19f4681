import Judging
import TerminalGraphics
import Words
import Workbench

/// The detector beside the trivial ones.
package struct CompareOutcome: Outcome {
  private let comparison: Comparison
  private let staleness: StalenessText?

  package var subject: RecordSubject { .judged(on: comparison.on.rawValue) }

  package init(_ comparison: Comparison, _ bench: Workbench) {
    self.comparison = comparison
    staleness = StalenessText(bench, judgesTestRows: true)
  }

  package func render(on page: inout Page) {
    staleness?.render(on: &page)
    if comparison.optimistic { page.warning(StyledText(optimisticWarnings)) }
    let best = comparison.detectors.map(\.auc).max() ?? 0
    let rows = comparison.detectors.map { entry -> [StyledText] in
      [
        StyledText(entry.name, .strong, bold: true),
        StyledText(ratio(entry.auc), entry.auc == best ? .good : .plain, bold: entry.auc == best),
      ] + [Metric.averagePrecision, .accuracy, .precision, .recall, .f1].map { StyledText($0.text(in: entry)) }
        + [StyledText(entry.summary, .muted)]
    }
    var table = Table(
      columns: [
        .left("detector", importance: 3, isWhole: true), .right("AUC", importance: 3), .right("AP", importance: 1),
        .right("accuracy", importance: 2), .right("precision", importance: 1), .right("recall", importance: 2),
        .right("F1", importance: 2), .left("how"),
      ], rows: rows)
    // What a detector is stands behind its numbers where that fits, and below them where it does not.
    let isWide = table.fits(page.appearance.columns)
    if !isWide { table.columns.removeLast() }
    page.table(table)
    if !isWide {
      let described = comparison.detectors.filter { !$0.summary.isEmpty }.map { "\($0.name): \($0.summary)" }
      page.line(StyledText(described.joined(separator: "; "), .muted))
    }
    if comparison.detectors.contains(where: { !$0.confusion.hasAlarms }) {
      page.line(StyledText(undefinedPrecision, .muted))
    }
    page.line(
      StyledText(
        "on \(grouped(comparison.normal)) normal and \(grouped(comparison.abnormal)) abnormal "
          + "\(comparison.source.named(comparison.on.rawValue)), each detector at its own threshold: "
          + comparison.thresholdChoice, .muted))
    page.line(StyledText(ComparisonText(comparison).verdict))
    let fewest = min(comparison.normal, comparison.abnormal)
    if fewest < 10 {
      let kind = comparison.abnormal == fewest ? "abnormal" : "normal"
      page.line(
        StyledText("only \(counted(fewest, "\(kind) beat")): \(fewest == 1 ? "it" : "they") can show little", .warning))
    }
    page.next("\"repeat 10\" for how much of it is the luck of one seed")
  }

  package func encode(to encoder: any Encoder) throws {
    try comparison.encode(to: encoder)
  }
}

/// What a comparison shows, in one sentence.
struct ComparisonText {
  private let comparison: Comparison

  init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  var verdict: String {
    guard let own = comparison.detectors.first, let rival = comparison.best else { return "" }
    let words = DetectorWords(own.name)
    if let collapse = comparison.collapse, collapse.isCollapsed {
      return collapse.repeatsMean
        ? "the network has collapsed: it is the mean detector in disguise"
        : "the network has collapsed and has not even learned the mean beat: it is the distance to another curve"
    }
    let gap = ratioGap(own.auc, rival.auc)
    guard let difference = rival.difference, difference.isShown else {
      return "no difference between \(words.subject) and \(rival.name) that these beats can show\(interval(rival))"
    }
    return difference.auc < 0
      ? "by its AUC \(words.subject) is ahead of the best of them (\(rival.name)), by \(gap)\(interval(rival))"
      : "by its AUC \(rival.name) is ahead of \(words.subject), by \(gap)\(interval(rival))"
        + (words.isNetwork ? ": \(lesson(rival))" : "")
  }

  /// Where the network's lead lies with other beats of the same kind.
  private func interval(_ rival: Comparison.Entry) -> String {
    guard let difference = rival.difference else { return "" }
    let sign = difference.auc < 0 ? -1.0 : 1.0
    let ends = [sign * difference.low, sign * difference.high].sorted()
    return " (95 % interval \(signed(ends[0])) to \(signed(ends[1])), with other beats of this kind)"
  }

  private func signed(_ value: Double) -> String {
    let text = ratio(value.magnitude)
    return value < 0 && text != "0.000" ? "−\(text)" : text
  }

  /// What follows from a baseline being better.
  private func lesson(_ rival: Comparison.Entry) -> String {
    rival.name == "pca"
      ? "a linear model is the better answer here" : "the distance to one mean beat is the better answer here"
  }
}
