/// How an axis spreads its values.
public enum ScaleKind: Equatable, Sendable {
  case linear
  /// By decimal logarithm; values of zero and below have no place and break a line.
  case logarithmic
}

/// An axis: a range of values and how it maps to 0…1.
package struct Scale: Equatable, Sendable {
  package let low: Double
  package let high: Double
  package let kind: ScaleKind
  private let start: Double
  private let span: Double

  /// A scale over `low…high`; equal values widen the range, and a logarithmic one starts above zero.
  package init(low: Double, high: Double, kind: ScaleKind = .linear) {
    var (low, high) = Self.widened(low, high)
    if kind == .logarithmic {
      if high <= 0 { (low, high) = (0.1, 1) }
      if low <= 0 { low = high / 1000 }
      start = decimalLogarithm(low)
      span = decimalLogarithm(high) - start
    } else {
      start = low
      span = high - low
    }
    self.low = low
    self.high = high
    self.kind = kind
  }

  /// Where a value stands: 0 at `low`, 1 at `high`; nil for what has no place. Far outside it is held at ±10⁶.
  package func position(_ value: Double) -> Double? {
    guard value.isFinite, kind == .linear || value > 0 else { return nil }
    let place = kind == .linear ? value : decimalLogarithm(value)
    return min(max((place - start) / span, -1e6), 1e6)
  }

  package func ticks(atMost count: Int) -> Ticks {
    switch kind {
    case .linear: Ticks.round(low: low, high: high, atMost: count)
    case .logarithmic: Ticks.logarithmic(low: low, high: high, atMost: count)
    }
  }

  /// A finite range that is wide enough for its values to differ in a Double and on a label.
  static func widened(_ low: Double, _ high: Double) -> (Double, Double) {
    func tame(_ value: Double) -> Double {
      value.isNaN || abs(value) < 1e-290 ? 0 : min(max(value, -1e300), 1e300)
    }
    let (first, second) = (tame(low), tame(high))
    let (least, most) = (min(first, second), max(first, second))
    let magnitude = max(abs(least), abs(most))
    if most - least > magnitude * 1e-9 { return (least, most) }
    let margin = magnitude == 0 ? 1 : magnitude * 0.1
    return (least - margin, most + margin)
  }

  /// The range of the values that have a place, grown to the next round ticks; nil where there are none.
  package static func fitting(_ values: some Sequence<Double>, kind: ScaleKind, nice: Bool) -> Scale? {
    var least = Double.infinity
    var most = -Double.infinity
    for value in values where value.isFinite && (kind == .linear || value > 0) {
      least = min(least, value)
      most = max(most, value)
    }
    guard least <= most else { return nil }
    if kind == .logarithmic && most <= least * (1 + 1e-9) { return Scale(low: least / 2, high: most * 2, kind: kind) }
    let scale = Scale(low: least, high: most, kind: kind)
    return nice && kind == .linear ? scale.grown() : scale
  }

  /// Grown outwards to whole steps of its ticks.
  private func grown() -> Scale {
    let ticks = Ticks.round(low: low, high: high, atMost: 12).values
    guard ticks.count >= 2 else { return self }
    let step = ticks[1] - ticks[0]
    let first = low < ticks[0] - step * 1e-9 ? ticks[0] - step : ticks[0]
    let final = ticks[ticks.count - 1]
    return Scale(low: first, high: high > final + step * 1e-9 ? final + step : final)
  }
}
