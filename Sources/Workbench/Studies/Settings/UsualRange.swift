/// Numbers worth a try where nobody says which.
public struct UsualRange: Equatable, Sendable {
  public let low: Double
  public let high: Double
  /// Whether ratios count rather than differences.
  public let isLogarithmic: Bool
}

extension Factor {
  /// The numbers around a factor's default that are worth a try; `nil` for words, lists, and where the domain and the
  /// default say too little.
  public var usualRange: UsualRange? {
    let usual: Double? =
      switch setting.read(Recipe()) {
      case .integer(let value): Double(value)
      case .number(let value): value
      case .word, .all: nil
      }
    switch domain {
    case .choice, .text, .count: return nil
    case .share(let range): return UsualRange(low: range.lowerBound, high: range.upperBound, isLogarithmic: false)
    case .integer(let range):
      guard let usual, usual > 0, range.lowerBound >= 0 else { return nil }
      return UsualRange(
        low: max(Double(max(range.lowerBound, 1)), (usual / 8).rounded()),
        high: min(Double(range.upperBound), (usual * 8).rounded()), isLogarithmic: true)
    case .number(let range):
      if range.low >= 0, range.high <= 1 {
        return UsualRange(low: range.low, high: range.includesHigh ? range.high : 0.99 * range.high, isLogarithmic: false)
      }
      guard let usual, usual > 0 else { return nil }
      return UsualRange(low: max(range.low, usual / 10), high: min(range.high, usual * 10), isLogarithmic: true)
    }
  }

  /// Values worth a try where nobody says which: every word, or five numbers around the default.
  public var usualLevels: [Level] {
    if let words { return words.compactMap { try? level($0) } }
    if name == Self.layers.name { return Self.usualLayers.compactMap { try? level($0) } }
    guard let range = usualRange, let low = try? near(range.low), let high = try? near(range.high) else { return [] }
    let spread = LevelRange(low: low.text, high: high.text, count: 5, isLogarithmic: range.isLogarithmic)
    return (try? levels(spread)) ?? []
  }

  private static let usualLayers = ["none", "15", "15-7", "30-15-7", "64-32-16-8"]
}
