import Workbench

/// Something that is true of a session or not.
public indirect enum Condition: Equatable, Sendable {
  /// `auc >= 0.98`
  case compare(Subject, Comparison, Operand)
  /// `trivial.auc in 0.95 … 0.97`
  case within(Subject, low: Operand, high: Operand)
  /// `collapsed`
  case flag(Subject)
  /// `command score on drawn after draw edit`
  case command(path: [String], on: [String], after: [String])
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
    case .command(let path, let words, let earlier): return view.wasRun(path, on: words, after: earlier)
    // Of what is not there neither a condition nor its opposite is true.
    case .not(let condition):
      return !condition.isMet(view) && condition.subjects.allSatisfy { view.value(of: $0) != nil }
    case .any(let conditions): return conditions.contains { $0.isMet(view) }
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
  /// Whether a command was run, and since the last run of an earlier one if there is to be one.
  fileprivate func wasRun(_ path: [String], on words: [String], after earlier: [String]) -> Bool {
    guard !earlier.isEmpty else { return records.contains { $0.matches(path: path, on: words) } }
    guard let begin = records.lastIndex(where: { $0.matches(path: earlier, on: []) }) else { return false }
    return records[begin...].dropFirst().contains { $0.matches(path: path, on: words) }
  }

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
