/// Named points that belong together.
public struct Series: Equatable, Sendable {
  /// How the points are joined.
  public enum Style: Equatable, Sendable {
    /// Straight from point to point.
    case line
    /// The same, interrupted.
    case dashed
    /// Level to the next x, then upright: for ROC and counting curves.
    case step
    /// Not at all.
    case scatter
  }

  /// Shown in the legend; an empty name is not.
  public var name: String
  /// Places on the x axis.
  public var xs: [Double]
  /// Places on the y axis, one for each of `xs`.
  public var ys: [Double]
  /// What the colour stands for.
  public var ink: Ink
  /// How the points are joined.
  public var style: Style
  /// The letter that scattered points are drawn in; by default dots, then a letter for each further group.
  public var marker: Unicode.Scalar?

  /// A series of values at x = 0, 1, 2…
  public init(name: String, ys: [Double], ink: Ink = .series(0), style: Style = .line) {
    self.init(name: name, xs: ys.indices.map(Double.init), ys: ys, ink: ink, style: style)
  }

  /// A series of points (x, y), drawn in their order; surplus xs or ys are not drawn.
  public init(name: String, xs: [Double], ys: [Double], ink: Ink = .series(0), style: Style = .line) {
    self.name = name
    self.xs = xs
    self.ys = ys
    self.ink = ink
    self.style = style
  }

  /// A series of points, drawn in their order.
  public init(name: String, points: [(x: Double, y: Double)], ink: Ink = .series(0), style: Style = .line) {
    self.init(name: name, xs: points.map(\.x), ys: points.map(\.y), ink: ink, style: style)
  }

  /// The points as pairs.
  public var points: [(x: Double, y: Double)] { zip(xs, ys).map { (x: $0, y: $1) } }
}

/// A straight line across the plot that marks a value.
public struct ReferenceLine: Equatable, Sendable {
  /// `horizontal` marks a value of y, `vertical` one of x.
  public enum Direction: Equatable, Sendable { case horizontal, vertical }

  /// Which axis the value belongs to.
  public var direction: Direction
  /// The value drawn.
  public var value: Double
  /// Written beside the line where there is room, else in the legend.
  public var label: String?
  /// What the colour stands for.
  public var ink: Ink

  /// A line that marks `value` of y (horizontal) or of x (vertical).
  public init(_ direction: Direction, at value: Double, label: String? = nil, ink: Ink = .warning) {
    self.direction = direction
    self.value = value
    self.label = label
    self.ink = ink
  }
}

/// A filled part of the plot, behind the series.
public struct Band: Equatable, Sendable {
  package enum Extent: Equatable, Sendable {
    case area(xs: [Double], lows: [Double], highs: [Double])
    case columns(ClosedRange<Double>)
  }

  package var extent: Extent
  /// Shown in the legend; an empty label is not.
  public var label: String
  /// What the colour stands for.
  public var ink: Ink

  /// The area between two curves over the same xs.
  public init(xs: [Double], lows: [Double], highs: [Double], label: String = "", ink: Ink = .muted) {
    extent = .area(xs: xs, lows: lows, highs: highs)
    self.label = label
    self.ink = ink
  }

  /// The area between two curves at x = 0, 1, 2…
  public init(lows: [Double], highs: [Double], label: String = "", ink: Ink = .muted) {
    self.init(xs: lows.indices.map(Double.init), lows: lows, highs: highs, label: label, ink: ink)
  }

  /// A highlight over the full height from one x to another.
  public init(columns: ClosedRange<Double>, label: String = "", ink: Ink = .bad) {
    extent = .columns(columns)
    self.label = label
    self.ink = ink
  }
}
