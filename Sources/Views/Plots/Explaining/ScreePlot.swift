import TerminalGraphics
import Workbench

/// How much of the variance each principal component holds, and what those that are not kept throw away.
package struct ScreePlot: PlotOutcome {
  package var subject: RecordSubject { .detector }
  package let warning: String?
  private let scree: ScreePicture
  private let detector: String
  private let rows: String

  package init(_ trained: TrainedDetector, _ bench: Workbench) {
    scree = trained.scree
    detector = trained.recipe.detector
    rows = trained.preparation.domain.noun.plural
    warning = caution(bench, judgesTestRows: false)
  }

  /// Components that are drawn: those that matter, and what is kept.
  private var shown: Int {
    min(scree.shares.count, max(scree.needed(for: 0.99), (scree.kept ?? 0) + 2, 8), 40)
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    let places = (1...max(1, shown)).map(Double.init)
    let held = (1...max(1, shown)).map { scree.held(by: $0) }
    var references = [ReferenceLine(.horizontal, at: 0.9, label: "90 %", ink: .muted)]
    if let kept = scree.kept, kept > 0 {
      references.append(
        ReferenceLine(.vertical, at: Double(min(kept, shown)) + 0.5, label: "kept: \(kept)", ink: .warning))
    }
    return LineChart(
      title: "variance of the training \(rows), component by component",
      series: [
        Series(name: "held by all up to it", xs: places, ys: held, ink: .series(1)),
        Series(
          name: "held by the component", xs: places, ys: Array(scree.shares.prefix(shown)), ink: .series(0),
          style: .step),
      ], xLabel: "component", xRange: 1...Double(max(2, shown)), yRange: 0...1, xIsWhole: true,
      height: appearance.plotHeight, references: references)
  }

  package var sentence: String {
    guard scree.held(by: scree.shares.count) > 0 else { return "no training row differs from another" }
    let ninety = scree.needed(for: 0.9)
    let needed = "\(ninety == 1 ? "one component holds" : "\(ninety) components hold") 90 % of the variance"
    guard let kept = scree.kept else { return "\(needed); \(detector) keeps no components" }
    let left = NumberText.percent(1 - scree.held(by: kept), decimals: 1)
    return detector == "pca"
      ? "\(kept == 1 ? "1 component is" : "\(kept) components are") kept and \(left) of the variance is thrown away: that is "
        + "what the score is made of; \(needed)"
      : "the clouds live in \(counted(kept, "component")); \(left) of the variance is thrown away and never looked at; "
        + needed
  }

  private enum CodingKeys: String, CodingKey { case shares, kept }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(scree.shares, forKey: .shares)
    try container.encode(scree.kept, forKey: .kept)
  }
}
