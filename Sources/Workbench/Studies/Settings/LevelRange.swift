import Platform
import Words

/// A range of values: `0.001 .. 1 log 7`, `1 .. 9`, `0% .. 20% 5`.
public struct LevelRange: Equatable, Sendable {
  /// The ends as they were typed.
  public let low: String
  public let high: String
  /// How many values; `nil` leaves it to the range.
  public let count: Int?
  /// Whether neighbours have the same ratio rather than the same difference.
  public let isLogarithmic: Bool

  public init(low: String, high: String, count: Int? = nil, isLogarithmic: Bool = false) {
    self.low = low
    self.high = high
    self.count = count
    self.isLogarithmic = isLogarithmic
  }

  /// A range never gives more values than this.
  public static let mostValues = 50
  /// How many it gives where nobody says how many and the values are not whole numbers.
  static let usualValues = 5
}

extension Factor {
  /// The ends of a range as numbers.
  func ends(_ range: LevelRange) throws -> ClosedRange<Double> {
    let (low, high) = (try number(range.low), try number(range.high))
    guard low < high else { throw FactorError.emptyRange(range.low, range.high) }
    if range.isLogarithmic, low <= 0 { throw FactorError.logarithm(range.low) }
    return low...high
  }

  private func number(_ text: String) throws -> Double {
    switch domain {
    case .choice: throw FactorError.rangeOfWords(name, domain)
    case .text: throw FactorError.rangeOfLayers
    default: break
    }
    switch try level(text).value {
    case .number(let value): return value
    case .integer(let value): return Double(value)
    case .word, .all: throw FactorError.noNumber(text)
    }
  }

  private var isWhole: Bool {
    switch domain {
    case .integer, .count: true
    default: false
    }
  }

  /// The values of a range, the ends included: each to three significant digits, so that it can be typed again.
  ///
  /// - Throws: `ValueError` or `FactorError`.
  public func levels(_ range: LevelRange) throws -> [Level] {
    let ends = try ends(range)
    let (low, high) = (ends.lowerBound, ends.upperBound)
    let count = range.count ?? usualCount(ends, range)
    guard count <= LevelRange.mostValues else {
      throw FactorError.tooManyValues(low: range.low, high: range.high, count: count)
    }
    var levels: [Level] = []
    for step in 0..<count {
      let share = Double(step) / Double(max(1, count - 1))
      let inner = range.isLogarithmic ? low * pow(high / low, share) : low + (high - low) * share
      let level = try step == 0 ? self.level(range.low) : step == count - 1 ? self.level(range.high) : near(inner)
      if levels.last != level { levels.append(level) }
    }
    if let asked = range.count, levels.count < asked {
      throw FactorError.tooFewNumbers(low: range.low, high: range.high, count: levels.count, asked: asked)
    }
    return levels
  }

  /// The value of this factor nearest to a number, rounded as a person would.
  func near(_ number: Double) throws -> Level {
    switch domain {
    case .integer, .count: try level(String(Int(number.rounded())))
    case .share: try level(percent(rounded(number, digits: 3)))
    default: try level(plain(rounded(number, digits: 3)))
    }
  }

  /// Whole numbers one by one, or doubled each time; other numbers one a decade, or five.
  private func usualCount(_ ends: ClosedRange<Double>, _ range: LevelRange) -> Int {
    let ratio = ends.upperBound / ends.lowerBound
    if range.isLogarithmic { return max(2, Int((log(ratio) / log(isWhole ? 2 : 10)).rounded()) + 1) }
    return isWhole ? Int(ends.upperBound - ends.lowerBound) + 1 : LevelRange.usualValues
  }
}

/// A number to so many significant digits, as the decimal it is written as.
func rounded(_ value: Double, digits: Int) -> Double {
  guard value.isFinite, value != 0 else { return value }
  var exponent = 0
  while value.magnitude >= pow(10, Double(exponent + 1)), exponent < 300 { exponent += 1 }
  while value.magnitude < pow(10, Double(exponent)), exponent > -300 { exponent -= 1 }
  let shift = exponent - digits + 1
  let mantissa = (value / pow(10, Double(shift))).rounded()
  guard let whole = Int(exactly: mantissa) else { return value }
  return Double("\(whole)e\(shift)") ?? value
}
