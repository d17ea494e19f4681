/// The spread of a figure over repeated runs, one value for each seed.
public struct Summary: Equatable, Codable, Sendable {
  /// The middle value, or the mean of the middle two.
  public let median: Double
  /// The arithmetic mean.
  public let mean: Double
  /// The sample standard deviation (divided by n − 1); 0 for one value.
  public let sd: Double
  /// The lowest value.
  public let min: Double
  /// The highest value.
  public let max: Double
  /// The values in the order given.
  public let values: [Double]

  /// The summary of `values`; nil when there are none or one is not a number.
  public init?(_ values: [Double]) {
    let sorted = values.sorted()
    guard let lowest = sorted.first, let highest = sorted.last, !values.contains(where: \.isNaN) else { return nil }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let middle = sorted.count / 2
    self.median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    self.mean = mean
    self.sd = values.count > 1 ? (squares / (count - 1)).squareRoot() : 0
    self.min = lowest
    self.max = highest
    self.values = values
  }
}
