/// Many small charts on a grid, on common axes so that their shapes compare.
public struct SmallMultiples: Chart, Sendable {
  /// Written above the chart.
  public var title: String?
  /// The charts in reading order.
  public var charts: [LineChart]
  /// The fewest columns of one chart; as many stand side by side as fit.
  public var minimumWidth: Int
  /// Plot rows of each chart.
  public var height: Int

  /// A grid of these charts.
  public init(title: String? = nil, charts: [LineChart] = [], minimumWidth: Int = 34, height: Int = 6) {
    self.title = title
    self.charts = charts
    self.minimumWidth = minimumWidth
    self.height = height
  }

  private static let gap = 2

  /// The charts with the axes of all; an axis that a chart fixes itself stays.
  package var aligned: [LineChart] {
    let scenes = charts.map(\.scene).filter { $0.message == nil }
    func common(_ scale: (Scene) -> Scale) -> ClosedRange<Double>? {
      guard let low = scenes.map({ scale($0).low }).min(), let high = scenes.map({ scale($0).high }).max() else {
        return nil
      }
      return low...high
    }
    let x = common(\.x.scale)
    let y = common(\.y.scale)
    return charts.map { chart in
      var chart = chart
      chart.height = height
      chart.xRange = chart.xRange ?? x
      chart.yRange = chart.yRange ?? y
      return chart
    }
  }

  public func picture(_ appearance: Appearance) -> Picture {
    let columns = appearance.columns
    var rows: [Picture] = []
    if let title, !title.isEmpty {
      let text = StyledText(title, .strong, bold: true)
      rows.append(Picture(lines: [text.truncated(to: columns, ellipsis: appearance.glyphs.ellipsis)]))
    }
    if charts.isEmpty { rows.append(Picture(lines: [StyledText("no data", .muted)])) }
    let wanted = max(minimumWidth, 30)
    let across = min(max((columns + Self.gap) / (wanted + Self.gap), 1), max(charts.count, 1))
    var cell = appearance
    cell.width = (columns - (across - 1) * Self.gap) / across
    let pictures = aligned.map { $0.picture(cell) }
    for start in stride(from: 0, to: pictures.count, by: across) {
      let row = Array(pictures[start..<min(start + across, pictures.count)])
      rows.append(Picture.sideBySide(row, gap: Self.gap))
    }
    return Picture(lines: Picture.stacked(rows).lines.map { $0.padded(to: columns) })
  }
}
