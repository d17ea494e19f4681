/// The marks, in the plot's own coordinates.
extension SceneSVG {
  func draw(_ mark: Mark, _ svg: inout SVG) {
    switch mark.shape {
    case .lines(let pieces, let dash):
      for piece in pieces { path(piece, dash, mark.pen, &svg) }
    case .points(let points, let glyph):
      for point in points {
        guard let x = x(point.x), let y = y(point.y), (0...plotWidth).contains(x), (0...plotHeight).contains(y) else {
          continue
        }
        symbol(glyph, x, y, mark.pen, &svg)
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

  func symbol(_ glyph: Unicode.Scalar?, _ x: Double, _ y: Double, _ pen: Pen, _ svg: inout SVG) {
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
    case "●":
      svg.element("circle", [("cx", SVG.number(x)), ("cy", SVG.number(y)), ("r", "5")] + fill(pen, 1))
    case "*", "#", "@":
      svg.element("path", [("d", "M\(at(x, up))L\(at(right, down))L\(at(left, down))Z")] + fill(pen, 0.9))
    default:
      svg.element("circle", [("cx", SVG.number(x)), ("cy", SVG.number(y)), ("r", "2.4")] + fill(pen, 0.8))
    }
  }

  func stroke(_ pen: Pen, _ width: Double = 2) -> [(String, String)] {
    let color = SVG.color(pen.ink)
    return [color.map { ("stroke", $0) } ?? ("class", "outline"), ("stroke-width", SVG.number(width))]
  }

  func fill(_ pen: Pen, _ opacity: Double) -> [(String, String)] {
    let color = SVG.color(pen.ink)
    return [color.map { ("fill", $0) } ?? ("class", "fg"), ("fill-opacity", SVG.number(opacity))]
  }
}
