/// A place that a drawn curve goes through.
public struct Knot: Equatable, Sendable {
  /// Points counted from 1 as charts label them; 0 is just before the first, 12.5 in the middle between two.
  public var position: Double
  /// The height of the curve there, in the units of the drawing.
  public var value: Double

  /// A knot at this position and height.
  public init(_ position: Double, _ value: Double) {
    self.position = position
    self.value = value
  }
}

extension Drawing {
  /// The curve through the knots: straight from one to the next, or `smooth`.
  ///
  /// Everything from the first knot to the last counts as drawn; a single knot draws its nearest point.
  /// - Throws: `DrawingError` without knots, for a knot outside of the beat or too large, and for two at one position.
  public init(
    through knots: [Knot], smooth: Bool = false, width: Int = Heartbeat.points
  ) throws(DrawingError) {
    self.init(width: width)
    let knots = knots.sorted { $0.position < $1.position }
    guard let first = knots.first, let last = knots.last else { throw .noKnots }
    let count = width
    for knot in knots {
      guard knot.position >= 0, knot.position <= Double(count) else { throw .knotOutside(knot.position, last: count) }
      guard knot.value.magnitude <= Double(Self.limit(width: width)) else { throw .tooLarge(knot.value) }
    }
    for (knot, next) in zip(knots, knots.dropFirst()) where knot.position == next.position {
      throw .knotTwice(knot.position)
    }
    guard knots.count > 1 else {
      self[max(0, Int(first.position.rounded()) - 1)] = Float(first.value)
      return
    }
    let slopes = smooth ? MonotoneCubic.slopes(knots) : []
    var piece = 0
    for point in 0..<count where (first.position...last.position).contains(Double(point + 1)) {
      let position = Double(point + 1)
      while piece < knots.count - 2, position > knots[piece + 1].position { piece += 1 }
      let (left, right) = (knots[piece], knots[piece + 1])
      if smooth {
        self[point] = Float(MonotoneCubic.value(position, left, right, slopes[piece], slopes[piece + 1]))
      } else {
        let part = (position - left.position) / (right.position - left.position)
        self[point] = Float(left.value + part * (right.value - left.value))
      }
    }
  }
}

/// Piecewise cubic curves that rise and fall only where the knots do, so that no wave appears that nobody drew.
///
/// Fritsch and Butland, "A method for constructing local monotone piecewise cubic interpolants", SIAM J. Sci. Stat. Comput.
/// 5(2), 1984; at the ends the three-point formula of Moler's `pchip`, as scipy's `PchipInterpolator` has it.
enum MonotoneCubic {
  /// The slope at each of two or more knots in order.
  static func slopes(_ knots: [Knot]) -> [Double] {
    let widths = zip(knots, knots.dropFirst()).map { $1.position - $0.position }
    let rises = zip(zip(knots, knots.dropFirst()), widths).map { ($0.1.value - $0.0.value) / $1 }
    guard rises.count > 1 else { return [rises[0], rises[0]] }
    let inner = (1..<rises.count).map { index -> Double in
      let (before, after) = (rises[index - 1], rises[index])
      guard before * after > 0 else { return 0 }
      let (first, second) = (2 * widths[index] + widths[index - 1], widths[index] + 2 * widths[index - 1])
      return (first + second) / (first / before + second / after)
    }
    let last = rises.count - 1
    return [end(widths[0], widths[1], rises[0], rises[1])] + inner
      + [end(widths[last], widths[last - 1], rises[last], rises[last - 1])]
  }

  private static func end(_ width: Double, _ next: Double, _ rise: Double, _ nextRise: Double) -> Double {
    let slope = ((2 * width + next) * rise - width * nextRise) / (width + next)
    if slope * rise <= 0 { return 0 }
    if rise * nextRise <= 0, slope.magnitude > 3 * rise.magnitude { return 3 * rise }
    return slope
  }

  /// The cubic between two knots with these slopes (Hermite's form).
  static func value(
    _ position: Double, _ left: Knot, _ right: Knot, _ leftSlope: Double, _ rightSlope: Double
  ) -> Double {
    let width = right.position - left.position
    let t = (position - left.position) / width
    let s = 1 - t
    return left.value * (1 + 2 * t) * s * s + leftSlope * width * t * s * s
      + right.value * t * t * (3 - 2 * t) - rightSlope * width * t * t * s
  }
}
