/// When runs got somewhere; some never do.
public struct Arrivals: Encodable, Equatable, Sendable {
  /// One for each run; absent where it did not get there.
  public let values: [Double?]
  /// How many did.
  public let reached: Int
  /// The middle run's, those that never arrived counting as later than any; absent when the middle one never did.
  public let median: Double?

  /// The soonest and the latest run; absent when it never arrived.
  public var first: Double? { values.compactMap(\.self).min() }
  public var last: Double? { reached == values.count ? values.compactMap(\.self).max() : nil }

  package init(_ values: [Double?]) {
    self.values = values
    reached = values.count { $0 != nil }
    let sorted = values.map { $0 ?? .infinity }.sorted()
    let (low, high) =
      sorted.isEmpty ? (.infinity, .infinity) : (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    median = high.isFinite ? (low + high) / 2 : nil
  }
}
