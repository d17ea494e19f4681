/// Where a line is interrupted, so that lines differ without colour; in ASCII each has a mark of its own instead.
package enum Dash: Equatable, Sendable, CaseIterable {
  case solid, dashed, dotted, dashDotted, sparse

  /// Whether the dot at this distance along the line is drawn.
  func isOn(_ phase: Int) -> Bool {
    switch self {
    case .solid: true
    case .dashed: phase % 10 < 7
    case .dotted: phase % 3 == 0
    case .dashDotted: phase % 12 < 7 || phase % 12 == 9
    case .sparse: phase % 6 == 0
    }
  }

  /// Two columns that show the pattern in a legend.
  var key: String {
    switch self {
    case .solid: "──"
    case .dashed: "╌╌"
    case .dotted: "┈┈"
    case .dashDotted: "─╴"
    case .sparse: "⠄⠄"
    }
  }

  /// Lengths of strokes and gaps in an SVG.
  var svg: String {
    switch self {
    case .solid: ""
    case .dashed: "7 4"
    case .dotted: "2 3"
    case .dashDotted: "7 3 2 3"
    case .sparse: "2 8"
    }
  }
}

/// A place on a canvas in dots, not yet rounded.
struct DotPoint {
  var x: Double
  var y: Double
}

extension Canvas {
  /// Draws straight lines through the points, clipped to the canvas; a single point becomes a dot.
  mutating func polyline(_ points: [DotPoint], _ pen: Pen, _ dash: Dash) {
    if points.count == 1 { lineDot(Int(points[0].x.rounded()), Int(points[0].y.rounded()), pen) }
    var phase = 0
    for (start, end) in zip(points, points.dropFirst()) {
      guard let (from, to) = clipped(start, end) else { continue }
      segment(from, to, pen, dash, &phase)
    }
  }

  /// Bresenham's line; every step is one dot, and the first dot belongs to the segment before.
  private mutating func segment(_ from: DotPoint, _ to: DotPoint, _ pen: Pen, _ dash: Dash, _ phase: inout Int) {
    var x = Int(from.x.rounded())
    var y = Int(from.y.rounded())
    let endX = Int(to.x.rounded())
    let endY = Int(to.y.rounded())
    let (acrossLength, downLength) = (abs(endX - x), abs(endY - y))
    let (acrossStep, downStep) = (endX < x ? -1 : 1, endY < y ? -1 : 1)
    var error = acrossLength - downLength
    while true {
      if glyphs == .ascii || dash.isOn(phase) { lineDot(x, y, pen) }
      if x == endX && y == endY { return }
      let doubled = 2 * error
      if doubled > -downLength {
        error -= downLength
        x += acrossStep
      }
      if doubled < acrossLength {
        error += acrossLength
        y += downStep
      }
      phase += 1
    }
  }

  /// The part of a line that lies on the canvas (Liang and Barsky, 1984).
  private func clipped(_ start: DotPoint, _ end: DotPoint) -> (DotPoint, DotPoint)? {
    let deltaX = end.x - start.x
    let deltaY = end.y - start.y
    var entry = 0.0
    var exit = 1.0
    let edges = [
      (-deltaX, start.x + 0.49), (deltaX, Double(dotColumns) - 0.51 - start.x),
      (-deltaY, start.y + 0.49), (deltaY, Double(dotRows) - 0.51 - start.y),
    ]
    for (direction, distance) in edges {
      if direction == 0 {
        if distance < 0 { return nil }
      } else if direction < 0 {
        entry = max(entry, distance / direction)
      } else {
        exit = min(exit, distance / direction)
      }
    }
    guard entry <= exit else { return nil }
    return (
      DotPoint(x: start.x + entry * deltaX, y: start.y + entry * deltaY),
      DotPoint(x: start.x + exit * deltaX, y: start.y + exit * deltaY)
    )
  }
}
