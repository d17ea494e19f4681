import BundledFiles
import Lessons
import Views
import Workbench

/// Commands of the guided lessons.
let lessonCommands: [Command] = [
  Command(
    "lessons", group: .learn, effect: .guides, summary: "the guided lessons, and how far you have come",
    example: ["lessons"],
    action: { context, _ in try LessonsOutcome(context) }),
  Command(
    "lesson",
    [Parameter("lesson", .lesson, .optional), Parameter("number", .integer(1...100), .optional, keyword: "step")],
    group: .learn, effect: .guides, summary: "begin a lesson, or go on with it: by number, name or file",
    details: """
      Alone it says again what the step you are at says; with no lesson open it goes on where you left the course. \
      Your own session is put aside and given back by "leave". Inside a lesson every command works. A step is done when \
      what it asks for is true, however you got there. "lesson 3 step 1" restarts it.
      """,
    example: ["lesson 1", "leave"], action: begin),
  verb("next", "in a lesson: go on, or hear what is still missing", example: ["lesson 1", "next"]) { try $0.next() },
  verb("back", "in a lesson: to the step before", example: ["lesson 1", "skip", "back"]) { try $0.back() },
  verb("hint", "in a lesson: help, a little more each time", example: ["lesson 1", "hint"]) { try $0.hint() },
  verb("skip", "in a lesson: show the answer, run it, go on", example: ["lesson 1", "skip"]) { try $0.skip() },
  verb("again", "in a lesson: restart the step from its start state", example: ["lesson 1", "again"]) {
    try $0.again()
  },
  verb("leave", "in a lesson: end it and take your own session up again", example: ["lesson 1", "leave"]) {
    try $0.leave()
  },
  Command(
    "answer", [Parameter("choice", .text, .repeated(atLeast: 1))], group: .learn, effect: .guides,
    summary:
      "in a lesson: answer a question, by a letter or by words of a choice; the word \"answer\" is optional",
    example: [],
    action: { context, arguments in
      var guide = LessonGuide(context: context)
      let outcome = try guide.answer(arguments.words("choice").joined(separator: " "))
      context = guide.context
      return outcome
    }),
  Command(
    "progress", group: .learn, effect: .guides, summary: "how far you have come with the lessons",
    example: ["progress"],
    action: { context, _ in try ProgressOutcome(context) }),
]

private func verb(
  _ name: String, _ summary: String, example: [String],
  _ body: @escaping @Sendable (inout LessonGuide) throws -> any Outcome
) -> Command {
  Command(
    name, group: .learn, effect: .guides, summary: summary, example: example,
    action: { context, _ in
      var guide = LessonGuide(context: context)
      let outcome = try body(&guide)
      context = guide.context
      return outcome
    })
}

private func begin(_ context: inout CommandContext, _ arguments: Arguments) throws -> any Outcome {
  if arguments.word("lesson") == nil, let run = context.lesson, !run.isFinished {
    var guide = LessonGuide(context: context)
    return try guide.read()
  }
  let progress = ProgressStore(services: context.services).load()
  let lesson = try arguments.word("lesson") == nil ? nextLesson(progress, context) : lesson(arguments, context.services)
  let wanted = arguments.integer("number")
  if let wanted, wanted > lesson.steps.count {
    throw arguments.error(
      "the lesson has \(counted(lesson.steps.count, "step")), no step \"\(wanted)\"", about: "number")
  }
  var guide = LessonGuide(context: context)
  let page = try guide.begin(lesson, at: wanted.map { $0 - 1 })
  context = guide.context
  return page
}

/// The one after the lesson that just was done, the one that was left, or else where the course stands.
private func nextLesson(_ progress: LessonProgress, _ context: CommandContext) throws -> Lesson {
  let lessons = try catalogue(context.services)
  if let run = context.lesson, let next = lessons.lesson(after: run.lesson) { return next }
  // A script keeps no progress, but the lesson it left is known.
  if context.lesson == nil, let left = context.leftLesson, !left.isFinished { return left.lesson }
  if let open = progress.next(of: lessons.lessons) { return open }
  throw CommandError("every lesson is done; \"lesson 1 step 1\" restarts the first one, \"lessons\" lists them")
}

/// The lesson that was named by number, id or file.
private func lesson(_ arguments: Arguments, _ services: Services) throws -> Lesson {
  let word = arguments.word("lesson") ?? ""
  if word.hasSuffix(".md") || word.contains("/") {
    return try LessonCatalogue.lesson(path: services.files.resolved(word), name: word, number: 1)
  }
  let lessons = try catalogue(services)
  if let lesson = lessons.lesson(word) { return lesson }
  let guess = nearest(to: word.lowercased(), among: lessons.lessons.map(\.id)).map { "did you mean \"\($0)\"?" }
  throw arguments.error("there is no lesson \"\(word)\"; \(guess ?? "\"lessons\" lists them")", about: "lesson")
}

/// The lessons in the program, or those of the folder that was named.
func catalogue(_ services: Services) throws -> LessonCatalogue {
  if let folder = services.lessonsFolder { return try LessonCatalogue(folder: folder) }
  return LessonCatalogue(files: BundledFiles.files(in: "Lessons").map { ($0.name, $0.bytes) })
}
