import Lessons
import Views
import Workbench

extension LessonRun {
  /// What a line means where a question is asked: a letter, a number or the words of a choice are an answer to it, and so
  /// is whatever is not a command, even if it is no choice either.
  ///
  /// `isCommand` tells whether a line is a command, strictly or, where it is nothing else, generously.
  func reading(_ statement: Statement, isCommand: (Statement, _ generous: Bool) -> Bool) -> Statement {
    if let guess = guessing(statement) { return guess }
    guard !isFinished, let quiz, let first = statement.words.first, first.text.lowercased() != "answer" else {
      return statement
    }
    let text = statement.words.map(\.text).joined(separator: " ")
    let isSign = statement.words.count == 1 && (text.count == 1 && text.first?.isLetter == true || Int(text) != nil)
    let meaning = quiz.meaning(of: text)
    // A command that also stands in a choice is still a command; one cut short is not, and neither is a whole choice.
    if case .choice(_, isWhole: true) = meaning { return answer(statement, first) }
    if !isSign, isCommand(statement, false) || meaning == .none && isCommand(statement, true) { return statement }
    return answer(statement, first)
  }

  /// A number, or a range of two, where the step asks for a guess: `0.97`, `0.9 to 0.99`.
  private func guessing(_ statement: Statement) -> Statement? {
    guard let request = openGuess, let first = statement.words.first, decimal(first.text) != nil,
      (try? GuessedRange(statement.words.map(\.text))) != nil
    else { return nil }
    let start = ["guess", request.target.name].map {
      Word(text: $0, isQuoted: true, column: first.column, length: first.length)
    }
    return Statement(words: start + statement.words, line: statement.line, source: statement.source)
  }

  private func answer(_ statement: Statement, _ first: Word) -> Statement {
    let verb = Word(text: "answer", isQuoted: false, column: first.column, length: first.length)
    // What looks like an option is a word like others here.
    let words = statement.words.map { Word(text: $0.text, isQuoted: true, column: $0.column, length: $0.length) }
    return Statement(words: [verb] + words, line: statement.line, source: statement.source)
  }
}

extension Session {
  /// Tells the open lesson what was done.
  func noteForLesson(_ call: CommandTable.Call, _ statement: Statement, _ outcome: any Outcome) {
    guard var context = lessonContext, var run = context.lesson, call.command.effect != .guides else { return }
    run.note(CommandRecord(call.command, statement, outcome))
    context.lesson = run
    take(context)
    notedForLesson += 1
  }

  /// Goes on with the lesson when what was done is what its step waited for.
  ///
  /// A line is judged when it has ended: its later commands belong to the step it was typed in.
  func goOnWithLesson() throws {
    let count = notedForLesson
    notedForLesson = 0
    guard count > 0, let run = lessonContext?.lesson, let next = table.named("next") else { return }
    guard run.isDone(bench) else {
      if let page = nearMiss(run, lately: count) { show(page, of: next, nil) }
      return
    }
    let (after, page) = try perform(CommandTable.Call(command: next, arguments: Arguments()))
    take(after)
    show(page, of: next, nil)
  }

  /// An answer to who typed the command that should have made the step true, and did not.
  private func nearMiss(_ run: LessonRun, lately count: Int) -> LessonPage? {
    guard run.step.quiz == nil, let last = LessonPlayer.lastPath(of: run.step.answer),
      run.records.suffix(count).contains(where: { $0.path == last }), let missing = run.shortfall(bench)
    else { return nil }
    var page = LessonPage(run)
    page.add(.shortfall(missing))
    return page
  }

  private var lessonContext: CommandContext? {
    guard let lesson, !lesson.isFinished else { return nil }
    return context
  }

  /// Plays the reference answers of a lesson, as its reader would type them; false when one does not lead on.
  func playAnswers(_ lesson: Lesson, called word: String) -> Bool {
    guard run("lesson \(quotedIfNeeded(word)) step 1", name: lesson.file) else { return false }
    while let open = self.lesson, !open.isFinished {
      let text = open.step.answer?.text ?? open.quiz?.named ?? "next"
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
      if word.lowercased() == "all" {
        return catalogue.lessons.allSatisfy { lesson in
          guard let absence = lesson.neededData.lazy.compactMap(services.library.absence).first else {
            return playAnswers(lesson, called: lesson.id)
          }
          console.writeError("heartline: lesson \(lesson.number) is left out: \(absence)\n")
          return true
        }
      }
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

extension Quiz {
  /// The answer as a command that names the right choice: letters depend on the seed.
  fileprivate var named: String? {
    choices.first(where: \.isRight).map { "answer \(quotedIfNeeded($0.text))" }
  }
}
