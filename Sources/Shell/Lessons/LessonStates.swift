import Lessons
import Views
import Workbench

/// Which state a step begins with.
extension LessonGuide {
  /// The state a step begins with: the lesson's setup, and the reference answers of the steps before.
  mutating func start(of index: Int, _ run: inout LessonRun) throws -> Workbench {
    var first = index
    while first > 0, run.knownStart(of: first) == nil { first -= 1 }
    var bench = try run.knownStart(of: first) ?? Workbench(data: beats(of: run))
    if run.knownStart(of: first) == nil {
      bench = try state(try state(bench, after: run.lesson.setup), after: run.lesson.steps[0].setup)
      bench.forgetChanges()
      run.remember(bench, asStartOf: 0)
    }
    for step in first..<index {
      bench = try state(bench, after: run.lesson.steps[step].answer)
      bench = try state(bench, after: run.lesson.steps[step + 1].setup)
      bench.forgetChanges()
      run.remember(bench, asStartOf: step + 1)
    }
    return bench
  }

  /// A state after the commands of a script that change it.
  private func state(_ bench: Workbench, after script: Script?) throws -> Workbench {
    guard let script else { return bench }
    var changed = context
    changed.bench = bench
    var player = LessonPlayer(changed)
    _ = try player.play(script, rebuilding: true)
    return player.bench
  }

  /// Goes on to the next step from what the reader made; what had to give way to the lesson's own state is said.
  mutating func enterNext(_ page: inout LessonPage) throws {
    var run = try run()
    let next = run.index + 1
    let own = context.bench
    if run.lesson.steps[next].isOnlyWords {
      // A question works on nothing, so nothing need give way to it.
      run.enter(next, start: own, isOwn: run.hasOwnStart || !isReference(run))
      context.lesson = run
      return try tell(&page)
    }
    let wouldBe = try takeOn(own, &run)
    context.lesson = run
    try enter(next, &page)
    if let wouldBe, let left = wouldBe.difference(to: context.bench) {
      page.add(.note("This step starts from the lesson's own state, so that its results fit. Put aside: \(left)."))
    }
  }

  /// Whether the reader did what the reference answer does, from the state it begins with.
  private func isReference(_ run: LessonRun) -> Bool {
    !run.hasOwnStart && LessonPlayer.changes(in: run.records) == LessonPlayer(context).changes(in: run.step.answer)
  }

  /// Keeps the reader's state as the start of the next step, where it is the one the reference answer makes.
  ///
  /// What is returned otherwise is the state that the next step would have begun with.
  mutating func takeOn(_ own: Workbench, _ run: inout LessonRun) throws -> Workbench? {
    let next = run.index + 1
    let isKept = run.lesson.keepsOwnState || isReference(run)
    guard !isKept || run.lesson.keepsOwnState || run.knownStart(of: next) == nil else { return nil }
    var state = try state(own, after: run.lesson.steps[next].setup)
    guard isKept else { return state }
    if !run.lesson.keepsOwnState { state.forgetChanges() }
    run.remember(state, asStartOf: next)
    return nil
  }
}

extension Workbench {
  /// What a reader would see is different from another state, in a few words; `nil` when nothing is.
  func difference(to other: Workbench) -> String? {
    let changes = recipe.changes(since: other.recipe)
    if let first = changes.first {
      let more = changes.count > 1 ? " and \(counted(changes.count - 1, "more change"))" : ""
      return "your \(first.name) \(first.after)\(more)"
    }
    if thresholdChoice != other.thresholdChoice { return "your threshold" }
    if drawings != other.drawings { return "your drawing" }
    if data.source != other.data.source { return "your choice of data" }
    let isSameTraining =
      detector?.recipe == other.detector?.recipe
      && detector?.training?.epochsDone == other.detector?.training?.epochsDone
    return isSameTraining ? nil : "your training"
  }
}
