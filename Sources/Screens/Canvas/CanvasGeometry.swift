import Heartbeats
import LineEditing
import Views

/// Where on a screen the canvas and everything around it stand, and which cell belongs to which point and value.
struct CanvasGeometry: Equatable {
  static let least = TerminalSize(columns: 60, rows: 20)

  let size: TerminalSize
  /// Points of a row, and the heights from the bottom to the top.
  let points: Int
  let scale: ClosedRange<Double>
  /// Columns of tick labels left of the plot; none where every column is a point.
  let gutter: Int
  let columns: Int
  let rows: Int
  /// Whether the gauge has room for the numbers below it.
  let hasTallGauge: Bool

  /// Columns of the ticks of data other than beats.
  private static let wideGutter = 7
  /// The heading stands above the plot.
  static let top = 1

  init(_ size: TerminalSize, points: Int = Heartbeat.points, scale: ClosedRange<Double> = ArtReader.usualScale) {
    (self.size, self.scale) = (size, scale)
    self.points = max(1, points)
    // A column for each point; a column for two; and in a narrow window as many as there are.
    if points != Heartbeat.points {
      // Other curves take the whole window, beside ticks of more digits.
      columns = max(1, size.columns - Self.wideGutter)
    } else if size.columns >= points {
      columns = points
    } else {
      columns = min(points / 2, size.columns - 3)
    }
    gutter = points == Heartbeat.points ? min(3, size.columns - columns) : Self.wideGutter
    hasTallGauge = size.rows >= 24
    // Heading, heat strip, ruler, numbers, verdict, gauge and keys.
    rows = max(1, size.rows - (hasTallGauge ? 8 : 7))
  }

  var isUsable: Bool { size.columns >= Self.least.columns && size.rows >= Self.least.rows }

  // MARK: Points and columns

  /// Braille dots across the plot are two a column; a point's place among them.
  func dot(of point: Int) -> Int {
    if columns == points { return 2 * point }
    if columns * 2 == points { return point }
    return Int((Double(point) * Double(2 * columns - 1) / Double(max(1, points - 1))).rounded())
  }

  func column(of point: Int) -> Int { dot(of: point) / 2 }

  /// The points whose column this is.
  func points(in column: Int) -> ClosedRange<Int> {
    let column = min(max(column, 0), columns - 1)
    let guess = column * points / columns
    var first = min(guess, points - 1)
    while first > 0, self.column(of: first - 1) >= column { first -= 1 }
    while self.column(of: first) < column { first += 1 }
    var last = first
    while last + 1 < points, self.column(of: last + 1) == column { last += 1 }
    return first...last
  }

  // MARK: Values and rows

  /// The row of dots, four to a row of the plot, that a value falls into, counted from the top and not rounded.
  func dotRow(of value: Float) -> Double {
    let share = (scale.upperBound - Double(value)) / (scale.upperBound - scale.lowerBound)
    return min(max(share, 0), 1) * Double(4 * rows - 1)
  }

  func row(of value: Float) -> Int { Int(dotRow(of: value).rounded()) / 4 }

  /// The value in the middle of a row of the plot.
  func value(ofRow row: Int) -> Float {
    let dot = Double(4 * min(max(row, 0), rows - 1)) + 1.5
    return Float(scale.upperBound - dot * valuePerDot)
  }

  /// The height of a row of dots.
  var valuePerDot: Double { (scale.upperBound - scale.lowerBound) / Double(4 * rows - 1) }

  /// The plot's column and row under a place on the screen; nil outside of the plot. A place beside it counts as its edge
  /// while the mouse `isHeld`.
  func place(column: Int, row: Int, isHeld: Bool) -> (column: Int, row: Int)? {
    let (across, down) = (column - gutter, row - Self.top)
    let isInside = (0..<columns).contains(across) && (0..<rows).contains(down)
    guard isInside || isHeld else { return nil }
    return (min(max(across, 0), columns - 1), min(max(down, 0), rows - 1))
  }
}
