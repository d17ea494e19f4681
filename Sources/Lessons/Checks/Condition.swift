import Workbench

/// Something that is true of a session or not.
public indirect enum Condition: Equatable, Sendable {
  /// `auc >= 0.98`
  case compare(Subject, Comparison, Operand)
  /// `trivial.auc in 0.95 … 0.97`
  case within(Subject, low: Operand, high: Operand)
  /// `collapsed`
  case flag(Subject)
  /// `command score on drawn`
  case command(path: [String], on: [String])
  case not(Condition)
  /// `A or B`
  case any([Condition])

  /// What a condition is about.
  public enum Subject: Equatable, Sendable {
    case fact(String)
    /// The same when the step began: `start.auc`.
    case atStart(String)
    /// A figure of the last run of a command in this step: `repeat.auc.median`.
    case figure(command: String, name: String)
    case setting(String)
  }

  public enum Comparison: String, CaseIterable, Sendable {
    case equal = "=="
    case different = "!="
    case atLeast = ">="
    case atMost = "<="
    case more = ">"
    case less = "<"
  }

  /// What a subject is compared with.
  public enum Operand: Equatable, Sendable {
    case value(FactValue)
    /// Another subject, and so much more or less: `trivial.auc + 0.01`.
    case sum(Subject, Double)
  }
}

/// A condition as it stands in a lesson.
public struct Check: Equatable, Sendable {
  public let text: String
  /// The line of the file, counted from 1.
  public let line: Int
  public let condition: Condition

  public init(text: String, line: Int, condition: Condition) {
    self.text = text
    self.line = line
    self.condition = condition
  }

  /// Whether it is true, with what is there instead.
  public func report(_ view: SessionView) -> CheckReport {
    CheckReport(expected: text, actual: condition.actual(view), isMet: condition.isMet(view))
  }
}

/// What was expected, what is, and whether that will do.
public struct CheckReport: Equatable, Encodable, Sendable {
  public let expected: String
  public let actual: String
  public let isMet: Bool

  public init(expected: String, actual: String, isMet: Bool) {
    self.expected = expected
    self.actual = actual
    self.isMet = isMet
  }
}

extension Condition {
  func isMet(_ view: SessionView) -> Bool {
    switch self {
    case .compare(let subject, let comparison, let operand):
      guard let left = view.value(of: subject), let right = view.value(of: operand) else { return false }
      return comparison.holds(left, right)
    case .within(let subject, let low, let high):
      guard case .number(let value)? = view.value(of: subject), case .number(let low)? = view.value(of: low),
        case .number(let high)? = view.value(of: high)
      else { return false }
      return low <= value && value <= high
    case .flag(let subject): return view.value(of: subject) == .flag(true)
    case .command(let path, let words): return view.records.contains { $0.matches(path: path, on: words) }
    // Of what is not there neither a condition nor its opposite is true.
    case .not(let condition):
      return !condition.isMet(view) && condition.subjects.allSatisfy { view.value(of: $0) != nil }
    case .any(let conditions): return conditions.contains { $0.isMet(view) }
    }
  }

  /// What is there, in words.
  func actual(_ view: SessionView) -> String {
    switch self {
    case .compare(let subject, _, let operand):
      guard let left = view.value(of: subject) else { return view.absence(of: subject) }
      guard case .sum(let other, let more) = operand else { return left.text(beside: view.value(of: operand)?.number) }
      guard let right = view.value(of: other) else { return view.absence(of: other) }
      let bound = more == 0 ? right.text : "\(right.text) \(more < 0 ? "-" : "+") \(plain(more.magnitude))"
      return "\(left.text(beside: right.number.map { $0 + more })), against \(bound)"
    case .within(let subject, _, _), .flag(let subject):
      return view.value(of: subject)?.text ?? view.absence(of: subject)
    case .command:
      guard !view.records.isEmpty else { return "no command in this step yet" }
      return "so far: \(view.records.suffix(3).map(\.line).joined(separator: "; "))"
    case .not(let condition): return condition.actual(view)
    case .any(let conditions): return conditions.map { $0.actual(view) }.joined(separator: " · ")
    }
  }

  /// Everything it asks about but commands.
  var subjects: [Subject] {
    switch self {
    case .compare(let subject, _, .sum(let other, _)): [subject, other]
    case .compare(let subject, _, .value): [subject]
    case .within(let subject, let low, let high): [subject] + [low, high].compactMap(\.subject)
    case .flag(let subject): [subject]
    case .command: []
    case .not(let condition): condition.subjects
    case .any(let conditions): conditions.flatMap(\.subjects)
    }
  }
}

extension Condition.Operand {
  fileprivate var subject: Condition.Subject? { if case .sum(let subject, _) = self { subject } else { nil } }
}

extension SessionView {
  func value(of operand: Condition.Operand) -> FactValue? {
    switch operand {
    case .value(let value): return value
    case .sum(let subject, let more):
      guard let value = self.value(of: subject) else { return nil }
      guard let number = value.number, more != 0 else { return value }
      return .number(number + more)
    }
  }
}

extension FactValue {
  var number: Double? { if case .number(let number) = self { number } else { nil } }
}

extension Condition.Comparison {
  func holds(_ left: FactValue, _ right: FactValue) -> Bool {
    switch (self, left, right) {
    // A share such as 0.1 is never exactly what was typed as 10%.
    case (.equal, .number(let left), .number(let right)): Self.areEqual(left, right)
    case (.different, .number(let left), .number(let right)): !Self.areEqual(left, right)
    case (.equal, .word(let left), .word(let right)): left.lowercased() == right.lowercased()
    case (.different, .word(let left), .word(let right)): left.lowercased() != right.lowercased()
    case (.equal, _, _): left == right
    case (.different, _, _): left != right
    case (.atLeast, .number(let left), .number(let right)): left >= right
    case (.atMost, .number(let left), .number(let right)): left <= right
    case (.more, .number(let left), .number(let right)): left > right
    case (.less, .number(let left), .number(let right)): left < right
    default: false
    }
  }

  private static func areEqual(_ left: Double, _ right: Double) -> Bool {
    left == right || (left - right).magnitude <= 1e-9 * max(left.magnitude, right.magnitude)
  }
}
