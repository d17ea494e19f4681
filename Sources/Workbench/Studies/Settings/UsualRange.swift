/// Numbers worth a try where nobody says which.
public struct UsualRange: Equatable, Sendable {
  public let low: Double
  public let high: Double
  /// Whether ratios count rather than differences.
  public let isLogarithmic: Bool
}

extension Factor {
  /// The numbers around the default of the recipe's detector that are worth a try; `nil` for words, lists, and where the
  /// domain and the default say too little.
  public func usualRange(in recipe: Recipe) -> UsualRange? {
    var plain = Recipe()
    plain.detector = recipe.detector
    let usual: Double? =
      switch setting.read(plain) {
      case .integer(let value): Double(value)
      case .number(let value): value
      case .word, .all: nil
      }
    switch domain {
    case .choice, .text: return nil
    case .share(let range):
      return UsualRange(low: range.lowerBound, high: min(range.upperBound, 0.5), isLogarithmic: false)
    case .integer(let range), .count(let range):
      guard let usual, usual > 0, range.lowerBound >= 0 else { return nil }
      return UsualRange(
        low: max(Double(max(range.lowerBound, 1)), (usual / 8).rounded()),
        high: min(Double(range.upperBound), (usual * 8).rounded()), isLogarithmic: true)
    case .number(let range), .numberOr(let range, _):
      if range.low >= 0, range.high <= 1 {
        let high = range.includesHigh ? range.high : 0.99 * range.high
        return UsualRange(
          low: range.includesLow ? range.low : 0.01 * high, high: high, isLogarithmic: !range.includesLow)
      }
      guard let usual, usual > 0 else { return nil }
      return UsualRange(low: max(range.low, usual / 10), high: min(range.high, usual * 10), isLogarithmic: true)
    }
  }

  /// Values worth a try where nobody says which: every word, or five numbers around the default.
  public func usualLevels(in recipe: Recipe) -> [Level] {
    if let words { return words.compactMap { try? level($0) } }
    if name == Self.layers.name { return Self.usualLayers.compactMap { try? level($0) } }
    guard let range = usualRange(in: recipe), let low = try? near(range.low), let high = try? near(range.high) else {
      return []
    }
    let spread = LevelRange(low: low.text, high: high.text, count: 5, isLogarithmic: range.isLogarithmic)
    return (try? levels(spread)) ?? []
  }

  private static let usualLayers = ["none", "15", "15-7", "30-15-7", "64-32-16-8"]
}
