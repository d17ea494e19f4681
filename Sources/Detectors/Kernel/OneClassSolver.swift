import Tables

/// Solves the one-class problem: minimize ½ αᵀ K α with 0 ≤ α ≤ 1 and a given sum, by sequential minimal optimization with
/// second-order choice of the pair.
///
/// Source: Fan, Chen and Lin, "Working set selection using second order information for training support vector
/// machines", 2005; the start is libsvm's, the tolerance a hundredth of its own, so that figures do not hang on the path.
struct OneClassSolver {
  private(set) var weights: [Double]
  /// What a row's weighted kernel sum must reach to count as usual.
  private(set) var offset: Double
  private var gradient: [Double]

  init(
    _ cache: KernelCache, diagonal: [Double], sum: Double, tolerance: Double = 1e-5, options: FitOptions
  ) throws(FitError) {
    let count = diagonal.count
    let full = min(count, Int(sum))
    weights = (0..<count).map { $0 < full ? 1 : 0 }
    if full < count { weights[full] = sum - Double(full) }
    gradient = [Double](repeating: 0, count: count)
    offset = 0
    for index in 0..<count where weights[index] > 0 {
      if index % 64 == 0 { try options.checkpoint() }
      add(weights[index], cache.column(index))
    }
    // Where rounding keeps the tolerance out of reach, an end all the same.
    for step in 0..<max(1_000_000, 10 * count) {
      if step % 64 == 0 { try options.checkpoint() }
      guard move(cache, diagonal, tolerance) else { break }
    }
    offset = threshold()
  }

  private mutating func add(_ weight: Double, _ column: KernelColumn) {
    gradient.withUnsafeMutableBufferPointer { gradient in
      for index in gradient.indices { gradient[index] += weight * column.base[index] }
    }
  }

  /// Moves weight between the two rows that promise most; false when no pair breaks the tolerance.
  private mutating func move(_ cache: KernelCache, _ diagonal: [Double], _ tolerance: Double) -> Bool {
    var first = -1
    var smallest = Double.infinity
    for index in weights.indices where weights[index] < 1 && gradient[index] < smallest {
      (first, smallest) = (index, gradient[index])
    }
    guard first >= 0 else { return false }
    let firstColumn = cache.column(first)
    var second = -1
    var (largest, best) = (-Double.infinity, Double.infinity)
    weights.withUnsafeBufferPointer { weights in
      gradient.withUnsafeBufferPointer { gradient in
        diagonal.withUnsafeBufferPointer { diagonal in
          for index in weights.indices where weights[index] > 0 {
            largest = max(largest, gradient[index])
            let gain = gradient[index] - gradient[first]
            guard gain > 0 else { continue }
            let curvature = diagonal[first] + diagonal[index] - 2 * firstColumn.base[index]
            let change = -gain * gain / (curvature > 0 ? curvature : 1e-12)
            if change <= best { (second, best) = (index, change) }
          }
        }
      }
    }
    guard second >= 0, largest - gradient[first] >= tolerance else { return false }
    let secondColumn = cache.column(second)
    let curvature = diagonal[first] + diagonal[second] - 2 * firstColumn.base[second]
    let wish = (gradient[second] - gradient[first]) / (curvature > 0 ? curvature : 1e-12)
    let amount = min(wish, weights[second], 1 - weights[first])
    // Exactly at the bound, so that rounding does not leave a crumb.
    let (before, after) = (weights[first], weights[second])
    weights[first] = amount == 1 - before ? 1 : before + amount
    weights[second] = amount == after ? 0 : after - amount
    let (rise, fall) = (weights[first] - before, weights[second] - after)
    gradient.withUnsafeMutableBufferPointer { gradient in
      for index in gradient.indices {
        gradient[index] += firstColumn.base[index] * rise + secondColumn.base[index] * fall
      }
    }
    return true
  }

  /// The mean gradient of the rows between the bounds, or the middle of what the bounds allow.
  private func threshold() -> Double {
    var (sum, free) = (0.0, 0)
    var (low, high) = (-Double.infinity, Double.infinity)
    for (weight, slope) in zip(weights, gradient) {
      if weight >= 1 {
        low = max(low, slope)
      } else if weight <= 0 {
        high = min(high, slope)
      } else {
        sum += slope
        free += 1
      }
    }
    if free > 0 { return sum / Double(free) }
    return high.isInfinite ? low : low.isInfinite ? high : (low + high) / 2
  }
}
