/// The value of a method's parameter.
public enum ParameterValue: Equatable, Codable, Sendable {
  /// A whole number.
  case integer(Int)
  /// A number; a share of a whole is one.
  case number(Double)
  /// A word of a choice, or one that stands for a number.
  case word(String)

  /// A plain number or text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else {
      self = .word(try container.decode(String.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .word(let value): try container.encode(value)
    }
  }
}

/// Which values a parameter takes.
public enum ParameterDomain: Equatable, Sendable {
  /// A whole number in the range, or one of the words.
  case integer(ClosedRange<Int>, words: [ParameterWord] = [])
  /// A finite number from `low` to `high`, or one of the words; infinity stands for no end.
  case number(
    low: Double, includesLow: Bool = true, high: Double, includesHigh: Bool = true, words: [ParameterWord] = [])
  /// A share of a whole, 0.25 say, which people write as 25%.
  case share(ClosedRange<Double>)
  /// One of the words.
  case choice([ParameterWord])

  /// The value as this domain takes it: a whole number where numbers are meant is one of them.
  public func normalized(_ value: ParameterValue) -> ParameterValue {
    switch (self, value) {
    case (.number, .integer(let whole)), (.share, .integer(let whole)): .number(Double(whole))
    default: value
    }
  }

  /// Whether `value` is one of them.
  public func contains(_ value: ParameterValue) -> Bool {
    switch (self, value) {
    case (.integer(let range, _), .integer(let value)): range.contains(value)
    case (.number(let low, let includesLow, let high, let includesHigh, _), .number(let value)):
      value.isFinite && (includesLow ? value >= low : value > low) && (includesHigh ? value <= high : value < high)
    case (.share(let range), .number(let value)): range.contains(value)
    case (.integer(_, let words), .word(let word)), (.number(_, _, _, _, let words), .word(let word)),
      (.choice(let words), .word(let word)):
      words.contains { $0.word == word }
    default: false
    }
  }
}

/// A word that a parameter may be, and what it means.
public struct ParameterWord: Equatable, Sendable {
  /// The word as a person types it.
  public let word: String
  /// What it means, in a few words.
  public let summary: String

  /// A word and its meaning.
  public init(_ word: String, _ summary: String) {
    self.word = word
    self.summary = summary
  }
}

/// What can be said of a parameter without a configuration at hand.
public struct ParameterDescription: Equatable, Sendable {
  /// The name as a person types it.
  public let name: String
  /// What it is, in a few words.
  public let summary: String
  /// What its numbers count or measure (`rows`, `trees`); nil for plain numbers and words.
  public let unit: String?
  /// Which values it takes.
  public let domain: ParameterDomain
  /// The value in a configuration that nobody changed.
  public let defaultValue: ParameterValue
}

/// A parameter of a method: what it is, and where it stands in the configuration.
public struct MethodParameter<Configuration: Sendable>: Sendable {
  /// The name as a person types it.
  public let name: String
  /// What it is, in a few words.
  public let summary: String
  /// What its numbers count or measure (`rows`, `trees`); nil for plain numbers and words.
  public let unit: String?
  /// Which values it takes.
  public let domain: ParameterDomain
  private let read: @Sendable (Configuration) -> ParameterValue
  private let write: @Sendable (inout Configuration, ParameterValue) -> Void

  /// A parameter that is read and written by functions; the static functions below make one from a key path.
  public init(
    _ name: String, _ summary: String, unit: String? = nil, domain: ParameterDomain,
    read: @escaping @Sendable (Configuration) -> ParameterValue,
    write: @escaping @Sendable (inout Configuration, ParameterValue) -> Void
  ) {
    self.name = name
    self.summary = summary
    self.unit = unit
    self.domain = domain
    self.read = read
    self.write = write
  }

  /// The value in a configuration.
  public func value(in configuration: Configuration) -> ParameterValue { read(configuration) }

