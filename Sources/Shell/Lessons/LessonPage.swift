import Lessons
import Screens
import TerminalGraphics
import Views

/// What a lesson says at one moment, piece by piece.
struct LessonPage: Outcome {
  var isOfOwnRows: Bool { false }
  /// A piece of it.
  enum Part: Sendable {
    case title(String, place: String)
    case block(Block)
    /// Commands the lesson ran itself; the reader sees which, where they are an answer.
    case played([PlayedCommand], showsCommands: Bool)
    case facts([CheckReport])
    case quiz(Quiz)
    case guess(GuessRequest)
    case unmet([CheckReport])
    /// What keeps the step from being done.
    case shortfall(String)
    case praise(String)
    case note(String)
    /// What the reader should know before believing what follows.
    case caution(String)
    case banner(String)
    case next(String)
  }

  let lesson: String
  let step: Int
  let steps: Int
  var parts: [Part] = []
  /// What the step asks for and what is, when that was the question.
  var checks: [CheckReport] = []
  var isDone = false

  init(_ run: LessonRun) {
    lesson = run.lesson.id
    step = run.index + 1
    steps = run.count
  }

  mutating func add(_ part: Part) { parts.append(part) }

  func render(on page: inout Page) {
    for part in parts { part.render(on: &page) }
  }

  private enum Key: String, CodingKey {
    case lesson, step, steps, done, checks, text
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(lesson, forKey: .lesson)
    try container.encode(step, forKey: .step)
    try container.encode(steps, forKey: .steps)
    try container.encode(isDone, forKey: .done)
    if !checks.isEmpty { try container.encode(checks, forKey: .checks) }
    var page = Page(appearance: Appearance(), showsTimes: false)
    render(on: &page)
    try container.encode(page.text, forKey: .text)
  }
}

extension LessonPage.Part {
  fileprivate func render(on page: inout Page) {
    switch self {
    case .title(let title, let place):
      page.mayBreak()
      page.blank()
      page.reading(StyledText("\(place)  ", .accent) + StyledText(title, .heading, bold: true))
    case .block(let block): page.markdown(block)
    case .played(let commands, let showsCommands): Self.render(commands, showsCommands, on: &page)
    case .facts(let reports): page.facts(reports)
    case .quiz(let quiz): page.quiz(quiz)
    case .guess(let request):
      page.blank()
      page.reading(
        StyledText("Your guess first: ", .accent, bold: true) + StyledText("what is \(request.phrase)? ")
          + StyledText(GuessedRange.form(request.target), .muted))
    case .unmet(let reports): page.unmet(reports)
    case .shortfall(let text):
      if page.lines.isEmpty { page.verbatim("") } else { page.blank() }
      page.reading(
        StyledText("not yet: ", .warning, bold: true) + StyledText(text) + StyledText(" · \"next\" says more", .muted),
        indent: 2)
    case .praise(let text):
      // The page before was the command's own; a line apart they read as two.
      if page.lines.isEmpty { page.verbatim("") } else { page.blank() }
      page.reading(StyledText("✓ ", .good, bold: true) + StyledText(text, .good), indent: 2)
    case .caution(let text):
      page.blank()
      page.reading(StyledText("! ", .warning, bold: true) + StyledText(text, .warning), indent: 2)
    case .note(let text): page.reading(StyledText(text, .muted))
    case .banner(let text):
      page.mayBreak()
      page.banner(text)
    case .next(let text):
      page.blank()
      page.next(text)
    }
  }

  private static func render(_ commands: [PlayedCommand], _ showsCommands: Bool, on page: inout Page) {
    for command in commands {
      page.blank()
      if showsCommands { for line in command.text.split(separator: "\n") { page.verbatim("> \(line)") } }
      // The lesson says what comes next, not its commands.
      var inner = Page(appearance: page.appearance, showsTimes: false, showsNextSteps: false)
      command.outcome.withoutTimes.render(on: &inner)
      page.picture(Picture(lines: inner.lines))
    }
  }
}
