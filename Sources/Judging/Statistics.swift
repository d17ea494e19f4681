/// Percentiles of scores.
public enum Statistics {
  /// The `q`th percentile (0 … 100), interpolated linearly between neighbours as numpy does by default.
  ///
  /// Nil without scores, when a score is not a number, or when `q` is not from 0 to 100. O(n log n).
  public static func percentile(_ q: Double, of scores: [Float]) -> Float? {
    guard !scores.isEmpty, !scores.contains(where: \.isNaN), (0...100).contains(q) else { return nil }
    let sorted = scores.sorted()
    let position = q / 100 * Double(sorted.count - 1)
    let index = Int(position)
    let lower = sorted[index]
    let upper = sorted[min(index + 1, sorted.count - 1)]
    let fraction = position - Double(index)
    // An infinite neighbour would give infinity times zero, or infinity minus itself.
    if fraction == 0 || lower.isInfinite { return lower }
    return Float(Double(lower) + fraction * (Double(upper) - Double(lower)))
  }

  /// The share, in percent, of `sortedScores` that are at most `score`.
  ///
  /// `sortedScores` must be in rising order. 0 when there are none, or when `score` is not a number. O(log n).
  public static func percentileRank(of score: Float, among sortedScores: [Float]) -> Double {
    guard !sortedScores.isEmpty else { return 0 }
    var low = 0
    var high = sortedScores.count
    while low < high {
      let middle = (low + high) / 2
      if sortedScores[middle] <= score { low = middle + 1 } else { high = middle }
    }
    return 100 * Double(low) / Double(sortedScores.count)
  }
}
