import Heartbeats
import TerminalGraphics
import Views
import Workbench

/// The plot of the canvas: from the back, the band and the mean of normal beats, the reconstruction, the drawing, the pen.
struct CanvasPlot {
  private(set) var canvas: Canvas
  /// The scale's numbers, by row.
  private(set) var ticks: [Int: String] = [:]
  private let geometry: CanvasGeometry
  private let glyphs: Glyphs

  init(_ mode: DrawingCanvas, _ glyphs: Glyphs) {
    geometry = mode.geometry
    self.glyphs = glyphs
    canvas = Canvas(columns: geometry.columns, rows: geometry.rows, glyphs: glyphs)
    ticks = Self.ticks(geometry)
    if mode.showsBand, let normals = mode.normals { band(normals) }
    if let reference = mode.reference {
      curve(reference.map { $0 }, TerminalGraphics.Pen(.muted, "'"), gaps: 2)
    }
    if let score = mode.score { curve(score.reconstruction.map { $0 }, TerminalGraphics.Pen(.series(1), "o"), gaps: 3) }
    let drawing = mode.shown
    if !drawing.isEmpty { fillIn(drawing.values, drawing) }
    curve(drawing.points, TerminalGraphics.Pen(.series(0), "*"))
    if geometry.gutter == 0 { innerTicks() }
    legend(mode)
    pen(mode.pen)
  }

  /// Whole numbers for beats; for other data a few values of two or three digits.
  private static func ticks(_ geometry: CanvasGeometry) -> [Int: String] {
    var ticks: [Int: String] = [:]
    let scale = geometry.scale
    if scale == ArtReader.usualScale {
      for value in stride(from: -6, through: 4, by: 2) { ticks[geometry.row(of: Float(value))] = String(value) }
      return ticks
    }
    for place in 0...4 {
      let value = scale.lowerBound + (scale.upperBound - scale.lowerBound) * Double(place) / 4
      ticks[geometry.row(of: Float(value))] = NumberText.short(value, digits: 2)
    }
    return ticks
  }

  /// Which curve is which, in a corner where nothing is drawn.
  private mutating func legend(_ mode: DrawingCanvas) {
    let isASCII = glyphs == .ascii
    var entries: [(sign: String, name: String, ink: Ink)] = []
    if !mode.drawing.isEmpty { entries.append((isASCII ? "**" : "──", "drawn", .series(0))) }
    if mode.drawing.drawnCount < geometry.points, !mode.drawing.isEmpty {
      entries.append((isASCII ? "--" : "··", "filled in", .warning))
    }
    if let score = mode.score {
      entries.append((isASCII ? "oo" : "╌╌", score.twin.name(score.domain.noun), .series(1)))
    }
    if mode.reference != nil { entries.append((isASCII ? "''" : "··", "as it was", .muted)) }
    if mode.showsBand, mode.normals != nil { entries.append((isASCII ? ".." : "░░", "normal beats", .muted)) }
    let cells = entries.enumerated().flatMap { place, entry in
      (place > 0 ? [(" ", Ink.muted), (" ", Ink.muted)] : []) + entry.sign.map { (String($0), entry.ink) }
        + " \(entry.name)".map { (String($0), Ink.muted) }
    }
    guard !cells.isEmpty, cells.count <= geometry.columns - 4 else { return }
    let right = geometry.columns - cells.count
    for row in [0, geometry.rows - 1] {
      for start in [right, 4] where (start..<start + cells.count).allSatisfy({ canvas.isFree($0, row) }) {
        for (offset, cell) in cells.enumerated() where cell.0 != " " {
          if let scalar = cell.0.unicodeScalars.first { canvas.letter(start + offset, row, scalar, cell.1) }
        }
        return
      }
    }
  }

  private func x(_ point: Int) -> Int { glyphs == .ascii ? geometry.column(of: point) : geometry.dot(of: point) }

  private func y(_ value: Float) -> Int {
    let row = Int(geometry.dotRow(of: value).rounded())
    return glyphs == .ascii ? row / 4 : row
  }

