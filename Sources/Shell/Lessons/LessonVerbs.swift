import Lessons
import Views
import Workbench

/// What the verbs of a lesson do.
extension LessonGuide {
  /// `next`: on, when the step is done; otherwise what is missing.
  mutating func next() throws -> any Outcome {
    let run = try run()
    if run.isFinished {
      guard let lesson = try catalogue(context.services).lesson(after: run.lesson) else {
        throw CommandError("that was the last lesson; \"leave\" gives your own session back")
      }
      return try begin(lesson)
    }
    guard run.step.hasTask, !run.isDone(context.bench) else {
      return try goOn(praise: run.step.hasTask ? "done" : "read")
    }
    var page = LessonPage(run)
    if run.index < run.furthest {
      // Done before; whoever went back to read need not do it again.
      try enter(run.index + 1, &page)
      return page
    }
    if let quiz = run.quiz {
      page.add(.quiz(quiz))
      page.add(.next(wayToAnswer(quiz)))
      return page
    }
    page.checks = run.reports(context.bench)
    page.add(.note("Not yet. This is what the step waits for:"))
    page.add(.unmet(page.checks))
    page.add(.next(help(run)))
    return page
  }

  private func help(_ run: LessonRun) -> String {
    let skip = context.services.teaching.allowsSkip ? ", \"skip\" shows the answer" : ""
    return "\"hint\" helps\(skip), \"again\" restarts the step"
  }

  mutating func back() throws -> any Outcome {
    let run = try run()
    guard run.isFinished || run.index > 0 else {
      throw CommandError("this is the first step; \"again\" restarts it, \"leave\" ends the lesson")
    }
    var page = LessonPage(run)
    try enter(run.isFinished ? run.index : run.index - 1, &page)
    return page
  }

  mutating func again() throws -> any Outcome {
    let run = try run()
    var page = LessonPage(run)
    try enter(run.index, &page)
    return page
  }

  mutating func hint() throws -> any Outcome {
    var run = try run()
    guard !run.isFinished else { throw CommandError("the lesson is done; \"next\" opens the following one") }
    var page = LessonPage(run)
    let allowsSkip = context.services.teaching.allowsSkip
    if let blocks = run.nextHint() {
      page.add(.note("hint \(run.hintsShown) of \(run.step.hints.count)"))
      for block in blocks { page.add(.block(block)) }
    } else if run.step.quiz != nil {
      page.add(.note("A question has no hint: try a choice, and read why it is right or wrong."))
    } else if !run.step.hasTask {
      page.add(.note("Nothing is to be done here but to read; \"next\" goes on."))
    } else {
      let way = allowsSkip ? "\"skip\" shows the answer and goes on" : "\"next\" says what is still missing"
      page.add(.note("Those were all the hints; \(way)."))
    }
    context.lesson = run
    return page
  }

  /// `skip`: shows the reference answer, runs it, goes on whatever happens.
  mutating func skip() throws -> any Outcome {
    guard context.services.teaching.allowsSkip else {
      throw CommandError("steps cannot be skipped here; \"hint\" helps, \"next\" says what is missing")
    }
    let run = try run()
    guard !run.isFinished else { throw CommandError("the lesson is done; \"next\" opens the following one") }
    var answer = LessonPage(run)
    if let quiz = run.quiz, let right = quiz.choices.first(where: \.isRight) {
      answer.add(.note("The answer: \(quiz.answer)  \(right.text)"))
      answer.add(.block(.prose(right.praise)))
    } else if let script = run.step.answer {
      try play(script, &answer)
    }
    var skipped = try self.run()
    skipped.noteSkipped()
    context.lesson = skipped
    if skipped.step.quiz == nil, skipped.step.hasTask, !skipped.isDone(context.bench) {
      answer.add(
        .caution("From what you built this answer does not reach what the step asks for; \"back\" leads to it again."))
    }
    var page = try goOn(praise: "skipped")
    page.parts = answer.parts + page.parts
    return page
  }

  /// Runs the reference answer from the step's own start.
  private mutating func play(_ script: Script, _ page: inout LessonPage) throws {
    var run = try run()
    run.forgetRecords()
    if let own = context.bench.difference(to: run.start) {
      page.add(.note("The answer begins where the step began. Taken back: \(own)."))
    }
    var start = context
    start.bench = run.start
    var player = LessonPlayer(start)
    page.add(.note("The answer:"))
    do {
      let played = try player.play(script)
      page.add(.played(played, showsCommands: true))
      context.bench = player.bench
      for command in played { run.note(command.record) }
    } catch {
      page.add(.block(.code(script.text.split(separator: "\n").map(String.init))))
      page.add(.note("It could not be run here: \(CommandError(error).message)"))
    }
    context.lesson = run
  }

  /// Answers the step's quiz, by a letter or by words of a choice.
  mutating func answer(_ words: String) throws -> any Outcome {
    var run = try run()
    guard let quiz = run.quiz, !run.isFinished else {
      throw CommandError("no question is asked here; \"next\" says what the step waits for")
    }
    guard let choice = run.answer(words) else {
      if case .several(let found) = quiz.meaning(of: words) {
        throw CommandError("\"\(words)\" could be \(enumeration(found.map(Quiz.letter))); \(wayToAnswer(quiz))")
      }
      throw CommandError("\"\(words)\" is not one of the choices; \(wayToAnswer(quiz))")
    }
    context.lesson = run
    guard !choice.isRight else {
      var page = try goOn(praise: "right")
      page.parts.insert(.block(.prose(choice.praise)), at: 1)
      return page
    }
    var page = LessonPage(run)
    page.add(.block(.prose("**No.** \(choice.reason)")))
    page.add(.next("try another one: \(wayToAnswer(quiz))"))
    return page
  }

  mutating func leave() throws -> any Outcome {
    let run = try run()
    context.leftLesson = run.left(context.bench)
    context.bench = run.aside
    context.lesson = nil
    let what = run.lesson.keepsOwnState ? " with what you built" : ""
    let place =
      run.isFinished ? "is done" : "waits at step \(run.index + 1)\(what); \"lesson \(run.lesson.id)\" goes on there"
    return MessageOutcome(message: "your own session is back as you left it; \"\(run.lesson.title)\" \(place)")
  }
}

extension Quiz.Choice {
  /// The reason without the "Right" that is said already.
  fileprivate var praise: String {
    for opening in ["Right. ", "Right: ", "Right, "] where reason.hasPrefix(opening) {
      let rest = reason.dropFirst(opening.count)
      return rest.prefix(1).uppercased() + rest.dropFirst()
    }
    return reason
  }
}
