import Platform
import SeededRandom
import Words

/// The values of one factor that a search draws from.
public struct SearchSpace: Sendable {
  public let factor: Factor
  public let values: Values

  public enum Values: Equatable, Sendable {
    /// Each as likely as another.
    case levels([Factor.Level])
    /// Numbers of a range, by equal ratios or by equal differences.
    case range(UsualRange)
    /// Up to three hidden layers, each narrower than the one before.
    case layers
  }

  public init(_ factor: Factor, _ values: Values) {
    self.factor = factor
    self.values = values
  }

  /// The space that is searched where nobody says which values; `nil` where the factor does not say enough of itself.
  public init?(usual factor: Factor, in recipe: Recipe) {
    self.factor = factor
    if factor.name == Factor.layers.name {
      values = .layers
    } else if let range = factor.usualRange(in: recipe) {
      values = .range(range)
    } else {
      let levels = factor.usualLevels(in: recipe)
      guard levels.count > 1 else { return nil }
      values = .levels(levels)
    }
  }

  /// The space between the ends of a range.
  ///
  /// - Throws: `ValueError` or `FactorError`.
  public init(_ factor: Factor, _ range: LevelRange) throws {
    let ends = try factor.ends(range)
    self.init(
      factor, .range(UsualRange(low: ends.lowerBound, high: ends.upperBound, isLogarithmic: range.isLogarithmic)))
  }

  /// The space in words: `0.001 … 0.1, log`.
  public var text: String {
    switch values {
    case .levels(let levels): return levels.map(\.text).joined(separator: ", ")
    case .layers: return "none … \(Self.mostUnits)-…-…"
    case .range(let range):
      let ends = [range.low, range.high].map { (try? factor.near($0))?.text ?? plain($0) }
      return "\(ends[0]) … \(ends[1])\(range.isLogarithmic ? ", log" : "")"
    }
  }

  private static let mostUnits = 128

  /// A value drawn at random.
  func draw(_ random: inout SeededRandom) throws -> Factor.Level {
    switch values {
    case .levels(let levels): return levels[random.index(below: levels.count)]
    case .range(let range):
      let share = random.uniform()
      let number =
        range.isLogarithmic
        ? range.low * pow(range.high / range.low, share) : range.low + (range.high - range.low) * share
      return try factor.near(min(max(rounded(number, digits: 2), range.low), range.high))
    case .layers:
      let depth = random.index(below: 4)
      var width = 8 * pow(Double(Self.mostUnits) / 8, random.uniform())
      var units: [String] = []
      for _ in 0..<depth {
        units.append(String(max(2, Int(width.rounded()))))
        width *= 0.3 + 0.4 * random.uniform()
      }
      return try factor.level(units.isEmpty ? "none" : units.joined(separator: "-"))
    }
  }
}

extension SearchSpace {
  /// What decides which rows are trained on or judged is not a matter of the detector.
  public static let notSearched = ["seed", "contamination", "train-size", "test-size", "validation", "split"]
  private static let ofNetworks = ["layers", "bottleneck", "activation", "learning-rate", "batch-size"]

  /// What is searched where nobody says what: of a network its shape and how it learns, of any other detector all its
  /// parameters.
  public static func usual(for recipe: Recipe) -> [SearchSpace] {
    let factors =
      recipe.isNetwork
      ? ofNetworks.compactMap(Factor.named)
      : Factor.all.filter { $0.setting.isParameter && $0.isUsed(by: recipe.detector) }
    return factors.compactMap { SearchSpace(usual: $0, in: recipe) }
  }
}
