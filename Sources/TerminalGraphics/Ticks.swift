/// Round places on an axis and how they are written.
///
/// Ticks are counted in whole steps of 1, 2 or 5 × 10ⁿ and converted at the end, so 0.30000000000000004 never shows.
public struct Ticks: Equatable, Sendable {
  /// The places, ascending.
  public var values: [Double]
  /// Their texts: as many digits as tell the ticks apart, equally many for all.
  public var labels: [String]

  /// The most round ticks inside `low…high` that are not more than `atMost` (and at least one from 2 up).
  ///
  /// ```swift
  /// Ticks.round(low: 0, high: 1, atMost: 6).labels    // ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]
  /// ```
  ///
  /// With `isWhole` none of them has a fraction.
  public static func round(low: Double, high: Double, atMost: Int, isWhole: Bool = false) -> Ticks {
    let (low, high) = Scale.widened(low, high)
    let count = Double(max(atMost, 2))
    // One decade below the ideal step, then upwards: an imprecise logarithm cannot change the result.
    var exponent = decimalExponent((high - low) / count) - 1
    if isWhole { exponent = max(exponent, 0) }
    while true {
      for factor in [1, 2, 5] {
        let step = RoundStep(factor: factor, exponent: exponent)
        let first = step.steps(low).rounded(.up)
        let last = step.steps(high).rounded(.down)
        if last - first + 1 <= count { return step.ticks(from: first, through: last) }
      }
      exponent += 1
    }
  }

  /// Ticks for a logarithmic axis: powers of ten, or 1, 2 and 5 of each decade where there is room, or round ones where
  /// the range is less than a decade. `low` and `high` must be positive.
  public static func logarithmic(low: Double, high: Double, atMost: Int) -> Ticks {
    let limit = max(atMost, 2)
    let first = decimalExponent(low)
    let last = decimalExponent(high)
    for factors in [[1, 2, 5], [1]] {
      let found = places(first, last, factors, by: 1, low, high)
      if found.values.count <= limit && found.values.count >= 2 { return found }
    }
    var stride = 2
    while stride <= 700 {
      let found = places(first, last, [1], by: stride, low, high)
      if found.values.count < 2 { break }
      if found.values.count <= limit { return found }
      stride += 1
    }
    return round(low: low, high: high, atMost: limit)
  }

  private static func places(
    _ first: Int, _ last: Int, _ factors: [Int], by stride: Int, _ low: Double, _ high: Double
  ) -> Ticks {
    var ticks = Ticks(values: [], labels: [])
    for exponent in first...max(first, last) where exponent % stride == 0 {
      for factor in factors {
        let value = RoundStep(factor: factor, exponent: exponent).value(1)
        guard value >= low * (1 - 1e-12), value <= high * (1 + 1e-12) else { continue }
        ticks.values.append(value)
        ticks.labels.append(NumberText.short(value, digits: 1))
      }
    }
    return ticks
  }
}

/// A step of `factor` × 10^`exponent`.
struct RoundStep {
  var factor: Int
  var exponent: Int

  /// How many steps a value is, forgiving an error of the division in the last digits.
  func steps(_ value: Double) -> Double {
    let steps = value / self.value(1)
    let whole = steps.rounded()
    return abs(steps - whole) <= abs(whole) * 1e-12 + 1e-12 ? whole : steps
  }

  /// The correctly rounded value of so many steps.
  func value(_ steps: Int) -> Double { Double("\(steps * factor)e\(exponent)") ?? 0 }

  func ticks(from first: Double, through last: Double) -> Ticks {
    guard first <= last else { return Ticks(values: [], labels: []) }
    let counts = Array(Int(first)...Int(last))
    return Ticks(values: counts.map(value), labels: labels(counts))
  }

  private func labels(_ counts: [Int]) -> [String] {
    let largest = counts.map { ($0 * factor).magnitude }.max() ?? 0
    let leading = exponent + String(largest).count - 1
    let isPlain = largest == 0 || (exponent >= -6 && leading < 6)
    return counts.map { count in
      let digits = count * factor
      if digits == 0 && (!isPlain || exponent >= 0) { return "0" }
      if isPlain {
        return exponent >= 0
          ? String(digits) + String(repeating: "0", count: exponent)
          : NumberText.pointed(digits, decimals: -exponent)
      }
      return NumberText.pointed(digits, decimals: leading - exponent) + "e\(leading)"
    }
  }
}
