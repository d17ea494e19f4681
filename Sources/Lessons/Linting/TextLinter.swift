/// What can be said of lessons without running them.
public struct TextLinter {
  private let lessons: [Lesson]
  /// Names of the program's commands, and their first words.
  private let commands: Set<String>
  /// Whether the program can explain a word.
  private let explains: (String) -> Bool

  public init(_ lessons: [Lesson], commands: [String], explains: @escaping (String) -> Bool = { _ in true }) {
    self.lessons = lessons
    self.commands = Set(commands)
    self.explains = explains
  }

  public static let steps = 6...15

  public func findings() -> [Finding] {
    duplicates()
      + lessons.flatMap { lesson in
        needs(lesson) + size(lesson) + words(lesson) + lesson.steps.flatMap { step($0, lesson) }
          + QuizLinter(lesson: lesson).findings()
      }
  }

  private func duplicates() -> [Finding] {
    var seen: [String: Lesson] = [:]
    return lessons.compactMap { lesson in
      defer { if seen[lesson.id] == nil { seen[lesson.id] = lesson } }
      return seen[lesson.id].map {
        Finding(.error, "the id \"\(lesson.id)\" is \($0.file)'s already; ids are unique", file: lesson.file, line: 1)
      }
    }
  }

  private func needs(_ lesson: Lesson) -> [Finding] {
    let ids = Set(lessons.map(\.id))
    return lesson.needs.compactMap { need in
      guard !ids.contains(need) else { return nil }
      guard !commands.contains(need), !need.hasPrefix(Lesson.dataPrefix) else { return nil }
      return Finding(
        .untried, "it needs \"\(need)\", which is neither a lesson here nor a command of this program",
        file: lesson.file, line: 1)
    }
  }

  private func size(_ lesson: Lesson) -> [Finding] {
    var findings: [Finding] = []
    let minutes = ReadingTime(lesson).minutes
    if minutes > Double(lesson.minutes) {
      let estimate = Int(minutes.rounded(.up))
      findings.append(
        Finding(
          .error, "reading and trying take about \(estimate) minutes, not \(lesson.minutes)", file: lesson.file, line: 1
        ))
    }
    if !Self.steps.contains(lesson.steps.count) {
      findings.append(
        Finding(.advice, "it has \(lesson.steps.count) steps; 6 to 15 read well", file: lesson.file, line: 1))
    }
    if lesson.teaches.isEmpty {
      findings.append(
        Finding(.advice, "\"teaches\" is missing, so the end cannot say what was learned", file: lesson.file, line: 1))
    }
    return findings
  }

  /// The end of a lesson says that "explain" tells of what was met again.
  private func words(_ lesson: Lesson) -> [Finding] {
    lesson.teaches.filter { !explains($0) }.map {
      Finding(
        .advice, "it teaches \"\($0)\", which \"explain\" does not know", file: lesson.file, line: lesson.teachesLine)
    }
  }

  private func step(_ step: Step, _ lesson: Lesson) -> [Finding] {
    var findings: [Finding] = []
    if step.answer != nil, step.hints.isEmpty {
      findings.append(
        Finding(.error, "step \"\(step.title)\" has no hint; add a block ```hint", file: lesson.file, line: step.line))
    }
    if step.blocks.isEmpty, step.quiz == nil {
      findings.append(
        Finding(.error, "step \"\(step.title)\" says nothing before its task", file: lesson.file, line: step.line))
    }
    for check in step.checks + step.facts {
      guard let emptiness = check.condition.emptiness else { continue }
      findings.append(Finding(.advice, "\"\(check.text)\" \(emptiness)", file: lesson.file, line: check.line))
    }
    for claim in (step.blocks + step.afterword).compactMap(\.claim) where !isSpread(step) {
      findings.append(
        Finding(
          .advice, "a claim is judged without the spread over seeds; let the step's answer hold \"repeat 5\"",
          file: lesson.file, line: claim.line))
    }
    return findings
  }

  private func isSpread(_ step: Step) -> Bool {
    let words = (step.answer?.text ?? "").split { $0.isWhitespace || $0 == ";" }
    return words.contains("repeat") || words.contains("study") || words.contains("--seeds")
  }
}

extension Block {
  fileprivate var claim: Claim? { if case .claim(let claim) = self { claim } else { nil } }
}
