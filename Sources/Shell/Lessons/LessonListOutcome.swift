import Lessons
import TerminalGraphics
import Views

/// A lesson in a list, with how far its reader has come.
struct ListedLesson: Encodable, Sendable {
  let number: Int
  let id: String
  let title: String
  let minutes: Int
  let steps: Int
  let done: Int
  let complete: Bool
  let needs: [String]
  let teaches: [String]

  init(_ lesson: Lesson, _ progress: LessonProgress) {
    number = lesson.number
    id = lesson.id
    title = lesson.title
    minutes = lesson.minutes
    steps = lesson.steps.count
    done = progress.done(of: lesson)
    complete = progress.isComplete(lesson)
    needs = lesson.needs
    teaches = lesson.teaches
  }

  fileprivate var state: StyledText {
    complete ? StyledText("✓", .good, bold: true) : done > 0 ? StyledText("\(done)/\(steps)", .accent) : StyledText("")
  }
}

/// The lessons there are.
struct LessonsOutcome: Outcome {
  var isOfOwnRows: Bool { false }
  let lessons: [ListedLesson]
  private let problems: [String]
  /// The number of the one to go on with.
  private let next: Int?

  init(_ context: CommandContext) throws {
    let catalogue = try catalogue(context.services)
    let progress = ProgressStore(services: context.services).load()
    let open = context.lesson.flatMap { $0.isFinished ? nil : $0.lesson } ?? context.leftLesson?.lesson
    next = (open.flatMap { progress.isComplete($0) ? nil : $0 } ?? progress.next(of: catalogue.lessons))?.number
    lessons = catalogue.lessons.map { ListedLesson($0, progress) }
    problems = catalogue.errors.map(\.description)
  }

  func render(on page: inout Page) {
    page.chart(
      Table(
        columns: [.right(""), .left("lesson"), .left("about"), .right("minutes"), .left("")],
        rows: lessons.map {
          [
            StyledText(String($0.number), .muted), StyledText($0.id, .strong), StyledText($0.title),
            StyledText(String($0.minutes), .muted), $0.state,
          ]
        }))
    for problem in problems { page.warning(StyledText(problem)) }
    guard let next = lessons.first(where: { $0.number == next }) else {
      return page.next("all done: \"lesson 1\" reads the first again")
    }
    page.next("\"lesson \(next.number)\" \(next.done > 0 ? "goes on with" : "begins") \(next.title)")
  }

  private enum CodingKeys: String, CodingKey { case lessons }
}

/// How far a reader has come.
struct ProgressOutcome: Outcome {
  var isOfOwnRows: Bool { false }
  let lessons: [ListedLesson]
  let complete: Int
  /// The lesson that is open, and the step it is at, counted from 1.
  private let open: String?
  private let step: Int?
  private let place: String?

  init(_ context: CommandContext) throws {
    let progress = ProgressStore(services: context.services).load()
    lessons = try catalogue(context.services).lessons.map { ListedLesson($0, progress) }
    complete = lessons.count(where: \.complete)
    open = context.lesson?.lesson.id
    step = context.lesson.map { $0.index + 1 }
    place = context.lesson.map { "\($0.lesson.title): \($0.place)" }
  }

  func render(on page: inout Page) {
    if let place { page.line(StyledText(place, .strong, bold: true)) }
    page.line("\(complete) of \(counted(lessons.count, "lesson")) done")
    for lesson in lessons where lesson.done > 0 {
      let bar = String(repeating: "#", count: lesson.done) + String(repeating: ".", count: lesson.steps - lesson.done)
      page.line(
        StyledText("\(lesson.number)".leading(3)) + StyledText(" \(bar) ", lesson.complete ? .good : .accent)
          + StyledText(lesson.title), indent: 4)
    }
    page.next("\"lessons\" lists all of them")
  }
}

extension String {
  fileprivate func leading(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
