/// A condition as it stands in a lesson.
public struct Check: Equatable, Sendable {
  /// The condition's source.
  public let text: String
  /// The line of the file, counted from 1.
  public let line: Int
  public let condition: Condition
  /// What the lesson's writer calls it, where that is better than what the condition says of itself.
  public let words: String?
  /// The shares of seeds it is said to hold for, where that is not nearly all of them.
  public let shares: SeedShares?

  public init(text: String, line: Int, condition: Condition, words: String? = nil, shares: SeedShares? = nil) {
    self.text = text
    self.line = line
    self.condition = condition
    self.words = words
    self.shares = shares
  }

  /// Reads `condition   # what it says to the reader (17 of 20 seeds)`.
  init(line text: String, number: Int) throws(ConditionError) {
    var text = text
    let shares = try SeedShares.taken(from: &text)
    let parts = text.split(separator: "#", maxSplits: 1).map { String($0.trimmingBlanks) }
    let words = parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil
    self.init(
      text: parts.first ?? "", line: number, condition: try ConditionParser.parse(parts.first ?? ""), words: words,
      shares: shares)
  }

  /// Whether it is true, with what is there instead.
  public func report(_ view: SessionView) -> CheckReport {
    CheckReport(
      condition: text, expected: words ?? condition.words, actual: condition.actual(view),
      isMet: condition.isMet(view), share: shares?.share(onSimulated: view.isSimulated))
  }
}

/// What was expected, what is, and whether that will do.
public struct CheckReport: Equatable, Encodable, Sendable {
  /// The condition's source.
  public let condition: String
  /// The same to a reader.
  public let expected: String
  /// What is there, to a reader; empty where `expected` says all there is to say.
  public let actual: String
  public let isMet: Bool
  /// For how many seeds it is said to hold, where that is not nearly all of them.
  public let share: SeedShare?

  public init(condition: String, expected: String, actual: String, isMet: Bool, share: SeedShare? = nil) {
    self.condition = condition
    self.expected = expected
    self.actual = actual
    self.isMet = isMet
    self.share = share
  }
}
