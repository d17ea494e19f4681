extension LineChart {
  /// The chart as marks in data coordinates.
  package var scene: Scene {
    let x = xRange.map { Scale(low: $0.lowerBound, high: $0.upperBound, kind: xScale) } ?? fitted(.vertical)
    let y = yRange.map { Scale(low: $0.lowerBound, high: $0.upperBound, kind: yScale) } ?? fitted(.horizontal)
    var scene = Scene(
      title: title, x: Axis(scale: x ?? Scale(low: 0, high: 1), label: xLabel, isWhole: xIsWhole),
      y: Axis(scale: y ?? Scale(low: 0, high: 1), label: yLabel), rows: height)
    scene.x.isDrawn = showsXAxis
    for band in bands { scene.add(band) }
    let bandEntries = scene.legend
    scene.legend = []
    for reference in references { scene.add(reference) }
    var drawn = 0
    for (index, series) in series.enumerated() {
      let asciiMarker = series.marker.map { $0.isASCII ? $0 : $0 == "●" ? "@" : "=" }
      let pen = Pen(series.ink, asciiMarker ?? Self.symbols[index % Self.symbols.count])
      let pieces = series.pieces(x, y)
      drawn += pieces.count
      let shape: Shape
      let key: LegendEntry.Key
      if series.style == .scatter {
        let glyph = scatterGlyph(index)
        shape = .points(pieces.flatMap { $0 }, glyph)
        key = .points(glyph)
      } else {
        let dash = self.dash(index)
        shape = .lines(series.style == .step ? pieces.map(Series.steps) : pieces, dash)
        key = .line(dash)
      }
      scene.marks.append(Mark(shape: shape, pen: pen))
      scene.addLegend(series.name, pen, key)
    }
    if drawn == 0 && scene.marks.allSatisfy(\.isSeries) { scene.message = "no data" }
    // One named curve under a title has nothing to be told apart from.
    if series.count == 1, bandEntries.isEmpty, title != nil { scene.legend = [] }
    scene.legend += bandEntries
    return scene
  }

  /// ASCII marks in the order of the series.
  private static let symbols: [Unicode.Scalar] = ["*", "o", "+", "x", "#", "@", "&", "$"]
  private static let scatterGlyphs: [Unicode.Scalar] = ["x", "o", "+", "*", "#", "@"]

  /// The first group of points is drawn as dots, every other in a letter of its own.
  private func scatterGlyph(_ index: Int) -> Unicode.Scalar? {
    if let marker = series[index].marker { return marker }
    let before = series[..<index].count { $0.style == .scatter }
    return before == 0 ? nil : Self.scatterGlyphs[(before - 1) % Self.scatterGlyphs.count]
  }

  /// Solid for the first line, then a pattern for each: lines differ without colour.
  private func dash(_ index: Int) -> Dash {
    if series[index].style == .dashed { return .dashed }
    let isTaken = series.contains { $0.style == .dashed }
    let free = Dash.allCases.filter { !(isTaken && $0 == .dashed) }
    let before = series[..<index].count { $0.style != .scatter && $0.style != .dashed }
    return free[before % free.count]
  }

  /// The scale that holds every series and band, `.vertical` for x and `.horizontal` for y.
  private func fitted(_ direction: ReferenceLine.Direction) -> Scale? {
    var values: [Double] = []
    for series in series {
      for (x, y) in zip(series.xs, series.ys) where isShown(x, y) { values.append(direction == .vertical ? x : y) }
    }
    for band in bands {
      if case .area(let xs, let lows, let highs) = band.extent {
        values += direction == .vertical ? xs : lows + highs
      }
    }
    let isNearby = references.filter { $0.direction == direction }.map(\.value)
    let kind = direction == .vertical ? xScale : yScale
    return Scale.fitting(values + isNearby, kind: kind, nice: direction == .horizontal)
  }
}

extension LineChart {
  /// Whether a point has a place on both axes, as far as their ranges are given.
  private func isShown(_ x: Double, _ y: Double) -> Bool {
    guard x.isFinite, y.isFinite, xScale == .linear || x > 0, yScale == .linear || y > 0 else { return false }
    return (xRange?.contains(x) ?? true) && (yRange?.contains(y) ?? true)
  }
}

extension Series {
  /// The stretches of points that have a place on both scales.
  package func pieces(_ x: Scale?, _ y: Scale?) -> [[Point]] {
    guard let x, let y else { return [] }
    var pieces: [[Point]] = []
    var piece: [Point] = []
    for (xValue, yValue) in zip(xs, ys) {
      if x.position(xValue) != nil && y.position(yValue) != nil {
        piece.append(Point(x: xValue, y: yValue))
      } else if !piece.isEmpty {
        pieces.append(piece)
        piece = []
      }
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }

  /// The corners of a stepped curve through the points.
  static func steps(_ points: [Point]) -> [Point] {
    guard let first = points.first else { return [] }
    var corners = [first]
    for (previous, next) in zip(points, points.dropFirst()) {
      if previous.x != next.x && previous.y != next.y { corners.append(Point(x: next.x, y: previous.y)) }
      corners.append(next)
    }
    return corners
  }
}

extension Mark {
  /// Whether it is single points.
  var isPoints: Bool {
    if case .points = shape { return true }
    return false
  }

  /// Whether this mark is data of its own; a reference line alone is not.
  var isSeries: Bool {
    switch shape {
    case .area, .bars: false
    default: true
    }
  }
}

extension Scene {
  mutating func add(_ band: Band) {
    let pen = Pen(band.ink, band.isColumns ? ":" : ".")
    switch band.extent {
    case .columns(let range): marks.append(Mark(shape: .span(range), pen: pen))
    case .area(let xs, let lows, let highs):
      let columns = zip(xs, zip(lows, highs)).map { AreaColumn(x: $0, low: $1.0, high: $1.1) }
        .filter { x.scale.position($0.x) != nil && y.scale.position($0.low) != nil && y.scale.position($0.high) != nil }
      if !columns.isEmpty { marks.append(Mark(shape: .area(columns), pen: pen)) }
    }
    addLegend(band.label, pen, band.isColumns ? .span : .area)
  }

  mutating func add(_ reference: ReferenceLine) {
    let symbol: Unicode.Scalar = reference.direction == .horizontal ? "-" : "|"
    let shape = Shape.rule(reference.direction, reference.value, reference.label)
    marks.append(Mark(shape: shape, pen: Pen(reference.ink, symbol)))
  }

  mutating func addLegend(_ name: String, _ pen: Pen, _ key: LegendEntry.Key) {
    if !name.isEmpty { legend.append(LegendEntry(name: name, pen: pen, key: key)) }
  }
}

extension Band {
  var isColumns: Bool {
    if case .columns = extent { return true }
    return false
  }
}
