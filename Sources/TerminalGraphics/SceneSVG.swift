/// Draws a scene as SVG, from the same marks and ticks as the terminal.
struct SceneSVG {
  let scene: Scene
  let width: Double
  let height: Double
  private let left: Double
  private let top: Double
  private let plotWidth: Double
  private let plotHeight: Double
  private let xTicks: Ticks
  private let yTicks: Ticks
  private let legend: [LegendEntry]

  /// Rough width of a letter at 13 pixels.
  private static let letter = 7.2
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
    xTicks = isEmpty ? none : scene.x.scale.ticks(atMost: max(Int(plotWidth / label / 1.4), 2))
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
    for mark in scene.marks where scene.message == nil { draw(mark, &plot) }
    svg.nested(x: left, y: top, width: plotWidth, height: plotHeight, plot.body)
    for mark in scene.marks where scene.message == nil { label(mark, &svg) }
    if let message = scene.message {
      svg.text(message, x: left + plotWidth / 2, y: top + plotHeight / 2, style: "muted", anchor: "middle")
    }
    return svg.body
  }

  private func x(_ value: Double) -> Double? { scene.x.scale.position(value).map { $0 * plotWidth } }
  private func y(_ value: Double) -> Double? { scene.y.scale.position(value).map { (1 - $0) * plotHeight } }

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

  // MARK: Marks, in the plot's own coordinates

  private func draw(_ mark: Mark, _ svg: inout SVG) {
    switch mark.shape {
    case .lines(let pieces, let dash):
      for piece in pieces { path(piece, dash, mark.pen, &svg) }
    case .points(let points, let glyph):
      for point in points {
        if let x = x(point.x), let y = y(point.y) { symbol(glyph, x, y, mark.pen, &svg) }
      }
    case .area(let columns): area(columns, mark.pen, &svg)
    case .span(let range):
      if let from = x(range.lowerBound), let to = x(range.upperBound) {
        svg.rectangle(x: from, y: 0, width: to - from, height: plotHeight, fill(mark.pen, 0.18))
      }
    case .rule(let direction, let value, _): rule(direction, value, mark.pen, &svg)
    case .bars(let bars, let texture): draw(bars, texture, mark.pen, &svg)
    }
  }

  private func path(_ points: [Point], _ dash: Dash, _ pen: Pen, _ svg: inout SVG) {
    let places = points.compactMap { point in x(point.x).flatMap { x in y(point.y).map { (x, $0) } } }
    if places.count == 1 { symbol(nil, places[0].0, places[0].1, pen, &svg) }
    guard places.count > 1 else { return }
    let path = places.map { SVG.number($0.0) + " " + SVG.number($0.1) }.joined(separator: "L")
    svg.element(
      "path",
      [("d", "M" + path), ("fill", "none"), ("stroke-linejoin", "round")]
        + stroke(pen) + [("stroke-dasharray", dash.svg)])
  }

  private func area(_ columns: [AreaColumn], _ pen: Pen, _ svg: inout SVG) {
    func corners(_ side: (AreaColumn) -> Double) -> [String] {
      columns.compactMap { column in
        x(column.x).flatMap { x in y(side(column)).map { SVG.number(x) + "," + SVG.number($0) } }
      }
    }
    let outline = corners(\.high) + corners(\.low).reversed()
    svg.element("polygon", [("points", outline.joined(separator: " "))] + fill(pen, 0.25))
  }

  private func draw(_ bars: [Bar], _ texture: Texture, _ pen: Pen, _ svg: inout SVG) {
    for bar in bars where bar.height > 0 {
      guard let from = x(bar.from), let to = x(bar.to), let top = y(bar.height) else { continue }
      let isSolid = texture == .solid
      // A gap of a pixel between single bars; the outlines of groups touch.
      svg.rectangle(
        x: from, y: top, width: isSolid ? max(to - from - 1, 1) : to - from, height: plotHeight - top,
        fill(pen, isSolid ? 1 : 0.4) + (isSolid ? [] : stroke(pen, 1)))
    }
  }

  private func rule(_ direction: ReferenceLine.Direction, _ value: Double, _ pen: Pen, _ svg: inout SVG) {
    let look = stroke(pen, 1.5) + [("stroke-dasharray", "4 3")]
    switch direction {
    case .horizontal: if let y = y(value) { svg.line(0, y, plotWidth, y, look) }
    case .vertical: if let x = x(value) { svg.line(x, 0, x, plotHeight, look) }
    }
  }

  /// The label of a reference line, beside it.
  private func label(_ mark: Mark, _ svg: inout SVG) {
    guard case .rule(let direction, let value, let label?) = mark.shape, !label.isEmpty else { return }
    let color = SVG.color(mark.pen.ink) ?? ""
    switch direction {
    case .horizontal:
      guard let y = y(value), y >= -1, y <= plotHeight + 1 else { return }
      svg.text(label, x: left + plotWidth - 4, y: top + y - 5, anchor: "end", fill: color)
    case .vertical:
      guard let x = x(value), x >= -1, x <= plotWidth + 1 else { return }
      let isRight = x + Double(label.columns) * Self.letter + 10 < plotWidth
      svg.text(label, x: left + x + (isRight ? 6 : -6), y: top + 12, anchor: isRight ? "" : "end", fill: color)
    }
  }

  private func symbol(_ glyph: Unicode.Scalar?, _ x: Double, _ y: Double, _ pen: Pen, _ svg: inout SVG) {
    let (left, right, up, down) = (x - 3, x + 3, y - 3, y + 3)
    func path(_ data: String) {
      svg.element("path", [("d", data), ("fill", "none")] + stroke(pen, 1.5))
    }
    func at(_ x: Double, _ y: Double) -> String { SVG.number(x) + " " + SVG.number(y) }
    switch glyph {
    case "x": path("M\(at(left, up))L\(at(right, down))M\(at(left, down))L\(at(right, up))")
    case "+": path("M\(at(left, y))L\(at(right, y))M\(at(x, up))L\(at(x, down))")
    case "o":
      svg.element(
        "circle", [("cx", SVG.number(x)), ("cy", SVG.number(y)), ("r", "3"), ("fill", "none")] + stroke(pen, 1.5))
    case "*", "#", "@":
      svg.element("path", [("d", "M\(at(x, up))L\(at(right, down))L\(at(left, down))Z")] + fill(pen, 0.9))
    default:
      svg.element("circle", [("cx", SVG.number(x)), ("cy", SVG.number(y)), ("r", "2.4")] + fill(pen, 0.8))
    }
  }

  private func stroke(_ pen: Pen, _ width: Double = 2) -> [(String, String)] {
    let color = SVG.color(pen.ink)
    return [color.map { ("stroke", $0) } ?? ("class", "outline"), ("stroke-width", SVG.number(width))]
  }

  private func fill(_ pen: Pen, _ opacity: Double) -> [(String, String)] {
    let color = SVG.color(pen.ink)
    return [color.map { ("fill", $0) } ?? ("class", "fg"), ("fill-opacity", SVG.number(opacity))]
  }
}
