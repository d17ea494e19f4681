import Workbench

/// A lesson that is being taken: where its reader stands, and the session that was put aside for it.
///
/// It knows no screen and runs no command: whoever does tells it what was done, and asks it what is to be done next.
public struct LessonRun: Sendable {
  public let lesson: Lesson
  /// The reader's own session, given back when the lesson is left.
  public private(set) var aside: Workbench
  /// The step the reader is at, counted from 0.
  public private(set) var index = 0
  /// The state the step began with.
  public private(set) var start: Workbench
  /// Whether that state is the reader's own, and not the one the reference answers make.
  public private(set) var hasOwnStart = false
  /// The steps that are done, counted from the first: whoever went back may go on to there at any time.
  public private(set) var furthest = 0
  /// Commands that succeeded in this step, the first first.
  public private(set) var records: [CommandRecord] = []
  public private(set) var drawing: CommandRecord?
  public private(set) var hintsShown = 0
  /// Whether the quiz of this step was answered right.
  public private(set) var isAnswered = false
  /// Whether the guess that the step asks for was made.
  public private(set) var isGuessed = false
  /// Whether the last step is done.
  public private(set) var isFinished = false
  /// The steps whose answer was shown.
  public private(set) var skipped: Set<Int> = []
  /// States that steps begin with, so that none is made twice.
  private var starts: [Int: Workbench] = [:]

  public init(_ lesson: Lesson, aside: Workbench) {
    self.lesson = lesson
    self.aside = aside
    start = aside
  }

  public var step: Step { lesson.steps[index] }
  public var count: Int { lesson.steps.count }
  /// `step 4/12`
  public var place: String { isFinished ? "done" : "step \(index + 1)/\(count)" }

  // MARK: What is told

  /// Notes a command that succeeded.
  public mutating func note(_ record: CommandRecord) {
    records.append(record)
    if record.isDrawing { drawing = record }
  }

  /// Begins a step with the state that was made for it, or with the reader's own.
  public mutating func enter(_ index: Int, start: Workbench, isOwn: Bool = false) {
    self.index = min(max(index, 0), count - 1)
    self.start = start
    hasOwnStart = isOwn
    furthest = max(furthest, self.index)
    records = []
    drawing = nil
    hintsShown = 0
    isAnswered = false
    isGuessed = false
    isFinished = false
  }

  /// Forgets what was done in this step; whoever plays the reference answer begins with a clean slate.
  public mutating func forgetRecords() { records = [] }

  /// Notes that the step's answer was shown and not found.
  public mutating func noteSkipped() { skipped.insert(index) }

  /// The run as it is left; what the reader made is kept where the lesson is about that.
  public func left(_ bench: Workbench) -> LessonRun {
    var run = self
    if lesson.keepsOwnState, !isFinished { run.starts[index] = bench }
    return run
  }

  /// The run taken up again, for a session that is put aside anew.
  public func resumed(aside: Workbench) -> LessonRun {
    var run = self
    run.aside = aside
    return run
  }

  public mutating func finish() { isFinished = true }

  /// The next level of help, or `nil` when all were given.
  public mutating func nextHint() -> [Block]? {
    guard hintsShown < step.hints.count else { return nil }
    hintsShown += 1
    return step.hints[hintsShown - 1]
  }

  /// Notes that a number was guessed.
  public mutating func noteGuess(_ target: GuessTarget) {
    if step.guess?.target == target { isGuessed = true }
  }

  /// The guess that the step asks for and nobody has made yet.
  public var openGuess: GuessRequest? { isFinished || isGuessed ? nil : step.guess }

  /// The step's question, its choices in the order that the session's seed makes of them.
  public var quiz: Quiz? { step.quiz?.shuffled(seed: aside.recipe.seed, lesson: lesson.id, step: index) }

  /// Answers the quiz, by a letter or by words of a choice; `nil` when that means none, or several.
  public mutating func answer(_ words: String) -> Quiz.Choice? {
    guard let quiz, case .choice(let index, _) = quiz.meaning(of: words) else { return nil }
    if quiz.choices[index].isRight { isAnswered = true }
    return quiz.choices[index]
  }

  // MARK: What is asked

  public func view(_ bench: Workbench) -> SessionView {
    SessionView(bench, start: start, records: records, drawing: drawing)
  }

  /// Each condition of the step with what is there.
  public func reports(_ bench: Workbench) -> [CheckReport] {
    let view = view(bench)
    return step.checks.map { $0.report(view) }
  }

  /// What keeps the step from being done, in a sentence or two; nothing once it is.
  ///
  /// A command that is still to come is only named where nothing else is missing.
  public func shortfall(_ bench: Workbench) -> String? {
    let view = view(bench)
    let unmet = step.checks.filter { !$0.report(view).isMet }
    let results = unmet.filter { if case .command = $0.condition { false } else { true } }
    guard let first = results.first ?? unmet.first else { return nil }
    let more = (results.isEmpty ? unmet : results).count - 1
    return first.shortfall(view) + (more > 0 ? " (and \(more) more)" : "")
  }

  /// Whether the step's task is done; a step without one never is by itself.
  public func isDone(_ bench: Workbench) -> Bool {
    guard !isFinished, step.hasTask else { return false }
    if step.quiz != nil { return isAnswered }
    return reports(bench).allSatisfy(\.isMet)
  }

  // MARK: Start states

  /// The state a step begins with, if it was made already.
  public func knownStart(of index: Int) -> Workbench? { starts[index] }

  public mutating func remember(_ bench: Workbench, asStartOf index: Int) { starts[index] = bench }
}
