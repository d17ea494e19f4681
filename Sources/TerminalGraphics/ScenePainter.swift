/// Draws the marks of a scene on a canvas.
struct ScenePainter {
  let scene: Scene
  let dotColumns: Int
  let dotRows: Int
  let glyphs: Glyphs
  private let marks: CurveMarks

  init(_ scene: Scene, _ canvas: Canvas, _ marks: CurveMarks) {
    self.scene = scene
    self.marks = marks
    dotColumns = canvas.dotColumns
    dotRows = canvas.dotRows
    glyphs = canvas.glyphs
  }

  /// Draws all marks, then the labels of reference lines; returns the lines whose label found no room.
  func paint(_ canvas: inout Canvas) -> [LegendEntry] {
    guard scene.message == nil else { return [] }
    for mark in scene.marks { paint(mark, &canvas) }
    marks.paint(self, &canvas)
    var unlabelled: [LegendEntry] = []
    for mark in scene.marks {
      if case .rule(let direction, let value, let label?) = mark.shape, !label.isEmpty {
        let isPlaced = place(label, direction, value, mark.pen.ink, &canvas)
        if !isPlaced { unlabelled.append(LegendEntry(name: label, pen: mark.pen, key: .rule)) }
      }
    }
    return unlabelled
  }

  /// Where a value of x stands in dots from the left, not rounded.
  func across(_ value: Double) -> Double? { scene.x.scale.position(value).map { $0 * Double(dotColumns - 1) } }

  /// Where a value of y stands in dots from the top, not rounded.
  func down(_ value: Double) -> Double? { scene.y.scale.position(value).map { (1 - $0) * Double(dotRows - 1) } }

  func paint(_ mark: Mark, _ canvas: inout Canvas) {
    switch mark.shape {
    case .lines(let pieces, let dash):
      for piece in pieces { canvas.polyline(piece.compactMap(place), mark.pen, dash) }
    case .points(let points, let glyph): paint(points, glyph, mark.pen, &canvas)
    case .area(let columns): paint(columns, mark.pen, &canvas)
    case .span(let range): paint(range, mark.pen, &canvas)
    case .rule(let direction, let value, _): paint(direction, value, mark.pen, &canvas)
    case .bars(let bars, let texture): paint(bars, texture, mark.pen, &canvas)
    }
  }

  private func place(_ point: Point) -> DotPoint? {
    guard let x = across(point.x), let y = down(point.y) else { return nil }
    return DotPoint(x: x, y: y)
  }

  private func paint(_ points: [Point], _ glyph: Unicode.Scalar?, _ pen: Pen, _ canvas: inout Canvas) {
    for point in points.compactMap(place) {
      let (x, y) = (Int(point.x.rounded()), Int(point.y.rounded()))
      guard x >= 0, y >= 0, x < dotColumns, y < dotRows else { continue }
      if let glyph, glyphs == .unicode {
        canvas.letter(x / canvas.dotsAcross, y / canvas.dotsDown, glyph, pen.ink)
      } else {
        canvas.dot(x, y, pen)
      }
    }
  }

  /// A reference line: every second dot.
  private func paint(_ direction: ReferenceLine.Direction, _ value: Double, _ pen: Pen, _ canvas: inout Canvas) {
    switch direction {
    case .horizontal:
      guard let y = down(value) else { return }
      for x in stride(from: 0, to: dotColumns, by: 2) { canvas.ruleDot(x, Int(y.rounded()), pen) }
    case .vertical:
      guard let x = across(value) else { return }
      let step = glyphs == .unicode ? 2 : 1
      for y in stride(from: 0, to: dotRows, by: step) { canvas.ruleDot(Int(x.rounded()), y, pen) }
    }
  }

  /// A highlight over the full height: a sparse texture.
  private func paint(_ range: ClosedRange<Double>, _ pen: Pen, _ canvas: inout Canvas) {
    guard let from = across(range.lowerBound), let to = across(range.upperBound) else { return }
    let (first, last) = (max(Int(from.rounded()), 0), min(Int(to.rounded()), dotColumns - 1))
    guard first <= last else { return }
    for x in first...last {
      for y in 0..<dotRows where y % 2 == 0 && (x + y) % (glyphs == .ascii ? 2 : 4) == 0 {
        canvas.backgroundDot(x, y, pen)
      }
    }
  }

  /// An area between two curves: a texture twice as dense.
  private func paint(_ area: [AreaColumn], _ pen: Pen, _ canvas: inout Canvas) {
    let places = area.compactMap { column -> (x: Double, low: Double, high: Double)? in
      guard let x = across(column.x), let low = down(column.low), let high = down(column.high) else { return nil }
      return (x, low, high)
    }
    func fill(_ x: Int, _ low: Double, _ high: Double) {
      let top = max(Int(min(low, high).rounded()), 0)
      let bottom = min(Int(max(low, high).rounded()), dotRows - 1)
      guard top <= bottom, x >= 0, x < dotColumns else { return }
      for y in top...bottom where glyphs == .ascii || (x + y) % 2 == 0 { canvas.backgroundDot(x, y, pen) }
    }
    if places.count == 1 { fill(Int(places[0].x.rounded()), places[0].low, places[0].high) }
    for (left, right) in zip(places, places.dropFirst()) where right.x >= left.x {
      let first = max(Int(left.x.rounded()), 0)
      let last = min(Int(right.x.rounded()), dotColumns - 1)
      guard first <= last else { continue }
      for x in first...last {
        let part = right.x > left.x ? min(max((Double(x) - left.x) / (right.x - left.x), 0), 1) : 0
        fill(x, left.low + part * (right.low - left.low), left.high + part * (right.high - left.high))
      }
    }
  }

  /// Writes a reference line's label where it covers nothing: beside the line, from the far end inwards.
  private func place(
    _ label: String, _ direction: ReferenceLine.Direction, _ value: Double, _ ink: Ink, _ canvas: inout Canvas
  ) -> Bool {
    let text = Array(label.withoutControls.unicodeScalars)
    guard text.allSatisfy({ $0.columns == 1 }), text.count < canvas.columns else { return false }
    if glyphs == .ascii && !text.allSatisfy(\.isASCII) { return false }
    for (column, row) in candidates(direction, value, text.count, canvas) {
      let isFree = (-1...text.count).allSatisfy { offset in
        let cell = column + offset
        return cell < 0 || cell >= canvas.columns || offset < 0 || canvas.isFree(cell, row)
      }
      guard isFree, column >= 0, column + text.count <= canvas.columns else { continue }
      for (offset, scalar) in text.enumerated() { canvas.letter(column + offset, row, scalar, ink) }
      return true
    }
    return false
  }

  private func candidates(
    _ direction: ReferenceLine.Direction, _ value: Double, _ length: Int, _ canvas: Canvas
  ) -> [(column: Int, row: Int)] {
    switch direction {
    case .horizontal:
      guard let y = down(value), y > -1, y < Double(dotRows) else { return [] }
      let row = Int(y.rounded()) / canvas.dotsDown
      let columns = stride(from: canvas.columns - length, through: 0, by: -1)
      return [row - 1, row + 1].flatMap { row in columns.map { ($0, row) } }
    case .vertical:
      guard let x = across(value), x > -1, x < Double(dotColumns) else { return [] }
      let column = Int(x.rounded()) / canvas.dotsAcross
      return (0..<canvas.rows).flatMap { [(column + 2, $0), (column - length - 1, $0)] }
    }
  }
}