  private mutating func band(_ normals: NormalBeats) {
    let band = TerminalGraphics.Pen(.muted, ".")
    for point in 0..<geometry.points {
      let (top, bottom) = (y(normals.high[point]), y(normals.low[point]))
      let next = point + 1 < geometry.points ? max(x(point + 1), x(point) + 1) : canvas.dotColumns
      for across in x(point)..<next {
        for down in top...max(top, bottom) where glyphs == .ascii || (across + down) % 4 == 0 && down % 2 == 0 {
          canvas.backgroundDot(across, down, band)
        }
      }
      // The mean, wherever nothing else is drawn.
      if glyphs == .ascii || point % 2 == 0 {
        canvas.ruleDot(x(point), y(normals.mean[point]), TerminalGraphics.Pen(.muted, ":"))
      }
    }
  }

  /// A curve through the points that have a value; with `gaps`, each so many dots one is left out, so that two curves can be
  /// told apart without colour.
  private mutating func curve(_ points: [Float?], _ pen: TerminalGraphics.Pen, gaps: Int? = nil) {
    for (point, value) in points.enumerated() {
      guard let value else { continue }
      let (startX, startY) = (x(point), y(value))
      guard point + 1 < points.count, let after = points[point + 1] else {
        canvas.dot(startX, startY, pen)
        continue
      }
      let (endX, endY) = (x(point + 1), y(after))
      let steps = max(endX - startX, abs(endY - startY), 1)
      for step in 0..<steps {
        let across = startX + (endX - startX) * step / steps
        let down = startY + Int((Double((endY - startY) * step) / Double(steps)).rounded())
        if let gaps, (across + down) % gaps == 0 { continue }
        canvas.dot(across, down, pen)
      }
    }
  }

  /// What the score takes for the points that nobody drew: single dots.
  private mutating func fillIn(_ values: [Float], _ drawing: Drawing) {
    for (point, value) in values.enumerated() where drawing[point] == nil && point % 2 == 0 {
      canvas.dot(x(point), y(value), TerminalGraphics.Pen(.warning, "-"))
    }
  }

  /// Where there is no room beside the plot, the scale stands in it.
  private mutating func innerTicks() {
    for (row, label) in ticks {
      for (offset, scalar) in label.unicodeScalars.enumerated() where canvas.isFree(offset, row) {
        canvas.letter(offset, row, scalar, .muted)
      }
    }
  }

  private mutating func pen(_ pen: DrawingCanvas.Pen) {
    let mark: Unicode.Scalar = glyphs == .ascii ? (pen.isDown ? "@" : "+") : pen.isDown ? "●" : "○"
    canvas.letter(geometry.column(of: pen.point), geometry.row(of: pen.value), mark, .accent)
  }
}

/// The keys of the canvas, in no more lines and columns than the smallest window that it takes.
enum CanvasHelp {
  static let keys: [(String, String)] = [
    ("mouse", "left button: drag to draw; right: erase"),
    ("arrows", "move the pen (with Shift farther)"), ("Space", "pen down, pen up"), ("x", "erase at the pen"),
    ("42 g", "jump to point 42 (g: first, G: last)"), ("u, Ctrl-R", "undo, redo"),
    (", .", "start from the test beat before, after"), ("17 l", "start from test beat 17"),
    ("a", "attack: a small change that flips it"), ("z", "normalize: mean 0, deviation 1"),
    ("s n f", "smooth, add noise, turn upside down"), ("i", "draw the gaps, straight"),
    ("< >", "shift by a point; 5 > by five"), ("+ -", "10 % higher, lower"),
    ("b", "the normal beats behind, or not"), ("c", "clear"),
    ("Enter, Esc", "keep the drawing, leave it as it was"),
    ("heat strip", "where the error is; the fuller, the more"),
  ]

  static let lines: [StyledText] =
    [StyledText("keys of the canvas", .heading, bold: true)]
    + keys.map { StyledText($0.0, .strong, bold: true).padded(to: 15) + StyledText($0.1) }
    + [StyledText("any key goes back to the drawing", .muted)]
}
