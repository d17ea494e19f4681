/// The labels of reference lines, beside them and where they cover nothing.
extension SceneSVG {
  /// A part of the plot, in its own coordinates.
  private struct Box {
    var left, right, top, bottom: Double

    /// Whether a straight line passes through it.
    func meets(_ start: (x: Double, y: Double), _ end: (x: Double, y: Double)) -> Bool {
      let (first, second) = start.x <= end.x ? (start, end) : (end, start)
      let (from, to) = (max(left, first.x), min(right, second.x))
      guard from <= to else { return false }
      func height(_ x: Double) -> (Double, Double) {
        guard second.x > first.x else { return (min(first.y, second.y), max(first.y, second.y)) }
        let y = first.y + (x - first.x) / (second.x - first.x) * (second.y - first.y)
        return (y, y)
      }
      let ends = [height(from), height(to)]
      return (ends.map(\.0).min() ?? 0) <= bottom && (ends.map(\.1).max() ?? 0) >= top
    }
  }

  /// Rough height of a line of text, and its distance from what it stands beside.
  private static let (line, gap) = (14.0, 6.0)

  func label(_ mark: Mark, _ svg: inout SVG) {
    guard case .rule(let direction, let value, let label?) = mark.shape, !label.isEmpty else { return }
    let boxes: [Box]
    switch direction {
    case .horizontal:
      guard let y = y(value), y >= -1, y <= plotHeight + 1 else { return }
      boxes = beside(y: y, Double(label.columns) * Self.letter)
    case .vertical:
      guard let x = x(value), x >= -1, x <= plotWidth + 1 else { return }
      boxes = beside(x: x, Double(label.columns) * Self.letter)
    }
    guard let box = boxes.first(where: isFree) ?? boxes.first else { return }
    // The end of the text that is nearer to its line is the one that is sure: widths of letters are guessed.
    let isEnd = direction == .horizontal || box.right < (x(value) ?? 0)
    svg.text(
      label, x: left + (isEnd ? box.right : box.left), y: top + box.bottom - 3, style: "halo",
      anchor: isEnd ? "end" : "", fill: SVG.color(mark.pen.ink) ?? "")
  }

  /// Over and under a level line, from the right end inwards.
  private func beside(y: Double, _ width: Double) -> [Box] {
    [y - Self.line - 1, y + 3].flatMap { top in
      stride(from: plotWidth - 4, through: width, by: -24).map {
        Box(left: $0 - width, right: $0, top: top, bottom: top + Self.line)
      }
    }
    .filter { $0.top >= -Self.line && $0.bottom <= plotHeight }
  }

  /// Right and left of an upright line, from the top down.
  private func beside(x: Double, _ width: Double) -> [Box] {
    stride(from: 1, to: max(plotHeight - Self.line, 2), by: Self.line).flatMap { top in
      [x + Self.gap, x - Self.gap - width].map {
        Box(left: $0, right: $0 + width, top: top, bottom: top + Self.line)
      }
    }
    .filter { $0.left >= 0 && $0.right <= plotWidth }
  }

  /// Whether no curve, point, bar or other line is there.
  private func isFree(_ box: Box) -> Bool {
    func place(_ point: Point) -> (x: Double, y: Double)? {
      x(point.x).flatMap { x in y(point.y).map { (x, $0) } }
    }
    return scene.marks.allSatisfy { mark in
      switch mark.shape {
      case .lines(let pieces, _):
        pieces.allSatisfy { piece in
          let places = piece.compactMap(place)
          return !zip(places, places.dropFirst()).contains { box.meets($0, $1) }
        }
      case .points(let points, _): !points.compactMap(place).contains { box.meets($0, $0) }
      case .bars(let bars, _):
        bars.allSatisfy { bar in
          guard bar.height > 0, let from = x(bar.from), let to = x(bar.to), let top = y(bar.height) else { return true }
          return to < box.left || from > box.right || top > box.bottom
        }
      case .rule(.vertical, let value, _): x(value).map { $0 < box.left || $0 > box.right } ?? true
      case .rule(.horizontal, let value, _): y(value).map { $0 < box.top || $0 > box.bottom } ?? true
      case .area, .span: true
      }
    }
  }
}
