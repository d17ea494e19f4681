/// Curves over a common x: lines, steps, points, bands and reference lines.
///
/// ```swift
/// let chart = LineChart(title: "Beat 17", series: [Series(name: "beat", ys: values)])
/// print(chart.rendered(Appearance(width: 80)))
/// ```
public struct LineChart: ExportableChart {
  /// Written above the chart.
  public var title: String?
  /// Drawn in this order, the last on top.
  public var series: [Series]
  /// Written under the x axis.
  public var xLabel: String?
  /// Written above the y axis.
  public var yLabel: String?
  /// The part of the axis shown; by default all of the data.
  public var xRange: ClosedRange<Double>?
  /// The part of the axis shown; by default all of the data, to the next round ticks.
  public var yRange: ClosedRange<Double>?
  /// How the x axis spreads its values.
  public var xScale: ScaleKind
  /// How the y axis spreads its values.
  public var yScale: ScaleKind
  /// Whether x counts something, epochs say, so that its ticks are whole numbers.
  public var xIsWhole: Bool
  /// Plot rows; title, legend, axes and labels come on top.
  public var height: Int
  /// Straight lines that mark values.
  public var references: [ReferenceLine]
  /// Filled parts of the plot, behind everything else.
  public var bands: [Band]
  /// Whether the x axis and its ticks are drawn.
  public var showsXAxis = true

  /// A chart of these series; everything else has a default.
  public init(
    title: String? = nil, series: [Series] = [], xLabel: String? = nil, yLabel: String? = nil,
    xRange: ClosedRange<Double>? = nil, yRange: ClosedRange<Double>? = nil,
    xScale: ScaleKind = .linear, yScale: ScaleKind = .linear, xIsWhole: Bool = false, height: Int = 12,
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
    self.xIsWhole = xIsWhole
    self.height = height
    self.references = references
    self.bands = bands
  }

  public func picture(_ appearance: Appearance) -> Picture {
    SceneLayout(scene, appearance).picture()
  }
}
