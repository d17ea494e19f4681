import Workbench

/// Plays a lesson and says where it does not work: the untouched start must not pass, the reference answer must, and what
/// the text states must hold.
public struct RunLinter {
  private let lesson: Lesson

  public init(_ lesson: Lesson) {
    self.lesson = lesson
  }

  /// What is wrong; the stage begins as a new session does.
  public func findings(on stage: inout some LessonStage) -> [Finding] {
    var findings: [Finding] = []
    var run = LessonRun(lesson, aside: stage.bench)
    let began = stage.clock
    do {
      try play(lesson.setup, on: &stage, &run)
      for index in lesson.steps.indices {
        try play(lesson.steps[index].setup, on: &stage, &run)
        run.enter(index, start: stage.bench)
        findings += try step(&run, on: &stage)
      }
    } catch let problem as StageProblem {
      findings.append(self.finding(problem))
      return findings
    } catch {
      findings.append(Finding(.error, "step \"\(run.step.title)\": \(error)", file: lesson.file, line: run.step.line))
      return findings
    }
    let minutes = (stage.clock - began) / 60
    if minutes > Double(lesson.minutes) {
      findings.append(
        Finding(.error, "its commands alone take \(Int(minutes.rounded(.up))) minutes here", file: lesson.file, line: 1)
      )
    }
    return findings
  }

  private func step(_ run: inout LessonRun, on stage: inout some LessonStage) throws -> [Finding] {
    let step = run.step
    var findings: [Finding] = []
    if run.isDone(stage.bench) {
      findings.append(
        error("step \"\(step.title)\" is done before anything is", line: step.checks.first?.line ?? step.line))
    }
    for script in (step.blocks + step.afterword).compactMap(\.shown) {
      if let problem = stage.problem(in: script) { throw problem }
    }
    if let answer = step.answer {
      if let problem = stage.problem(in: answer) { throw problem }
      for line in stage.lines(of: answer) {
        // The lesson would go on, and the rest be typed into the next step.
        if !findings.contains(where: { $0.line == line.line }), run.isDone(stage.bench), !run.records.isEmpty {
          findings.append(
            error("the step is done already when \"\(line.text)\" comes; check for what that does", line: line.line)
          )
        }
        try play(line, on: &stage, &run)
      }
    }
    if step.answer != nil, !run.isDone(stage.bench) {
      for (check, report) in zip(step.checks, run.reports(stage.bench)) where !report.isMet {
        findings.append(
          error("the reference answer does not make \"\(check.text)\" true: \(report.actual)", line: check.line))
      }
    }
    let view = run.view(stage.bench)
    for fact in step.facts {
      let report = fact.report(view)
      if !report.isMet {
        findings.append(error("what the text says does not hold: \(fact.text), but \(report.actual)", line: fact.line))
      }
    }
    return findings
  }

  private func play(_ script: Script?, on stage: inout some LessonStage, _ run: inout LessonRun) throws {
    guard let script else { return }
    if let problem = stage.problem(in: script) { throw problem }
    for record in try stage.run(script) { run.note(record) }
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
