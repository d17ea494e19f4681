import Tables
import TerminalGraphics
import Workbench

/// Where the test rows lie along the first two components of a mixture or a PCA, and the mixture's clouds as ellipses.
package struct CloudsPlot: PlotOutcome {
  package let warning: String?
  private let outlines: CloudOutlines
  private let detector: String
  private let noun: Noun

  package init(_ outlines: CloudOutlines, _ detector: TrainedDetector, warning: String?) {
    self.outlines = outlines
    self.warning = warning
    self.detector = detector.recipe.detector
    noun = detector.preparation.domain.noun
  }

  private var axes: (x: String, y: String) { ("component 1", outlines.dimensions > 1 ? "component 2" : "score") }

  /// Classes by name where there are few, else normal and abnormal ones: twenty colours tell nothing apart.
  private var groups: [(name: String, ink: Ink, holds: (RowClass) -> Bool)] {
    let classes = outlines.classes.distinct
    guard classes.count > 6 else {
      return classes.map { own in ("\(own.number) \(own.shortName)", own.ink, { $0 == own }) }
    }
    return [("normal", .good, { !$0.isAbnormal }), ("abnormal", .bad, \.isAbnormal)]
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    let rows = groups.map { group in
      let own = outlines.points.indices.filter { group.holds(outlines.classes[$0]) }
      return Series(
        name: group.name, xs: own.map { outlines.points[$0].x }, ys: own.map { outlines.points[$0].y }, ink: group.ink,
        style: .scatter)
    }
    let clouds = outlines.clouds.enumerated().map { place, cloud in
      Series(name: place == 0 ? "clouds" : "", points: cloud.outline, ink: .strong)
    }
    return LineChart(
      title: outlines.clouds.isEmpty
        ? "the test \(noun.plural) along the components of \(detector)"
        : "the test \(noun.plural) and the clouds, along the first two components", series: rows + clouds,
      xLabel: axes.x, yLabel: axes.y, height: appearance.plotHeight)
  }

  package var sentence: String {
    guard !outlines.clouds.isEmpty else {
      return
        "\(detector) keeps \(counted(outlines.dimensions, "component")); its score is not where a \(noun.singular) lies "
        + "here, but how far it lies off this plane and the other components kept"
    }
    let weights = outlines.clouds.map { NumberText.percent($0.weight) }
    let shown = weights.prefix(8).joined(separator: ", ") + (weights.count > 8 ? ", …" : "")
    return
      "each ellipse is \(plain(CloudOutlines.deviations)) standard deviations of a cloud wide (\(shown) of the training "
      + "\(noun.plural)); the clouds live in \(counted(outlines.dimensions, "component")), of which two are drawn, and the score "
      + "is high where all are thin"
  }

  private struct Point: Encodable {
    let x, y: Double
    let `class`: Int
  }

  private struct Cloud: Encodable {
    let weight: Double
    let outline: [[Double]]
  }

  private enum CodingKeys: String, CodingKey { case dimensions, axes, points, clouds }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(outlines.dimensions, forKey: .dimensions)
    try container.encode([axes.x, axes.y], forKey: .axes)
    try container.encode(
      zip(outlines.points, outlines.classes).map { Point(x: $0.x, y: $0.y, class: $1.number) }, forKey: .points)
    try container.encode(
      outlines.clouds.map { Cloud(weight: $0.weight, outline: $0.outline.map { [$0.x, $0.y] }) }, forKey: .clouds)
  }
}
