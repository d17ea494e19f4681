/// Draws a scene as SVG, from the same marks and ticks as the terminal.
struct SceneSVG {
  let scene: Scene
  let width: Double
  let height: Double
  let left: Double
  let top: Double
  let plotWidth: Double
  let plotHeight: Double
  private let xTicks: Ticks
  private let yTicks: Ticks
  private let legend: [LegendEntry]

  /// Rough width of a letter at 13 pixels.
  static let letter = 7.2
  private static let legendRow = 20.0

  init(_ scene: Scene, width: Double = 760) {
    self.scene = scene
    self.width = width
    let isEmpty = scene.message != nil
    let none = Ticks(values: [], labels: [])
    plotHeight = Double(min(max(scene.rows, 3), 200)) * 22
    yTicks = isEmpty ? none : scene.y.scale.ticks(atMost: max(Int(plotHeight / 40), 3))
    let widest = yTicks.labels.map(\.columns).max() ?? 0
    left = Double(widest) * Self.letter + 22
    plotWidth = max(width - left - 20, 80)
    let label = Self.letter * 8
    xTicks = isEmpty ? none : scene.x.ticks(atMost: max(Int(plotWidth / label / 1.4), 2))
    legend = scene.legend
    let rows = Double(Self.legendLines(legend, plotWidth).count)
    let titleHeight = scene.title?.isEmpty == false ? 28.0 : 0
    top = 14 + titleHeight + rows * Self.legendRow + (scene.y.label == nil ? 6 : 24)
    height = top + plotHeight + (scene.x.label == nil ? 34 : 54)
  }

  /// A document of its own.
  func document() -> String {
    SVG.document(width: width, height: height, title: scene.title ?? "", fragment())
  }

  /// The drawing alone, to stand in another document.
  func fragment() -> String {
    var svg = SVG()
    head(&svg)
    axes(&svg)
    var plot = SVG()
    var points = SVG()
    for mark in scene.marks where scene.message == nil {
      if mark.isPoints { draw(mark, &points) } else { draw(mark, &plot) }
    }
    svg.nested(x: left, y: top, width: plotWidth, height: plotHeight, plot.body)
    // A point on the edge is shown whole.
    if !points.body.isEmpty {
      svg.nested(x: left, y: top, width: plotWidth, height: plotHeight, overflow: "visible", points.body)
    }
    for mark in scene.marks where scene.message == nil { label(mark, &svg) }
    if let message = scene.message {
      svg.text(message, x: left + plotWidth / 2, y: top + plotHeight / 2, style: "muted", anchor: "middle")
    }
    return svg.body
  }

  func x(_ value: Double) -> Double? { scene.x.scale.position(value).map { $0 * plotWidth } }
  func y(_ value: Double) -> Double? { scene.y.scale.position(value).map { (1 - $0) * plotHeight } }

  private func head(_ svg: inout SVG) {
    var line = 24.0
    if let title = scene.title, !title.isEmpty {
      svg.text(title, x: left, y: line, style: "title")
      line += 24
    }
    for entries in Self.legendLines(legend, plotWidth) {
      var place = left
      for entry in entries {
        key(entry, place, line - 4, &svg)
        svg.text(entry.name, x: place + 28, y: line)
        place += Self.width(entry)
      }
      line += Self.legendRow
    }
    if let label = scene.y.label { svg.text(label, x: 8, y: top - 10, style: "muted") }
  }

  private static func width(_ entry: LegendEntry) -> Double { Double(entry.name.columns) * letter + 46 }

  private static func legendLines(_ legend: [LegendEntry], _ room: Double) -> [[LegendEntry]] {
    var lines: [[LegendEntry]] = []
    var used = 0.0
    for entry in legend {
      if lines.isEmpty || used + width(entry) > room {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(entry)
      used += width(entry)
    }
    return lines
  }

  private func key(_ entry: LegendEntry, _ x: Double, _ y: Double, _ svg: inout SVG) {
    switch entry.key {
    case .line(let dash): svg.line(x, y, x + 22, y, stroke(entry.pen) + [("stroke-dasharray", dash.svg)])
    case .rule: svg.line(x, y, x + 22, y, stroke(entry.pen) + [("stroke-dasharray", "2 3")])
    case .points(let glyph): symbol(glyph, x + 11, y, entry.pen, &svg)
    case .area, .span: svg.rectangle(x: x, y: y - 6, width: 22, height: 12, fill(entry.pen, 0.25))
    case .fill(let texture):
      let isSolid = texture == .solid
      let look = fill(entry.pen, isSolid ? 1 : 0.4)
      svg.rectangle(x: x, y: y - 6, width: 22, height: 12, look + (isSolid ? [] : stroke(entry.pen, 1)))
    }
  }

  private func axes(_ svg: inout SVG) {
    let bottom = top + plotHeight
    for (value, label) in zip(yTicks.values, yTicks.labels) {
      guard let place = y(value) else { continue }
      svg.line(left, top + place, left + plotWidth, top + place, [("class", "grid")])
      svg.text(label, x: left - 8, y: top + place + 4.5, style: "muted", anchor: "end")
    }
    for (value, label) in zip(xTicks.values, xTicks.labels) {
      guard let place = x(value) else { continue }
      svg.line(left + place, bottom, left + place, bottom + 5, [("class", "axis")])
      svg.text(label, x: left + place, y: bottom + 20, style: "muted", anchor: "middle")
    }
    svg.line(left, top, left, bottom, [("class", "axis")])
    svg.line(left, bottom, left + plotWidth, bottom, [("class", "axis")])
    if let label = scene.x.label {
      svg.text(label, x: left + plotWidth / 2, y: bottom + 42, style: "muted", anchor: "middle")
    }
  }
}
