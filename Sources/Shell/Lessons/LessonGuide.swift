import Lessons
import Views
import Workbench

/// Leads a reader through a lesson: what is said at each moment, and which state a step begins with.
struct LessonGuide {
  var context: CommandContext

  private var store: ProgressStore { ProgressStore(services: context.services) }

  /// The lesson that is open.
  func run() throws -> LessonRun {
    guard let run = context.lesson else {
      throw CommandError("no lesson is open; \"lessons\" lists them, \"lesson 1\" begins the first")
    }
    return run
  }

  // MARK: Entering

  /// Opens a lesson at a step, counted from 0; without one where it was left, or where earlier sessions had come to.
  mutating func begin(_ lesson: Lesson, at wanted: Int? = nil) throws -> LessonPage {
    try checkData(of: lesson)
    let aside = context.lesson?.aside ?? context.bench
    var index = wanted ?? (lesson.keepsOwnState ? 0 : store.load().place(in: lesson))
    let left = context.leftLesson
    if let open = context.lesson, open.lesson != lesson { context.leftLesson = open.left(context.bench) }
    if wanted == nil, let left, left.lesson == lesson, !left.isFinished {
      index = left.index
      context.lesson = left.resumed(aside: aside)
    } else {
      context.lesson = LessonRun(lesson, aside: aside)
    }
    var page = LessonPage(try run())
    page.add(.banner("Lesson \(lesson.number): \(lesson.title)"))
    page.add(.note("\(lesson.minutes) minutes · \(counted(lesson.steps.count, "step"))"))
    if aside.data.domain != .heartbeats {
      page.add(.note("Lessons bring their own data; yours come back with \"leave\"."))
    }
    if index == 0 {
      // Pictures in the introduction are of the lesson's own start.
      var run = try run()
      context.bench = try start(of: 0, &run)
      context.lesson = run
      try add(lesson.introduction, to: &page)
    }
    try enter(index, &page)
    store.note(0, of: lesson)
    let help = try self.run().step.answer == nil ? "" : "\"hint\" helps, "
    page.add(.next("\(help)\"skip\" shows the answer, \"leave\" gives your own session back"))
    return page
  }

  /// Says once more what the step says, and leaves everything as it is.
  mutating func read() throws -> LessonPage {
    var page = LessonPage(try run())
    try tell(&page)
    return page
  }

  /// Goes to a step whose start state is made anew, and says what it says.
  mutating func enter(_ index: Int, _ page: inout LessonPage) throws {
    var run = try run()
    let start = try start(of: index, &run)
    run.enter(index, start: start)
    context.bench = start
    context.lesson = run
    try tell(&page)
  }

  /// The step's own text.
  mutating func tell(_ page: inout LessonPage) throws {
    let run = try run()
    page = LessonPage(run, after: page)
    page.add(.title(run.step.title, place: "\(run.index + 1)/\(run.count)"))
    try add(run.step.blocks, to: &page)
    if let request = run.openGuess { page.add(.guess(request)) }
    if let quiz = run.quiz {
      page.add(.quiz(quiz))
      page.add(.next(wayToAnswer(quiz)))
    } else if !run.step.hasTask {
      page.add(.next("\"next\" goes on"))
    }
  }

  /// Blocks with what their commands show and their figures are.
  private func add(_ blocks: [Block], to page: inout LessonPage) throws {
    let view = try run().view(context.bench)
    for block in blocks {
      switch block {
      case .show(let script):
        // On a copy: a picture in the text changes nothing.
        var player = LessonPlayer(context)
        page.add(.played(try player.play(script), showsCommands: false))
      case .facts(let facts): page.add(.facts(facts.map { $0.report(view) }))
      default: page.add(.block(block))
      }
    }
  }

  // MARK: Going on

  /// The step is done: its last words, then the next step or the end.
  mutating func goOn(praise: String = "done") throws -> LessonPage {
    var run = try run()
    var page = LessonPage(run)
    page.add(.praise(praise))
    page.isDone = true
    try addAfterword(to: &page)
    store.note(run.index + 1, of: run.lesson)
    guard run.index + 1 < run.count else {
      run.finish()
      context.lesson = run
      end(&page)
      return page
    }
    context.lesson = run
    try enterNext(&page)
    return page
  }

  /// The last words of a step; where they are not true of what the reader made, that is said first.
  private func addAfterword(to page: inout LessonPage) throws {
    let run = try run()
    let view = run.view(context.bench)
    guard run.step.hasTask, !run.step.outcomes.allSatisfy({ $0.report(view).isMet }) else {
      return try add(run.step.afterword, to: &page)
    }
    guard run.step.otherwise.isEmpty else {
      try add(run.step.otherwise, to: &page)
      return page.add(.facts(run.step.outcomes.map { $0.report(view) }))
    }
    guard !run.skipped.contains(run.index) else { return try add(run.step.afterword, to: &page) }
    page.add(
      .caution(
        "What you made differs from what is said here; the results below show where. \"back\" and \"skip\" play the answer "
          + "the text speaks of."))
    try add(run.step.afterword, to: &page)
  }

  private func end(_ page: inout LessonPage) {
    guard let run = context.lesson else { return }
    page.add(.banner("Lesson \(run.lesson.number) is done: \(run.lesson.title)"))
    if !run.lesson.teaches.isEmpty {
      page.add(.note("You have met: \(run.lesson.teaches.joined(separator: ", ")). \"explain\" describes each again."))
    }
    if let calibration = Calibration(context.guesses.met(in: run.lesson.id)) {
      page.add(.note("Your guesses in this lesson: \(calibration.text)"))
    }
    if !run.skipped.isEmpty {
      page.add(
        .note(
          "Skipped: \(run.skipped.count) of \(counted(run.count, "step")). \"lesson \(run.lesson.id) step 1\" begins again."
        ))
    }
    guard let catalogue = try? catalogue(context.services), catalogue.lessons.contains(run.lesson) else {
      page.add(.next("\"leave\" gives your own session back"))
      return
    }
    var progress = store.load()
    progress.note(run.count, of: run.lesson)
    let done = catalogue.lessons.count { progress.isComplete($0) }
    page.add(.note("\(done) of \(counted(catalogue.lessons.count, "lesson")) done."))
    if done == catalogue.lessons.count {
      page.add(.banner("♥ ♥ ♥  That was the whole course. You can say now what the results are worth, and why."))
      page.add(.next("\"leave\" gives your own session back: build something of yours, and doubt it well"))
    } else if let next = catalogue.lesson(after: run.lesson) {
      page.add(.next("\"next\" opens lesson \(next.number), \(next.title); \"leave\" gives your own session back"))
    } else {
      page.add(.next("\"lessons\" shows what is left; \"leave\" gives your own session back"))
    }
  }
}

/// How a question is answered.
func wayToAnswer(_ quiz: Quiz) -> String {
  "answer with a letter (\(enumeration(quiz.choices.indices.map(Quiz.letter)))) or the words of a choice"
}

extension LessonPage {
  /// The same page, now about the step the run is at.
  fileprivate init(_ run: LessonRun, after page: LessonPage) {
    self.init(run)
    parts = page.parts
    checks = page.checks
    isDone = page.isDone
  }
}
