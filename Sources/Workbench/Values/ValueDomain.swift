import Words

/// A value of a setting or of a command's argument.
public enum Value: Equatable, Sendable {
  case word(String)
  case integer(Int)
  case number(Double)
  /// "as many as there are"
  case all
}

/// A range of numbers whose ends may be left out.
public struct NumberRange: Equatable, Sendable {
  public let low: Double
  public let high: Double
  public let includesLow: Bool
  public let includesHigh: Bool

  /// Numbers from `low` to `high`; infinity stands for no end.
  public init(_ low: Double, _ high: Double = .infinity, includesLow: Bool = true, includesHigh: Bool = true) {
    self.low = low
    self.high = high
    self.includesLow = includesLow
    self.includesHigh = includesHigh
  }

  /// Numbers of a range with both its ends.
  public init(_ range: ClosedRange<Double>) { self.init(range.lowerBound, range.upperBound) }

  /// Whether the finite number `value` lies in the range.
  public func contains(_ value: Double) -> Bool {
    value.isFinite && (includesLow ? value >= low : value > low) && (includesHigh ? value <= high : value < high)
  }
}

/// One of the words a value may be, and what it means.
public struct Choice: Equatable, Sendable {
  public let word: String
  public let summary: String

  public init(_ word: String, _ summary: String = "") {
    self.word = word
    self.summary = summary
  }
}

/// Which values a setting or an argument takes: the one place where words become values.
public enum ValueDomain: Equatable, Sendable {
  case choice([Choice])
  case integer(ClosedRange<Int>)
  /// A whole number, or "all".
  case count(ClosedRange<Int>)
  case number(NumberRange)
  /// A number, or one of some words.
  case numberOr(NumberRange, [Choice])
  /// A share, written `10%` or `0.1`.
  case share(ClosedRange<Double>)
  /// Any word: a path, a name.
  case text

  /// The value that `text` names; `abbreviated` also takes an unambiguous beginning of a choice.
  public func value(of text: String, abbreviated: Bool = false) throws(ValueError) -> Value {
    switch self {
    case .text: return .word(text)
    case .choice(let choices): return .word(try choice(text, among: choices, abbreviated: abbreviated))
    case .integer(let range): return .integer(try integer(text, in: range))
    case .count(let range):
      return text.lowercased() == "all" ? .all : .integer(try integer(text, in: range))
    case .number(let range): return .number(try number(text) { range.contains($0) })
    case .numberOr(let range, let words):
      let word = text.lowercased()
      if words.contains(where: { $0.word == word }) { return .word(word) }
      return .number(try number(text) { range.contains($0) })
    case .share(let range):
      // 30 means 30 % to most people who type it, for as a share it is too large.
      if !text.hasSuffix("%"), let value = decimal(text), value >= 1, !range.contains(value),
        range.contains(value / 100)
      {
        return .number(value / 100)
      }
      return .number(try number(text) { range.contains($0) })
    }
  }

  /// The values in a person's words: `1 … 1024`, `relu, tanh or sigmoid`.
  public var description: String {
    switch self {
    case .choice(let choices): enumeration(choices.map(\.word))
    case .integer(let range): wholeNumbers(range)
    case .count(let range): "all, or \(wholeNumbers(range))"
    case .number(let range): numbers(range)
    case .numberOr(let range, let words): enumeration([numbers(range)] + words.map(\.word))
    case .share(let range): "\(percent(range.lowerBound)) … \(percent(range.upperBound))"
    case .text: "a word"
    }
  }

  private func choice(_ text: String, among choices: [Choice], abbreviated: Bool) throws(ValueError) -> String {
    let word = text.lowercased()
    let words = choices.map(\.word)
    if words.contains(word) { return word }
    let begun = words.filter { $0.hasPrefix(word) }
    if abbreviated, begun.count == 1 { return begun[0] }
    throw ValueError(
      text: text, problem: abbreviated && begun.count > 1 ? .ambiguous(begun) : .unknown, domain: self,
      suggestion: nearest(to: word, among: words))
  }

  private func integer(_ text: String, in range: ClosedRange<Int>) throws(ValueError) -> Int {
    guard let value = wholeNumber(text) else {
      throw ValueError(text: text, problem: isHuge(text) ? .outOfRange : .noWholeNumber, domain: self)
    }
    guard range.contains(value) else { throw ValueError(text: text, problem: .outOfRange, domain: self) }
    return value
  }

  private func number(_ text: String, isAllowed: (Double) -> Bool) throws(ValueError) -> Double {
    guard let value = decimal(text) else {
      throw ValueError(text: text, problem: isHuge(text) ? .outOfRange : .noNumber, domain: self)
    }
    guard isAllowed(value) else { throw ValueError(text: text, problem: .outOfRange, domain: self) }
    return value
  }
}

func wholeNumbers(_ range: ClosedRange<Int>) -> String {
  switch (range.lowerBound, range.upperBound) {
  case (.min, .max): "any whole number"
  case (let low, .max): "a whole number from \(low)"
  case (let low, let high): "a whole number from \(low) to \(high)"
  }
}

func numbers(_ range: NumberRange) -> String {
  let low = "\(range.includesLow ? "from" : "above") \(plain(range.low))"
  guard range.high.isFinite else {
    return range.low.isFinite ? "a number \(low)" : "any number"
  }
  return "a number \(low) \(range.includesHigh ? "to" : "and below") \(plain(range.high))"
}
