import Workbench

/// Plays a lesson and says where it does not work: the untouched start must not pass, the reference answer must, and what
/// the text states must hold.
public struct RunLinter: Sendable {
  private let lesson: Lesson

  public init(_ lesson: Lesson) {
    self.lesson = lesson
  }

  /// What is wrong; the stage begins as a new session does.
  public func findings(on stage: inout some LessonStage) -> [Finding] {
    played(on: &stage).findings
  }

  /// Plays every step by its reference answer and reads every condition; the stage begins as a new session does.
  public func played(on stage: inout some LessonStage) -> PlayedLesson {
    var played = PlayedLesson(lesson)
    for name in lesson.neededData {
      guard let absence = stage.absence(ofData: name) else { continue }
      played.breakOff(Finding(.untried, "\(absence); the lesson was not tried", file: lesson.file, line: 1))
      return played
    }
    var run = LessonRun(lesson, aside: stage.bench)
    let began = stage.clock
    do {
      try play(lesson.setup, on: &stage, &run)
      for index in lesson.steps.indices {
        try play(lesson.steps[index].setup, on: &stage, &run)
        run.enter(index, start: stage.bench)
        try step(&run, on: &stage, &played)
      }
    } catch {
      played.breakOff(finding(error))
      return played
    }
    let minutes = (stage.clock - began) / 60
    if minutes > Double(lesson.minutes) {
      played.findings.append(self.error("its commands alone take \(Int(minutes.rounded(.up))) minutes here", line: 1))
    }
    return played
  }

  private func step(
    _ run: inout LessonRun, on stage: inout some LessonStage, _ played: inout PlayedLesson
  ) throws(StageProblem) {
    let step = run.step
    if run.isDone(stage.bench) {
      played.findings.append(
        error("step \"\(step.title)\" is done before anything is", line: step.checks.first?.line ?? step.line))
    }
    for script in (step.blocks + step.afterword).compactMap(\.shown) {
      if let problem = stage.problem(in: script) { throw problem }
    }
    if let answer = step.answer {
      if let problem = stage.problem(in: answer) { throw problem }
      for line in stage.lines(of: answer) {
        // The lesson would go on, and the rest be typed into the next step.
        if !played.findings.contains(where: { $0.line == line.line }), run.isDone(stage.bench), !run.records.isEmpty {
          played.findings.append(
            error("the step is done already when \"\(line.text)\" comes; check for what that does", line: line.line)
          )
        }
        try play(line, on: &stage, &run)
      }
    }
    if let guess = step.guess, !run.records.contains(where: { guess.target.truth(in: $0) != nil }) {
      played.findings.append(unshown(guess))
    }
    let view = run.view(stage.bench)
    if step.answer != nil { played.read(step.checks, .check, in: view) }
    played.read(step.facts, .fact, in: view)
  }

  private func unshown(_ guess: GuessRequest) -> Finding {
    error("the answer never shows \"\(guess.target.name)\", which the step asks to guess", line: guess.line)
  }

  /// Runs a script line by line, so that one that fails is named.
  private func play(
    _ script: Script?, on stage: inout some LessonStage, _ run: inout LessonRun
  ) throws(StageProblem) {
    guard let script else { return }
    if let problem = stage.problem(in: script) { throw problem }
    for line in stage.lines(of: script) {
      do {
        for record in try stage.run(line) { run.note(record) }
      } catch {
        throw StageProblem("\"\(line.text)\" fails: \(error)", line: line.line, missingCommand: nil)
      }
    }
  }

  private func finding(_ problem: StageProblem) -> Finding {
    // A command that nobody said would be needed is a slip of the pen.
    guard let missing = problem.missingCommand, lesson.needs.contains(where: { missing.hasPrefix($0) || $0 == missing })
    else {
      return error(problem.message, line: problem.line)
    }
    return Finding(
      .untried, "\(problem.message); this step and those after it were not tried", file: lesson.file, line: problem.line
    )
  }

  private func error(_ message: String, line: Int) -> Finding {
    Finding(.error, message, file: lesson.file, line: line)
  }
}

extension Block {
  var shown: Script? { if case .show(let script) = self { script } else { nil } }
}
