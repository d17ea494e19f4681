/// Curves over a common x: lines, steps, points, bands and reference lines.
///
/// ```swift
/// let chart = LineChart(title: "Beat 17", series: [Series(name: "beat", ys: values)])
/// print(chart.rendered(Appearance(width: 80)))
/// ```
public struct LineChart: Chart, Sendable {
  public var title: String?
  public var series: [Series]
  public var xLabel: String?
  public var yLabel: String?
  /// The part of the axis shown; by default all of the data.
  public var xRange: ClosedRange<Double>?
  /// The part of the axis shown; by default all of the data, to the next round ticks.
  public var yRange: ClosedRange<Double>?
  public var xScale: ScaleKind
  public var yScale: ScaleKind
  /// Plot rows; title, legend, axes and labels come on top.
  public var height: Int
  public var references: [ReferenceLine]
  public var bands: [Band]

  public init(
    title: String? = nil, series: [Series] = [], xLabel: String? = nil, yLabel: String? = nil,
    xRange: ClosedRange<Double>? = nil, yRange: ClosedRange<Double>? = nil,
    xScale: ScaleKind = .linear, yScale: ScaleKind = .linear, height: Int = 12,
    references: [ReferenceLine] = [], bands: [Band] = []
  ) {
    self.title = title
    self.series = series
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.xRange = xRange
    self.yRange = yRange
    self.xScale = xScale
    self.yScale = yScale
    self.height = height
    self.references = references
    self.bands = bands
  }

  public func picture(_ appearance: Appearance) -> Picture {
    SceneLayout(scene, appearance).picture()
  }
}
