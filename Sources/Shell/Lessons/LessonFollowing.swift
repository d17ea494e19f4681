import Lessons

extension LessonRun {
  /// A letter or a number alone, where a question is asked, is an answer to it, even one that is no choice.
  func reading(_ statement: Statement) -> Statement {
    guard !isFinished, step.quiz != nil, statement.words.count == 1, let word = statement.words.first,
      word.text.count == 1 && word.text.first?.isLetter == true || Int(word.text) != nil
    else { return statement }
    let verb = Word(text: "answer", isQuoted: false, column: word.column, length: word.length)
    return Statement(words: [verb, word], line: statement.line, source: statement.source)
  }
}

extension Session {
  /// Tells the open lesson what was done.
  func noteForLesson(_ call: CommandTable.Call, _ statement: Statement, _ outcome: any Outcome) {
    guard var context = lessonContext, var run = context.lesson, !call.command.isLessonVerb else { return }
    run.note(CommandRecord(call.command, statement, outcome))
    context.lesson = run
    take(context)
    awaitsLesson = true
  }

  /// Goes on with the lesson when what was done is what its step waited for.
  ///
  /// A line is judged when it has ended: its later commands belong to the step it was typed in.
  func goOnWithLesson() throws {
    guard awaitsLesson else { return }
    awaitsLesson = false
    guard let run = lessonContext?.lesson, run.isDone(bench), let next = table.named("next") else { return }
    let (after, page) = try perform(CommandTable.Call(command: next, arguments: Arguments()))
    take(after)
    show(page, of: next, nil)
  }

  private var lessonContext: CommandContext? {
    guard let lesson, !lesson.isFinished else { return nil }
    return context
  }

  /// Plays the reference answers of a lesson, as its reader would type them; false when one does not lead on.
  func playAnswers(_ lesson: Lesson, called word: String) -> Bool {
    guard run("lesson \(quotedIfNeeded(word)) step 1", name: lesson.file) else { return false }
    while let open = self.lesson, !open.isFinished {
      let text = open.step.answer?.text ?? open.step.quiz.map { "answer \($0.answer)" } ?? "next"
      guard run(text, name: lesson.file) else { return false }
      if let after = self.lesson, !after.isFinished, after.index == open.index {
        run("next", name: lesson.file)
        console.writeError("heartline: \(lesson.file):\(open.step.line): the reference answer does not lead on\n")
        return false
      }
    }
    return run("leave", name: lesson.file)
  }
}

extension Session {
  /// Plays the reference answers of the lesson that a word means, or of all; false when one does not lead on.
  package func playAnswers(_ word: String) -> Bool {
    let wasEchoing = options.echo
    options.echo = true
    defer { options.echo = wasEchoing }
    do {
      let catalogue = try catalogue(services)
      if let error = catalogue.errors.first { throw error }
      if word.lowercased() == "all" { return catalogue.lessons.allSatisfy { playAnswers($0, called: $0.id) } }
      if let lesson = catalogue.lesson(word) { return playAnswers(lesson, called: lesson.id) }
      guard word.hasSuffix(".md") else {
        throw CommandError("there is no lesson \"\(word)\"; a number, an id, a file or \"all\" names one")
      }
      return playAnswers(
        try LessonCatalogue.lesson(path: services.files.resolved(word), name: word, number: 1), called: word)
    } catch {
      console.writeError("heartline: \(CommandError(error).message)\n")
      return false
    }
  }

  /// Checks lessons, with several seeds where so many are asked for, and shows what was found; false when something does
  /// not work.
  package func checkLessons(_ path: String, seeds: Int? = nil) -> Bool {
    do {
      let command = Command("check-lessons", group: .learn, summary: "", example: []) { context, _ in
        try LintOutcome(path, seeds: seeds, context)
      }
      let (_, found) = try perform(CommandTable.Call(command: command, arguments: Arguments()))
      show(found, of: command, nil)
      return (found as? LintOutcome)?.hasErrors == false
    } catch {
      console.writeError("heartline: \(CommandError(error).message)\n")
      return false
    }
  }
}
