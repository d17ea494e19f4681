/// A matrix of values as a field of shades; with colour as a ramp whose lightness runs one way.
public struct HeatMap: ExportableChart {
  /// Written above the chart.
  public var title: String?
  /// Rows from top to bottom; shorter ones are filled with NaN, which is drawn empty.
  public var values: [[Double]]
  /// Written before the rows.
  public var rowLabels: [String]
  /// Written above the columns.
  public var columnLabels: [String]
  /// The x of the first and the last column, whole numbers; ticks are drawn under the map where it is given.
  public var xRange: ClosedRange<Double>?
  /// Written under the x axis.
  public var xLabel: String?
  /// Written above the y axis.
  public var yLabel: String?
  /// Texts to write into the cells, where every one fits.
  public var texts: [[String]]?
  /// Whether zero is the middle of the ramp.
  public var isDiverging: Bool
  /// The values at the ends of the ramp; by default those of the data.
  public var range: ClosedRange<Double>?
  /// The most rows drawn; more are averaged.
  public var height: Int

  /// A map of a matrix, row by row.
  public init(
    title: String? = nil, values: [[Double]] = [], rowLabels: [String] = [], columnLabels: [String] = [],
    xRange: ClosedRange<Double>? = nil, xLabel: String? = nil, yLabel: String? = nil, texts: [[String]]? = nil,
    isDiverging: Bool = false,
    range: ClosedRange<Double>? = nil, height: Int = 40
  ) {
    self.title = title
    self.values = values
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.xRange = xRange
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.texts = texts
    self.isDiverging = isDiverging
    self.range = range
    self.height = height
  }

  /// The ends of the ramp: given, or of the data, even on both sides of zero where the ramp has two.
  package var extent: (low: Double, high: Double) {
    let finite = values.joined().filter(\.isFinite)
    let low = range?.lowerBound ?? finite.min() ?? 0
    let high = range?.upperBound ?? finite.max() ?? 1
    guard isDiverging else { return Scale.widened(low, high) }
    let bound = max(abs(low), abs(high))
    return Scale.widened(-bound, bound)
  }

  /// Where the middle of the column of an x lies, as a share of the map's width.
  func place(_ x: Double, of columns: Int) -> Double? {
    guard let xRange, columns > 0 else { return nil }
    let width = xRange.upperBound - xRange.lowerBound
    let share = width > 0 ? (x - xRange.lowerBound) / width : 0
    return (share * Double(columns - 1) + 0.5) / Double(columns)
  }

  /// Ticks at whole numbers; none without a range.
  func ticks(atMost count: Int) -> Ticks {
    guard let xRange else { return Ticks(values: [], labels: []) }
    if xRange.lowerBound == xRange.upperBound {
      return Ticks(values: [xRange.lowerBound], labels: [NumberText.short(xRange.lowerBound)])
    }
    return .round(low: xRange.lowerBound, high: xRange.upperBound, atMost: count, isWhole: true)
  }

  /// The place of a value on the ramp, 0…1; nil where there is none.
  package func share(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    let (low, high) = extent
    return min(max((value - low) / (high - low), 0), 1)
  }

  package func ink(_ share: Double) -> Ink {
    isDiverging ? .signedLevel(Int((share * 200).rounded()) - 100) : .level(Int((share * 100).rounded()))
  }
}
