extension LineChart {
  public func svg() -> String { SceneSVG(scene).document() }
}

extension Histogram {
  public func svg() -> String { SceneSVG(scene).document() }
}

extension SmallMultiples {
  public func svg() -> String {
    let drawings = aligned.map { SceneSVG($0.scene, width: 480) }
    let across = drawings.count > 1 ? 2 : 1
    let isTitled = title?.isEmpty == false
    var svg = SVG()
    if let title, isTitled { svg.text(title, x: 16, y: 26, style: "title") }
    if drawings.isEmpty { svg.text("no data", x: 16, y: 60, style: "muted") }
    var top = isTitled ? 36.0 : 0
    for start in stride(from: 0, to: drawings.count, by: across) {
      let row = drawings[start..<min(start + across, drawings.count)]
      for (column, drawing) in row.enumerated() {
        svg.nested(x: Double(column) * 480, y: top, width: 480, height: drawing.height, drawing.fragment())
      }
      top += row.map(\.height).max() ?? 0
    }
    return SVG.document(width: Double(across) * 480, height: max(top, 80), title: title ?? "", svg.body)
  }
}

extension HeatMap {
  public func svg() -> String {
    let rows = values.count
    let columns = values.map(\.count).max() ?? 0
    let left = min(Double(rowLabels.map(\.columns).max() ?? 0) * 8, 280) + 20
    let top = (title?.isEmpty == false ? 40.0 : 14) + (yLabel == nil ? 0 : 18) + (columnLabels.isEmpty ? 0 : 20)
    let cell = columns == 0 ? 0 : min((760 - left - 16) / Double(columns), 120)
    let row = min(max(cell, rowLabels.isEmpty ? 6 : 16), 40)
    let bottom = top + Double(rows) * row
    let extent = self.extent
    var svg = SVG()
    if let title, !title.isEmpty { svg.text(title, x: 16, y: 26, style: "title") }
    if let yLabel { svg.text(yLabel, x: 16, y: top - (columnLabels.isEmpty ? 8 : 28), style: "muted") }
    if rows == 0 || columns == 0 { svg.text("no data", x: 16, y: top + 20, style: "muted") }
    for (index, label) in columnLabels.prefix(columns).enumerated() {
      svg.text(label, x: left + (Double(index) + 0.5) * cell, y: top - 8, style: "muted", anchor: "middle")
    }
    for (index, line) in values.enumerated() {
      let y = top + Double(index) * row
      if index < rowLabels.count {
        svg.text(rowLabels[index], x: left - 8, y: y + row / 2 + 4.5, style: "muted", anchor: "end")
      }
      for (column, value) in line.enumerated() {
        guard let share = share(value, extent), let color = SVG.color(ink(share)) else { continue }
        let x = left + Double(column) * cell
        svg.rectangle(x: x, y: y, width: cell, height: row, [("fill", color), ("shape-rendering", "crispEdges")])
        guard let texts, index < texts.count, column < texts[index].count else { continue }
        let contrast = !isDiverging && share > 0.6 ? "#111111" : "#ffffff"
        svg.text(
          texts[index][column], x: x + cell / 2, y: y + row / 2 + 4.5, anchor: "middle", fill: contrast)
      }
    }
    let ticks = self.ticks(atMost: 10)
    for (value, label) in zip(ticks.values, ticks.labels) {
      guard let place = place(value, of: columns) else { continue }
      svg.text(label, x: left + place * cell * Double(columns), y: bottom + 16, style: "muted", anchor: "middle")
    }
    let foot = bottom + (ticks.values.isEmpty ? 0 : 18)
    if let xLabel {
      svg.text(xLabel, x: left + cell * Double(columns) / 2, y: foot + 20, style: "muted", anchor: "middle")
    }
    key(&svg, x: left, y: foot + 34, extent)
    return SVG.document(width: 760, height: foot + 66, title: title ?? "", svg.body)
  }

  /// The ramp with its ends.
  private func key(_ svg: inout SVG, x: Double, y: Double, _ extent: (low: Double, high: Double)) {
    let steps = 20
    for step in 0..<steps {
      guard let color = SVG.color(ink(Double(step) / Double(steps - 1))) else { continue }
      svg.rectangle(
        x: x + Double(step) * 8, y: y, width: 8, height: 10, [("fill", color), ("shape-rendering", "crispEdges")])
    }
    svg.text(NumberText.short(extent.low, digits: 4), x: x, y: y + 24, style: "muted")
    svg.text(
      NumberText.short(extent.high, digits: 4), x: x + Double(steps) * 8, y: y + 24, style: "muted", anchor: "end")
  }
}

extension Table {
  public func svg() -> String {
    picture(Appearance(width: 1000, color: .trueColor)).svg(title: title ?? "")
  }
}
