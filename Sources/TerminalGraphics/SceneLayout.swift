/// A scene laid out in character cells: the gutter, the ticks, the frame and the canvas inside it.
///
///     label gutter ┤ plot
///                  └─┬───
///                    tick labels
struct SceneLayout {
  let scene: Scene
  let appearance: Appearance
  let rows: Int
  let gutter: Int
  let yTicks: Ticks
  let xTicks: Ticks
  /// Cells across the plot.
  let columns: Int
  private let lines: BoxLines
  private let marks: CurveMarks

  init(_ scene: Scene, _ appearance: Appearance) {
    self.scene = scene
    self.appearance = appearance
    rows = min(max(scene.rows, 3), 200)
    lines = BoxLines(appearance.glyphs)
    marks = CurveMarks(scene, appearance)
    let isEmpty = scene.message != nil
    yTicks = isEmpty ? Ticks(values: [], labels: []) : scene.y.ticks(atMost: min(rows / 2, Self.mostYTicks))
    let widest = yTicks.labels.map(\.columns).max() ?? 0
    gutter = min(widest, appearance.columns - 12)
    columns = appearance.columns - gutter - 2
    xTicks = isEmpty ? Ticks(values: [], labels: []) : Self.fittingTicks(scene.x, columns)
  }

  /// More ticks than this are a ruler and not a help.
  private static let mostYTicks = 8

  func picture() -> Picture {
    var canvas = Canvas(columns: columns, rows: rows, glyphs: appearance.glyphs)
    let unlabelled = ScenePainter(scene, canvas, marks).paint(&canvas)
    var result: [StyledText] = []
    let margin = StyledText.spaces(gutter + 2)
    if let title = scene.title, !title.isEmpty {
      result.append(margin + cut(StyledText(title, .strong, bold: true), to: columns))
    }
    result += legend(scene.legend + unlabelled + overlap(canvas)).map { margin + $0 }
    if let label = scene.y.label, !label.isEmpty {
      result.append(cut(StyledText(label, .muted), to: appearance.columns))
    }
    result += plotRows(canvas)
    if scene.x.isDrawn {
      result.append(axisLine())
      if !xTicks.labels.isEmpty { result.append(tickLabels()) }
    }
    if let label = scene.x.label {
      result.append(margin + cut(StyledText(label, .muted), to: columns).padded(to: columns, alignment: .center))
    }
    return Picture(lines: result.map { $0.padded(to: appearance.columns) })
  }

  private func cut(_ text: StyledText, to columns: Int) -> StyledText {
    text.truncated(to: columns, ellipsis: appearance.glyphs.ellipsis)
  }

  private func plotRows(_ canvas: Canvas) -> [StyledText] {
    var labels: [Int: String] = [:]
    for (value, label) in zip(yTicks.values, yTicks.labels) {
      if let row = row(value), labels[row] == nil { labels[row] = label }
    }
    return (0..<rows).map { row in
      let label = labels[row].map { cut(StyledText($0, .muted), to: gutter) }
      let edge = StyledText(label == nil ? lines.upright : lines.leftTick, .muted)
      let left = (label ?? "").padded(to: gutter, alignment: .right) + " " + edge
      if let message = scene.message, row == rows / 2 {
        return left + cut(StyledText(message, .muted), to: columns).padded(to: columns, alignment: .center)
      }
      return left + canvas.text(row: row)
    }
  }

  /// The cell row of a value of y.
  private func row(_ value: Double) -> Int? {
    guard let position = scene.y.scale.position(value), position > -1e-9, position < 1 + 1e-9 else { return nil }
    let down = appearance.glyphs == .unicode ? 4 : 1
    return min(max(Int(((1 - position) * Double(rows * down - 1)).rounded()) / down, 0), rows - 1)
  }

  private static func column(_ value: Double, _ scale: Scale, _ columns: Int) -> Int? {
    guard let position = scale.position(value), position > -1e-9, position < 1 + 1e-9 else { return nil }
    return min(max(Int((position * Double(columns * 2 - 1)).rounded()) / 2, 0), columns - 1)
  }

  private func axisLine() -> StyledText {
    var cells = Array(repeating: lines.level, count: columns)
    for value in xTicks.values {
      if let column = Self.column(value, scene.x.scale, columns) { cells[column] = lines.lowerTick }
    }
    return StyledText.spaces(gutter + 1) + StyledText(lines.corner + cells.joined(), .muted)
  }

  private func tickLabels() -> StyledText {
    var line = StyledText("")
    for place in Self.places(xTicks, scene.x.scale, columns) {
      line += StyledText.spaces(gutter + 2 + place.start - line.width) + StyledText(place.label, .muted)
    }
    return line
  }

  /// Where each label of the x axis starts, in plot columns; it may reach one column into the gutter.
  private static func places(_ ticks: Ticks, _ scale: Scale, _ columns: Int) -> [(start: Int, label: String)] {
    zip(ticks.values, ticks.labels).compactMap { value, label in
      guard let column = column(value, scale, columns) else { return nil }
      let start = column - (label.columns - 1) / 2
      return (min(max(start, -1), columns - label.columns), label)
    }
  }

  /// The most ticks whose labels keep two columns between them.
  private static func fittingTicks(_ axis: Axis, _ columns: Int) -> Ticks {
    var limit = max(columns / 8, 2)
    while true {
      let ticks = axis.ticks(atMost: limit)
      let places = places(ticks, axis.scale, columns)
      let fits = zip(places, places.dropFirst()).allSatisfy { $0.start + $0.label.columns + 2 <= $1.start }
      if fits { return ticks }
      if limit == 2 { return Ticks(values: Array(ticks.values.prefix(1)), labels: Array(ticks.labels.prefix(1))) }
      limit = min(limit, ticks.values.count) - 1
      limit = max(limit, 2)
    }
  }

  /// What the mark of an ASCII cell means that more than one curve or fill passes.
  private func overlap(_ canvas: Canvas) -> [LegendEntry] {
    guard canvas.hasOverlap, !scene.legend.isEmpty, let mark = Unicode.Scalar(Canvas.overlap) else { return [] }
    let kinds = scene.legend.count { $0.key.mayOverlap }
    return [LegendEntry(name: kinds > 2 ? "several" : "both", pen: Pen(.plain, mark), key: .area)]
  }

  /// The legend on as many lines as it needs.
  private func legend(_ entries: [LegendEntry]) -> [StyledText] {
    var lines: [StyledText] = []
    for entry in entries {
      let text = cut(
        entry.marker(appearance.glyphs, mark: marks.symbol(of: entry, in: scene)) + " " + StyledText(entry.name),
        to: columns)
      if let last = lines.last, last.width + 3 + text.width <= columns {
        lines[lines.count - 1] = last + "   " + text
      } else {
        lines.append(text)
      }
    }
    return lines
  }
}

/// The characters of a frame.
struct BoxLines {
  let upright: String, level: String, corner: String, leftTick: String, lowerTick: String

  init(_ glyphs: Glyphs) {
    (upright, level, corner, leftTick, lowerTick) =
      glyphs == .unicode ? ("│", "─", "└", "┤", "┬") : ("|", "-", "+", "+", "+")
  }
}
