import Heartbeats
import Tables
import TerminalGraphics
import Views
import Workbench

/// What the canvas looks like.
extension DrawingCanvas {
  package func lines(_ appearance: Appearance, rows: Int) -> [StyledText] {
    guard geometry.isUsable else {
      let (least, size) = (CanvasGeometry.least, geometry.size)
      return [
        StyledText("the canvas needs a window of \(least.columns) × \(least.rows)", .warning),
        StyledText("this one has \(size.columns) × \(size.rows)", .muted),
        StyledText("make it larger, or leave with Esc"),
      ]
    }
    if showsHelp { return CanvasHelp.lines }
    return [heading] + plot(appearance) + [heat(appearance.glyphs), ruler(appearance.glyphs), numbers] + verdict
      + gauge(appearance) + [keys]
  }

  // MARK: Around the plot

  /// The heat strip: what each part of the beat contributes to the error, the fuller the more.
  private func heat(_ glyphs: Glyphs) -> StyledText {
    guard let score else { return StyledText("") }
    var columns = [Double](repeating: 0, count: geometry.columns)
    for (point, share) in score.pointShares.enumerated() { columns[geometry.column(of: point)] += share }
    // As dark as its part of the threshold is large: an even error of the threshold is one step of the ramp.
    let level = score.threshold > 0 && score.error > 0 ? score.error / score.threshold : 1
    let ramp = glyphs == .ascii ? [" ", ".", ":", "*", "#"] : [" ", "░", "▒", "▓", "█"]
    return columns.reduce(into: StyledText.spaces(geometry.gutter)) { line, share in
      let heat = share * Double(geometry.columns) * level
      let step = heat < 0.5 ? 0 : heat < 1 ? 1 : heat < 3 ? 2 : heat < 8 ? 3 : 4
      line.append(ramp[step], step >= 3 ? .bad : step == 2 ? .warning : .muted)
    }
  }

  private var heading: StyledText {
    let count = drawing.drawnCount
    let drawn =
      count == geometry.points ? "all \(count) points drawn" : "\(count) of \(geometry.points) points drawn"
    var line = StyledText(reference == nil ? "draw" : "fool it", .heading, bold: true)
    if let reference {
      let size = AttackDuel.Size(drawing.values, from: reference)
      let figures = [size.largest, size.typical].map { NumberText.fixed($0, decimals: 3) }
      line += StyledText("  largest change \(figures[0]) (rms \(figures[1]))", .strong)
    } else {
      line += StyledText("  \(drawn)", drawing.isMostlyFilledIn ? .warning : .plain)
    }
    if let number { line += StyledText("  \(number)_", .accent) }
    if !notice.isEmpty { line += StyledText("  \(notice)", .accent) }
    // What does not fit is left out as a whole.
    let (state, value) = (pen.isDown ? "down" : "up", NumberText.fixed(Double(pen.value), decimals: 2))
    let texts = [
      "  pen \(state) at \(pen.point + 1), \(value)", "  pen \(state) at \(pen.point + 1)", "  pen \(state)",
    ]
    let room = geometry.size.columns - line.width
    return line + StyledText(texts.first { $0.count <= room } ?? "", .muted)
  }

  /// The names of the parts of the beat, each over its points.
  private func ruler(_ glyphs: Glyphs) -> StyledText {
    let (edge, level) = glyphs == .ascii ? ("|", "-") : ("├", "─")
    var line = StyledText.spaces(geometry.gutter)
    for part in domain.parts {
      let first = geometry.column(of: part.columns.lowerBound)
      let end =
        part.columns.upperBound + 1 < geometry.points
        ? geometry.column(of: part.columns.upperBound + 1) : geometry.columns
      let room = end - first - 1
      let name = String(part.label.prefix(max(0, room)))
      let before = (room - name.count) / 2
      let isHere = part.columns.contains(pen.point)
      line +=
        StyledText(edge + String(repeating: level, count: before), .muted) + StyledText(name, isHere ? .accent : .plain)
      line += StyledText(String(repeating: level, count: room - name.count - before), .muted)
    }
    return line
  }

