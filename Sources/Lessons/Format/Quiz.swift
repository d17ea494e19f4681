import SeededRandom

/// A question with choices, each with the reason why it is right or wrong.
public struct Quiz: Equatable, Sendable {
  public struct Choice: Equatable, Sendable {
    public let text: String
    public let reason: String
    public let isRight: Bool

    public init(text: String, reason: String, isRight: Bool) {
      self.text = text
      self.reason = reason
      self.isRight = isRight
    }
  }

  public let question: String
  public let choices: [Choice]
  public let line: Int

  public init(question: String, choices: [Choice], line: Int) {
    self.question = question
    self.choices = choices
    self.line = line
  }

  /// The same question with its choices in another order, always the same for a seed and a place in the course.
  public func shuffled(seed: Int, lesson: String, step: Int) -> Quiz {
    var random = SeededRandom.stream(seed: seed, "quiz \(lesson)", step)
    var choices = choices
    random.shuffle(&choices)
    return Quiz(question: question, choices: choices, line: line)
  }

  /// The letter of a choice: `a`, `b`, …
  public static func letter(_ index: Int) -> String {
    UnicodeScalar(UInt8(97 + min(max(index, 0), 25))).description
  }

  /// The letter of the right choice.
  public var answer: String { Self.letter(choices.firstIndex(where: \.isRight) ?? 0) }

  /// What an answer means.
  public enum Meaning: Equatable, Sendable {
    /// The choice at a place, and whether the answer says all of it.
    case choice(Int, isWhole: Bool)
    /// Words that stand in several choices.
    case several([Int])
    case none
  }

  /// What an answer means: a letter, or words of a choice that stand in no other one, whatever their case.
  public func meaning(of answer: String) -> Meaning {
    let typed = Self.words(of: answer)
    guard !typed.isEmpty else { return .none }
    if typed.count == 1, let index = choices.indices.first(where: { Self.letter($0) == typed[0] }) {
      return .choice(index, isWhole: true)
    }
    let texts = choices.map { Self.words(of: $0.text) }
    if let index = texts.firstIndex(of: typed) { return .choice(index, isWhole: true) }
    let found = texts.indices.filter { texts[$0].holds(typed) }
    return switch found.count {
    case 0: .none
    case 1: .choice(found[0], isWhole: false)
    default: .several(found)
    }
  }

  /// The words of a text without marks; an answer is right whether typed with comma and capital or not.
  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "%" }
      .map { String($0.drop { $0 == "." }) }.map { $0.last == "." ? String($0.dropLast()) : $0 }.filter { !$0.isEmpty }
  }
}

extension [String] {
  /// Whether other words stand in it, one after the other.
  fileprivate func holds(_ words: [String]) -> Bool {
    guard !words.isEmpty, count >= words.count else { return false }
    return (0...count - words.count).contains { self[$0..<$0 + words.count].elementsEqual(words) }
  }
}
