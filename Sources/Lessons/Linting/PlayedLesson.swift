/// A lesson that was played by its reference answers with one seed: what is wrong with it, and what its conditions came to.
public struct PlayedLesson: Sendable {
  /// A condition as it was found after its step's reference answer.
  public struct Reading: Equatable, Sendable {
    public enum Kind: String, Encodable, Sendable {
      /// It says when the step is done.
      case check
      /// The text relies on it.
      case fact
    }

    public let kind: Kind
    public let check: Check
    public let report: CheckReport
    /// The number it is about, where it is about one.
    public let number: Double?
    /// The seed in force.
    public let seed: Int
  }

  private let lesson: Lesson
  public internal(set) var findings: [Finding] = []
  public private(set) var readings: [Reading] = []
  /// Why it could not be played to its end.
  public private(set) var breakdown: Finding?

  init(_ lesson: Lesson) {
    self.lesson = lesson
  }

  mutating func breakOff(_ finding: Finding) {
    breakdown = finding
    findings.append(finding)
  }

  /// Reads conditions, and says which do not hold.
  mutating func read(_ checks: [Check], _ kind: Reading.Kind, in view: SessionView) {
    for check in checks {
      let report = check.report(view)
      readings.append(
        Reading(kind: kind, check: check, report: report, number: check.condition.number(in: view), seed: view.seed))
      guard !report.isMet else { continue }
      let message =
        switch kind {
        case .check: "the reference answer does not make \"\(check.text)\" true: \(report.actual)"
        case .fact: "what the text says does not hold: \(check.text), but \(report.actual)"
        }
      findings.append(Finding(.error, message, file: lesson.file, line: check.line))
    }
  }
}

extension Condition {
  /// The number it is about, where it is about one.
  fileprivate func number(in view: SessionView) -> Double? {
    switch self {
    case .compare(let subject, _, _), .within(let subject, _, _): view.value(of: subject)?.number
    case .not(let condition): condition.number(in: view)
    case .flag, .command, .any: nil
    }
  }
}
