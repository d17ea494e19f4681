/// What an overview shows of a column of numbers.
public struct NumberSummary: Equatable, Sendable {
  /// The numbers that are there.
  public let count: Int
  /// The values that are missing.
  public let missing: Int
  /// Least, lower quartile, median, upper quartile and greatest value; quantiles lie on straight lines between values.
  public let minimum, lowerQuartile, median, upperQuartile, maximum: Float
  /// The mean, summed in double precision.
  public let mean: Double
  /// How many numbers lie in each part of the range, all parts equally wide; a number on a border belongs to the upper
  /// part, the greatest to the last. One part where all numbers are the same.
  public let histogram: [Int]

  /// Summarizes numbers, NaN for a missing one; nil where all are missing.
  public init?(_ values: some Collection<Float>, parts: Int = 16) {
    let order = OrderStatistics(values)
    guard let minimum = order.quantile(0), let lower = order.quantile(0.25), let median = order.quantile(0.5),
      let upper = order.quantile(0.75), let maximum = order.quantile(1)
    else { return nil }
    (self.minimum, lowerQuartile, self.median, upperQuartile, self.maximum) = (minimum, lower, median, upper, maximum)
    count = order.count
    missing = values.count - order.count
    var sum = 0.0
    var histogram = [Int](repeating: 0, count: minimum < maximum ? max(1, parts) : 1)
    let scale = minimum < maximum ? Double(histogram.count) / (Double(maximum) - Double(minimum)) : 0
    for value in values where !value.isNaN {
      sum += Double(value)
      let part = Int((Double(value) - Double(minimum)) * scale)
      histogram[min(part, histogram.count - 1)] += 1
    }
    mean = sum / Double(order.count)
    self.histogram = histogram
  }
}
