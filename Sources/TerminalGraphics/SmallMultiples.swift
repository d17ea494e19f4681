/// Many small charts on a grid, on common axes so that their shapes compare.
public struct SmallMultiples: ExportableChart {
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

  /// Columns between two charts, none where that would cost a chart its place.
  private func gap(_ columns: Int) -> Int { columns < 2 * leastWidth + 2 ? 0 : 2 }
  private var leastWidth: Int { max(minimumWidth, 30) }

  /// Charts side by side: as many as fit, and no more than spread them evenly over the lines needed.
  private func across(_ columns: Int) -> Int {
    let gap = gap(columns)
    let most = min(max((columns + gap) / (leastWidth + gap), 1), max(charts.count, 1))
    let lines = (charts.count + most - 1) / most
    return max((charts.count + lines - 1) / max(lines, 1), 1)
  }

  /// With the height of the charts that makes the whole at most `rows` high if it can be: at most `height`, and no less
  /// than 3 rows of braille or 6 of ASCII, below which a shape is none.
  public func fitted(to rows: Int, _ appearance: Appearance) -> SmallMultiples {
    let across = across(appearance.columns)
    let lines = max((charts.count + across - 1) / across, 1)
    let least = appearance.glyphs == .ascii ? 6 : 3
    var fitted = self
    while fitted.height > least, fitted.picture(appearance).height > rows {
      let excess = fitted.picture(appearance).height - rows
      fitted.height = max(least, fitted.height - (excess + lines - 1) / lines)
    }
    return fitted
  }

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
    let gap = gap(columns)
    let across = across(columns)
    var cell = appearance
    cell.width = (columns - (across - 1) * gap) / across
    let charts = aligned
    let isShared = Set(charts.map(\.xRange)).count == 1 && charts.allSatisfy { $0.xLabel == nil }
    let pictures = charts.enumerated().map { index, chart in
      var scene = chart.scene
      // All lines of charts share the axis of the lowest.
      scene.x.isDrawn = !isShared || index / across == (charts.count - 1) / across
      return SceneLayout(scene, cell).picture()
    }
    for start in stride(from: 0, to: pictures.count, by: across) {
      let row = Array(pictures[start..<min(start + across, pictures.count)])
      rows.append(Picture.sideBySide(row, gap: gap))
    }
    return Picture(lines: Picture.stacked(rows).lines.map { $0.padded(to: columns) })
  }
}
