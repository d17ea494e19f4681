/// A chart as marks in the data's own coordinates: the one description that both the terminal and SVG draw from.
package struct Scene: Sendable {
  package var title: String?
  package var x: Axis
  package var y: Axis
  /// Drawn in this order.
  package var marks: [Mark] = []
  package var legend: [LegendEntry] = []
  /// Plot rows in a terminal.
  package var rows: Int
  /// What the frame says in place of marks.
  package var message: String?
}

/// An axis of a scene.
package struct Axis: Sendable {
  package var scale: Scale
  package var label: String?
  /// Whether it counts something, so that there is no tick between two whole numbers.
  package var isWhole = false
  /// Whether its line and its ticks are drawn; charts above each other share those of the lowest.
  package var isDrawn = true

  package init(scale: Scale, label: String?, isWhole: Bool = false) {
    self.scale = scale
    self.label = label
    self.isWhole = isWhole
  }

  func ticks(atMost count: Int) -> Ticks {
    guard isWhole, scale.kind == .linear else { return scale.ticks(atMost: count) }
    return .round(low: scale.low, high: scale.high, atMost: count, isWhole: true)
  }
}

/// A place in the data's coordinates.
package struct Point: Equatable, Sendable {
  package var x: Double
  package var y: Double
}

/// One thing drawn.
package struct Mark: Sendable {
  package var shape: Shape
  package var pen: Pen
}

package enum Shape: Sendable {
  /// Lines without gaps, one for each stretch of points that have a place.
  case lines([[Point]], Dash)
  /// Single points, in a glyph of their own or, with nil, as dots.
  case points([Point], Unicode.Scalar?)
  /// The area between two curves: one column for every x.
  case area([AreaColumn])
  /// All of the plot between two x.
  case span(ClosedRange<Double>)
  /// A reference line across the plot.
  case rule(ReferenceLine.Direction, Double, String?)
  /// Upright bars that stand on zero or the lower edge.
  case bars([Bar], Texture)
}

package struct AreaColumn: Equatable, Sendable {
  package var x: Double
  package var low: Double
  package var high: Double
}

package struct Bar: Equatable, Sendable {
  package var from: Double
  package var to: Double
  package var height: Double
}

/// How an area is filled.
package enum Texture: Equatable, Sendable {
  /// Blocks in eighths of a row.
  case solid
  /// Stripes that leave room for a second group.
  case upright, level
}

package struct LegendEntry: Equatable, Sendable {
  package enum Key: Equatable, Sendable {
    case line(Dash)
    case points(Unicode.Scalar?)
    case fill(Texture)
    case area, span, rule

    /// Whether it is one of those that say so where they meet in an ASCII cell.
    var mayOverlap: Bool {
      switch self {
      case .line, .fill: true
      default: false
      }
    }
  }

  package var name: String
  package var pen: Pen
  package var key: Key

  /// What stands before the name.
  /// - Parameter mark: The letter that the curve carries.
  func marker(_ glyphs: Glyphs, mark: Unicode.Scalar? = nil) -> StyledText {
    if let mark, case .line(let dash) = key {
      return StyledText("\(dash.key)\(Character(mark))\(dash.key)", pen.ink)
    }
    guard glyphs == .unicode else {
      let symbol = Unicode.Scalar(pen.symbol).map { String(Character($0)) } ?? "*"
      return StyledText(symbol + symbol, pen.ink)
    }
    let text =
      switch key {
      case .line(let dash): dash.key
      case .points(let glyph): glyph.map { String(Character($0)) } ?? "⠶"
      case .fill(.solid): "██"
      case .fill(.upright): "⡇⡇"
      case .fill(.level): "⠭⠭"
      case .area: "⠕⠕"
      case .span: "⠄⠁"
      case .rule: "⠒⠂"
      }
    return StyledText(text, pen.ink)
  }
}
