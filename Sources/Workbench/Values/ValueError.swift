import Words

/// A word that is not a value of its domain.
public struct ValueError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    case unknown
    case ambiguous([String])
    case noNumber
    case noWholeNumber
    case outOfRange
  }

  /// The word as the user typed it.
  public let text: String
  public let problem: Problem
  public let domain: ValueDomain
  /// The nearest word that would have been right.
  public var suggestion: String?
  /// What the value is for: a setting's or an argument's name.
  public var subject: String?

  public init(
    text: String, problem: Problem, domain: ValueDomain, suggestion: String? = nil, subject: String? = nil
  ) {
    self.text = text
    self.problem = problem
    self.domain = domain
    self.suggestion = suggestion
    self.subject = subject
  }

  /// The same error, naming what the value was for.
  public func about(_ subject: String) -> ValueError {
    var named = self
    named.subject = subject
    return named
  }

  public var description: String {
    let subject = subject.map { "\($0) " } ?? ""
    let takes = subject.isEmpty ? "expected" : "\(subject)takes"
    switch problem {
    case .unknown:
      let guess = suggestion.map { " (did you mean \"\($0)\"?)" } ?? ""
      return "\"\(text)\" is not known here; \(takes) \(domain.description)\(guess)"
    case .ambiguous(let words):
      return "\"\(text)\" could be \(enumeration(words))"
    case .noNumber:
      return "\"\(text)\" is not a number; \(takes) \(domain.description)"
    case .noWholeNumber:
      return "\"\(text)\" is not a whole number; \(takes) \(domain.description)"
    case .outOfRange:
      return "\"\(text)\" is out of range; \(takes) \(domain.description)\(shareHint)"
    }
  }

  /// `contamination 10` means ten per cent to most people who type it.
  private var shareHint: String {
    guard case .share(let range) = domain, let value = decimal(text), !text.hasSuffix("%") else { return "" }
    return range.contains(value / 100) ? " (did you mean \"\(text)%\"?)" : ""
  }
}