  /// Puts a value into a configuration; false, and nothing changes, when it lies outside the domain.
  public func set(_ value: ParameterValue, in configuration: inout Configuration) -> Bool {
    let value = domain.normalized(value)
    guard domain.contains(value) else { return false }
    write(&configuration, value)
    return true
  }

  /// The same parameter of something that holds the configuration.
  public func lifted<Outer: Sendable>(
    _ path: WritableKeyPath<Outer, Configuration> & Sendable
  ) -> MethodParameter<Outer> {
    MethodParameter<Outer>(
      name, summary, unit: unit, domain: domain, read: { [read] in read($0[keyPath: path]) },
      write: { [write] outer, value in write(&outer[keyPath: path], value) })
  }
}

extension MethodParameter {
  /// A whole number.
  public static func integer(
    _ name: String, _ summary: String, unit: String? = nil, _ path: WritableKeyPath<Configuration, Int> & Sendable,
    _ range: ClosedRange<Int>
  ) -> Self {
    Self(
      name, summary, unit: unit, domain: .integer(range), read: { .integer($0[keyPath: path]) },
      write: { if case .integer(let value) = $1 { $0[keyPath: path] = value } })
  }

  /// A whole number, or `word` for none.
  public static func integer(
    _ name: String, _ summary: String, unit: String? = nil, _ path: WritableKeyPath<Configuration, Int?> & Sendable,
    _ range: ClosedRange<Int>, or word: ParameterWord
  ) -> Self {
    Self(
      name, summary, unit: unit, domain: .integer(range, words: [word]),
      read: { $0[keyPath: path].map(ParameterValue.integer) ?? .word(word.word) },
      write: { configuration, value in
        if case .integer(let count) = value {
          configuration[keyPath: path] = count
        } else {
          configuration[keyPath: path] = nil
        }
      })
  }

  /// A number above `low`, or `word` for none.
  public static func number(
    _ name: String, _ summary: String, _ path: WritableKeyPath<Configuration, Double?> & Sendable, above low: Double,
    or word: ParameterWord
  ) -> Self {
    Self(
      name, summary, domain: .number(low: low, includesLow: false, high: .infinity, words: [word]),
      read: { $0[keyPath: path].map(ParameterValue.number) ?? .word(word.word) },
      write: { configuration, value in
        if case .number(let number) = value {
          configuration[keyPath: path] = number
        } else {
          configuration[keyPath: path] = nil
        }
      })
  }

  /// A number above `low` and at most `high`.
  public static func number(
    _ name: String, _ summary: String, _ path: WritableKeyPath<Configuration, Double> & Sendable, above low: Double,
    through high: Double
  ) -> Self {
    Self(
      name, summary, domain: .number(low: low, includesLow: false, high: high),
      read: { .number($0[keyPath: path]) },
      write: { if case .number(let value) = $1 { $0[keyPath: path] = value } })
  }

  /// A share of a whole.
  public static func share(
    _ name: String, _ summary: String, _ path: WritableKeyPath<Configuration, Double> & Sendable,
    _ range: ClosedRange<Double>
  ) -> Self {
    Self(
      name, summary, domain: .share(range), read: { .number($0[keyPath: path]) },
      write: { if case .number(let value) = $1 { $0[keyPath: path] = value } })
  }

  /// One of the words of an enumeration.
  public static func choice<Word: ParameterChoice>(
    _ name: String, _ summary: String, _ path: WritableKeyPath<Configuration, Word> & Sendable
  ) -> Self {
    Self(
      name, summary,
      domain: .choice(Word.allCases.map { ParameterWord($0.rawValue, $0.summary) }),
      read: { .word($0[keyPath: path].rawValue) },
      write: { configuration, value in
        if case .word(let word) = value, let choice = Word(rawValue: word) { configuration[keyPath: path] = choice }
      })
  }
}

/// An enumeration whose cases are the words of a parameter.
public protocol ParameterChoice: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  /// What the word means.
  var summary: String { get }
}
