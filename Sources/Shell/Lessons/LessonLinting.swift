import Lessons
import TerminalGraphics
import Workbench

/// What `--check-lessons` found.
struct LintOutcome: Outcome {
  let findings: [Lessons.Finding]
  let lessons: Int
  let steps: Int
  let data: String

  var hasErrors: Bool { findings.contains { $0.weight == .error } }

  /// Checks the lessons of a folder, or one lesson's file, on the context's data.
  init(_ path: String, _ context: CommandContext) throws {
    let files = context.services.files
    let lessons: [Lesson]
    var findings: [Lessons.Finding] = []
    if path.hasSuffix(".md") {
      lessons = [try LessonCatalogue.lesson(path: files.resolved(path), name: path, number: 1)]
    } else {
      let catalogue = try LessonCatalogue(folder: files.resolved(path))
      guard !catalogue.lessons.isEmpty || !catalogue.errors.isEmpty else {
        throw CommandError(
          "\"\(path)\" holds no lessons; their names begin with a digit and end in .md, as in 01-mine.md")
      }
      lessons = catalogue.lessons
      findings = catalogue.errors.map(Lessons.Finding.init)
    }
    findings += TextLinter(lessons, commands: CommandTable.all.firstWords + CommandTable.all.commands.map(\.name))
      .findings()
    for lesson in lessons {
      var stage = LessonPlayer(context)
      findings += RunLinter(lesson).findings(on: &stage)
    }
    self.findings = findings
    self.lessons = lessons.count
    steps = lessons.map(\.steps.count).reduce(0, +)
    data = context.bench.data.source.name
  }

  func render(on page: inout Page) {
    for finding in findings {
      page.line(
        StyledText("\(finding.file):\(finding.line): ", .muted)
          + StyledText("\(finding.weight.rawValue): ", finding.ink, bold: true)
          + StyledText(finding.message), indent: 2)
    }
    let errors = findings.count { $0.weight == .error }
    let found = errors == 0 ? "no errors" : counted(errors, "error")
    page.line("\(counted(lessons, "lesson")), \(counted(steps, "step")), tried on \(data): \(found)")
  }
}

extension Lessons.Finding {
  fileprivate var ink: Ink {
    switch weight {
    case .error: .bad
    case .advice: .muted
    case .untried: .warning
    }
  }
}
