import Heartbeats
import Tables
import TerminalGraphics
import Workbench

/// Where the test beats lie in the bottleneck, by class.
package struct LatentPlot: PlotOutcome {
  package var subject: RecordSubject { .judged(on: "test") }
  let dimensions: Int
  let axes: [String]
  let points: [Point]
  let shownVariance: Double?
  let neighbourAgreement: Double
  let chanceAgreement: Double
  package let warning: String?
  private let classes: [RowClass]

  /// One beat.
  struct Point: Encodable {
    let x: Double
    let y: Double
    let beatClass: Int

    private enum CodingKeys: String, CodingKey {
      case x, y
      case beatClass = "class"
    }
  }

  package init(_ map: LatentMap, warning: String?) {
    dimensions = map.dimensions
    axes = [map.axes.x, map.axes.y]
    classes = map.classes.distinct
    points = zip(map.points, map.classes).map { Point(x: $0.x, y: $0.y, beatClass: $1.number) }
    shownVariance = map.shownVariance
    neighbourAgreement = map.neighbourAgreement
    chanceAgreement = map.chanceAgreement
    self.warning = warning
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    let series = classes.compactMap { beatClass -> Series? in
      let members = points.filter { $0.beatClass == beatClass.number }
      guard !members.isEmpty else { return nil }
      return Series(
        name: "\(beatClass.number) \(beatClass.shortName)", xs: members.map(\.x), ys: members.map(\.y),
        ink: beatClass.ink,
        style: .scatter)
    }
    return LineChart(
      title: title(isNarrow: appearance.width < 80), series: series, xLabel: axes[0], yLabel: axes[1],
      height: appearance.plotHeight)
  }

  private func title(isNarrow: Bool) -> String {
    switch dimensions {
    case 1: "the bottleneck's one unit, and the error"
    case 2: "the bottleneck's two units"
    default:
      isNarrow
        ? "the bottleneck's \(dimensions) units: two principal components"
        : "the bottleneck's \(dimensions) units, seen along their first two principal components"
    }
  }

  package var sentence: String {
    let shown = shownVariance.map {
      "the two components show \(NumberText.percent($0)) of the variance of \(dimensions) units; "
    }
    return (shown ?? "") + "of a beat's five nearest neighbors in the bottleneck "
      + "\(NumberText.percent(neighbourAgreement)) are of its own kind, normal or abnormal "
      + "(\(NumberText.percent(chanceAgreement)) by chance), though no label was ever shown to the network"
  }

  private enum CodingKeys: String, CodingKey {
    case dimensions, axes, points, shownVariance, neighbourAgreement, chanceAgreement
  }
}