  /// Points along the ruler, so that one knows where a number jumps to.
  private var numbers: StyledText {
    var line = StyledText.spaces(geometry.gutter)
    for point in [1] + stride(from: numberStep, through: geometry.points, by: numberStep) {
      let text = String(point)
      let place = min(geometry.column(of: point - 1) - text.count / 2, geometry.columns - text.count)
      let start = geometry.gutter + max(0, place)
      guard start >= line.width else { continue }
      line += StyledText.spaces(start - line.width) + StyledText(text, .muted)
    }
    return line
  }

  /// Points from one number to the next: those of a beat are 20 apart, and never are there more than a dozen numbers.
  private var numberStep: Int {
    guard geometry.points > 200 || geometry.points < 60 else { return 20 }
    return [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].first { geometry.points / $0 <= 10 } ?? geometry.points
  }

  private var verdict: [StyledText] {
    guard isTrained else {
      return [StyledText("nothing is trained, so there is no score; Esc, \"train\", and draw again", .muted)]
    }
    guard let score else {
      let band = showsBand && normals != nil ? "; dotted: normal beats" : ""
      return [StyledText("draw: the score follows each stroke\(band)", .muted)]
    }
    var line = StyledText(score.isAbnormal ? "ABNORMAL" : "NORMAL", score.isAbnormal ? .bad : .good, bold: true)
    line += StyledText("  error \(errorFigure(score.error)), threshold \(errorFigure(score.threshold))")
    line += StyledText("  percentile \(NumberText.fixed(score.percentile, decimals: 1))")
    // At another height than the data's the verdict is about that, not about the shape.
    let (mean, deviation) = Drawing.meanAndDeviation(of: drawing.values)
    let cure = StyledText("  z normalizes", .muted)
    let isOther = domain == .heartbeats && (abs(mean) > 0.1 || abs(deviation - 1) > 0.1)
    if isOther, line.width + cure.width <= geometry.size.columns { line += cure }
    return [line]
  }

  /// Why the score says less than it seems to; empty where nothing is wrong.
  private var warnings: [String] {
    guard score != nil else { return [] }
    return (isCollapsed ? ["collapsed"] : []) + (isStale ? ["stale"] : [])
      + (drawing.isMostlyFilledIn ? ["mostly filled in"] : [])
  }

  private func gauge(_ appearance: Appearance) -> [StyledText] {
    var narrow = appearance
    narrow.width = min(appearance.width, geometry.gutter + geometry.columns)
    let lines =
      score.map { ErrorGauge($0, DetectorWords(detectorName)).gauge.picture(narrow).lines } ?? [
        StyledText(""), StyledText(""),
      ]
    return Array(lines.prefix(geometry.hasTallGauge ? 2 : 1))
  }

  private var keys: StyledText {
    // A beat that is to be bent stays the one it is, and the machine's answer comes later.
    let starts = reference == nil ? [(", .", domain.noun.plural), ("a", "attack")] : []
    let keys =
      [("Enter", "keep"), ("Esc", "leave"), ("arrows Space", "draw"), ("?", "keys")] + starts + [
        ("z", "normalize"), ("u", "undo"), ("mouse", "draw"), ("s", "smooth"), ("b", "band"), ("c", "clear"),
      ]
    // A warning is more important than a key, which "?" tells too.
    let warning = StyledText(warnings.isEmpty ? "" : "! \(warnings.joined(separator: ", "))", .warning, bold: true)
    // Beside a long one the first three keys must still be there, if only by their names.
    let isTight = warning.width + 42 > geometry.size.columns
    return keys.reduce(into: warning) { line, key in
      let entry = StyledText(key.0, .strong, bold: true) + StyledText(isTight ? "" : " \(key.1)", .muted)
      let gap = line.isEmpty ? StyledText("") : StyledText(isTight ? " " : "  ")
      if line.width + gap.width + entry.width <= geometry.size.columns { line += gap + entry }
    }
  }

  // MARK: The plot

  private func plot(_ appearance: Appearance) -> [StyledText] {
    let picture = CanvasPlot(self, appearance.glyphs)
    return (0..<geometry.rows).map { row in
      let label = picture.ticks[row].map { StyledText($0, .muted) } ?? StyledText("")
      return
        (geometry.gutter > 0
        ? label.padded(to: max(2, geometry.gutter - 1), alignment: .right).truncated(to: geometry.gutter)
        : StyledText(""))
        .padded(to: geometry.gutter) + picture.canvas.text(row: row)
    }
  }
}
