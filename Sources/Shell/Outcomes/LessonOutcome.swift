import Lessons
import TerminalGraphics

/// The lessons there are.
struct LessonsOutcome: Outcome {
  let lessons: [Lesson]

  func render(on page: inout Page) {
    for lesson in lessons {
      page.entry("\(lesson.number) \(lesson.id)", "\(lesson.title), \(lesson.minutes) minutes", column: 28)
    }
    page.next("\"lesson 1\" opens the first")
  }
}

/// One lesson's text.
struct LessonOutcome: Outcome {
  let lesson: Lesson

  init(_ lesson: Lesson) {
    self.lesson = lesson
  }

  func render(on page: inout Page) {
    page.heading("\(lesson.number). \(lesson.title)")
    for block in lesson.blocks {
      page.blank()
      switch block {
      case .heading(let text): page.heading(text)
      case .prose(let text): page.line(StyledText(text))
      case .code(let lines): for line in lines { page.verbatim("    \(line)") }
      }
    }
  }

  func encode(to encoder: any Encoder) throws {
    try lesson.encode(to: encoder)
  }
}
