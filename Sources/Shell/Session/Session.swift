import Lessons
import Screens
import TerminalGraphics
import Views
import Workbench

/// A session: reads statements, runs their commands on the workbench, shows what they came to.
///
/// It belongs to one thread; the commands themselves work on copies on another, so that the person can stop them and
/// one that fails changes nothing.
public final class Session {
  public private(set) var bench: Workbench
  /// The lesson that is being taken, if one is.
  public private(set) var lesson: LessonRun?
  /// The lesson that was left last.
  private var leftLesson: LessonRun?
  /// Commands that were done since the lesson's step was looked at last.
  var notedForLesson = 0
  /// What the person has guessed, and what became of it.
  var guesses = GuessBook()
  var raced: RaceOutcome?
  public let services: Services
  public let console: Console
  public var options: SessionOptions
  let table = CommandTable.all
  /// Lines entered, oldest first.
  var history: [String] = []
  var showsHints = true
  /// Whether what is longer than the window goes through a pager.
  var usesPager = true
  /// Where output goes instead of the screen, for the command that is being carried out.
  var sink: OutputSink?
  /// Whether a command typed alone is being carried out: only then a pager may stop the output.
  var mayPage = false
  public private(set) var wantsToQuit = false
  public private(set) var hasFailed = false
  /// Waits for the person at the prompt of a lesson; `nil` where nobody sits there.
  var waitForEnter: (() -> PaceAnswer)?
  var pace = LessonPace()
  /// A line that was entered where a lesson waited, to be run in its turn.
  var enteredEarly: String?
  private var transcript: Transcript?
  /// What records the session as a moving picture, while one is made.
  var recorder: Recorder?
  /// Whether the recording may replace what it did not write.
  var recordsOver = false
  private var hasWarnedOfRuns = false
  /// Full paths of the session files that are running, the outermost first.
  var running: [String] = []

  public init(bench: Workbench, services: Services, console: Console, options: SessionOptions = SessionOptions()) {
    self.bench = bench
    self.services = services
    self.console = console
    self.options = options
  }

  /// Where a statement comes from.
  enum Origin {
    case prompt
    case script(name: String, folder: String?)
  }

  // MARK: Statements

  /// Runs one statement; false when it failed.
  @discardableResult
  func execute(_ statement: Statement, from origin: Origin) -> Bool {
    if options.echo {
      let text = ([statement.text] + [statement.output?.text].compactMap(\.self)).joined(separator: " ")
      emit("> \(text.withoutControls)\n")
    }
    let isPrompt = if case .prompt = origin { true } else { false }
    let statement =
      lesson?.reading(statement) { table.isCommand($0, generous: $1, abbreviated: isPrompt) } ?? statement
    // At the prompt it is the line that was typed, with its prompt before it.
    if !isPrompt, !isOfRecording(statement) { recorder?.typed(statement.sourceWithBlock, prompt: recordedPrompt) }
    do {
      let call = try table.call(statement, abbreviated: isPrompt)
      // Known before the work begins: an hour of training must not end at a file that cannot be.
      let sink = try statement.output.map { try makeSink($0, origin) }
      let (context, outcome) = try (sink == nil ? onScreen(call) : nil) ?? perform(call)
      take(context)
      keepRuns(context.requests)
      if !isPrompt { noteSimulatedBeats(outcome) }
      recordBoard(of: call)
      try collecting(in: sink, from: origin) {
        show(outcome, of: call.command, statement, asJSON: call.isJSON)
        try carryOut(context.requests, from: origin)
      }
      meetGuesses(call, statement, outcome)
      noteForLesson(call, statement, outcome)
      return true
    } catch {
      report(
        CommandError(error), statement.source, line: statement.line, name: statement.commandName, origin,
        asJSON: statement.asksForJSON)
      return false
    }
  }

  /// Lets the person carry the command out on a full screen, where it has one and there is a terminal for it.
  private func onScreen(_ call: CommandTable.Call) throws -> (CommandContext, any Outcome)? {
    guard !call.isJSON, let open = screenOpener, let makeMode = call.command.screen else { return nil }
    let start = context
    let made = try working { services in
      var context = start
      context.services = services
      return MadeMode(mode: try makeMode(context, call.arguments))
    }
    guard var mode = made.mode else { return nil }
    var context = start
    defer { recorder?.dropKeys() }
    let isKept = try ScreenRunner(
      open: open, appearance: screenAppearance, vocabulary: Vocabulary(bench.data.domain), clock: screenClock
    ).run(&mode)
    let outcome = try mode.finish(isKept: isKept, bench: &context.bench)
    context.remember(outcome)
    return (context, outcome)
  }

  /// Ends the session as "quit" does.
  func leave() { wantsToQuit = true }

  /// What a command works on: a copy of the session's state.
  package var context: CommandContext {
    CommandContext(
      bench: bench, lesson: lesson, leftLesson: leftLesson, guesses: guesses, raced: raced, services: services,
      recordingTo: recorder?.path, history: history)
  }

  /// Makes the state a command led to the session's.
  func take(_ context: CommandContext) {
    bench = context.bench
    lesson = context.lesson
    leftLesson = context.leftLesson
    guesses = context.guesses
    raced = context.raced
  }

  func perform(_ call: CommandTable.Call) throws -> (CommandContext, any Outcome) {
    let context = context
    let result = try working { services in
      var context = context
      context.services = services
      context.bench.command = call.source
      let outcome = try call.command.action(&context, call.arguments)
      context.remember(outcome)
      return Performed(context: context, outcome: outcome)
    }
    return (result.context, result.outcome)
  }

  /// Does work on another thread, shown where it takes long, and left where the person stops it.
  private func working<Value: Sendable>(_ work: @escaping @Sendable (Services) throws -> Value) throws -> Value {
    // Each command has an activity of its own: one that is left to end by itself stays told to stop.
    let services = services.forOneCommand()
    let display = console.live.map { LiveDisplay($0, clock: services.clock) }
    defer {
      display?.clear()
      services.activity.end()
    }
    return try Worker.run(
      isStopped: services.activity.shouldStop, tick: { display?.show(services.activity) },
      work: { try work(services) })
  }

  /// A screen on its way from the thread that made it to the one that shows it: nobody else has it.
  private struct MadeMode: @unchecked Sendable {
    let mode: (any ScreenMode)?
  }

  private struct Performed: Sendable {
    let context: CommandContext
    let outcome: any Outcome
  }

  /// What opens a full screen: a terminal, or for the keys of a recorded script one that nobody sees.
  private var screenOpener: (() throws -> any Screen)? {
    guard let recorder else { return console.openScreen }
    if recorder.hasKeys { return { KeyedScreen(recorder) } }
    return console.openScreen.map { open in { RecordedScreen(try open(), recorder) } }
  }

  private var screenAppearance: Appearance {
    if let recorder, recorder.hasKeys { return recorder.appearance }
    return console.appearance()
  }

  private var screenClock: () -> Double {
    if let recorder, recorder.hasKeys { return { recorder.time } }
    return services.clock
  }

  /// The pictures of a slow training belong to the recording of a script, where no display shows them.
  private func recordBoard(of call: CommandTable.Call) {
    guard let recorder, recorder.isOfScript, slowOption.content(of: call.arguments), let detector = bench.detector
    else { return }
    RecordedBoard(recorder, seconds: pauseOfSlowTraining).record(detector)
  }

  /// Lines that direct a recording are not part of it.
  private func isOfRecording(_ statement: Statement) -> Bool { statement.commandName == "record" }

  /// The prompt as a recording shows it.
  private var recordedPrompt: String {
    guard let recorder else { return "" }
    return Prompt(bench: bench, appearance: recorder.appearance, place: lesson?.place).text
  }

  /// A line was entered at the prompt.
  func recordLine(_ line: String) {
    guard let recorder, !line.trimmingWhitespace().lowercased().hasPrefix("record") else { return }
    recorder.typed(line, prompt: recordedPrompt)
  }

  /// Shows what a command came to; what no statement asked for is kept out of the transcript.
  func show(_ outcome: any Outcome, of command: Command, _ statement: Statement?, asJSON: Bool = false) {
    let shown: any Outcome = options.showsTimes ? outcome : outcome.withoutTimes
    if let recorder, sink == nil, command.path[0] != "record" {
      recorder.printed(page(shown, recorder.appearance).text)
    }
    if options.json || asJSON {
      let provenance = Provenance(bench, shown.subject)
      let stepped = shown as? any SteppedOutcome
      let isWhole = stepped?.endsWithItself ?? true
      let lines = (stepped?.records ?? []).map { record in
        let subject = (record as? any Outcome)?.subject ?? shown.subject
        return JSONLine(command: command.name, record, Provenance(bench, subject)).text + "\n"
      }
      emit(lines.joined(), isPaged: !isWhole)
      guard isWhole else { return }
      if !(outcome is SilentOutcome) {
        emit(JSONLine(command: command.name, shown, provenance).text + "\n", isPaged: true)
      }
    } else {
      write(page(shown, appearance), isPaged: !(outcome is LessonPage))
    }
    if let statement {
      record { transcript throws(CommandError) in
        try transcript.add(statement, as: outcome.equivalent, page(outcome.withoutTimes, Appearance()).text)
      }
    }
  }

  /// Adds to the transcript, if one is kept; one that cannot be written ends, and the session has failed at it.
  private func record(_ add: (Transcript) throws(CommandError) -> Void) {
    guard let transcript else { return }
    do {
      try add(transcript)
    } catch {
      self.transcript = nil
      hasFailed = true
      console.writeError("heartline: \(error.message)\n")
    }
  }

  /// Says on standard error, once, that a script's figures are of simulated beats: they look like published ones.
  private func noteSimulatedBeats(_ outcome: any Outcome) {
    guard options.notesSimulatedBeats, outcome is any TrainingOutcome, bench.data.source.isSimulated else { return }
    options.notesSimulatedBeats = false
    console.writeError(
      "heartline: note: these are simulated beats, not ECG5000; \"data fetch\" brings the real ones\n")
  }

  private func page(_ outcome: any Outcome, _ appearance: Appearance) -> Page {
    var page = Page(
      appearance: appearance, showsTimes: options.showsTimes, showsNextSteps: showsNextSteps(outcome),
      vocabulary: outcome.isOfOwnRows ? Vocabulary(bench.data.domain) : .beats)
    outcome.render(on: &page)
    return page
  }

  /// Inside a lesson it is the lesson that says what comes next.
  private func showsNextSteps(_ outcome: any Outcome) -> Bool {
    !options.quiet && (lesson == nil || outcome is LessonPage)
  }

  private func carryOut(_ requests: [SessionRequest], from origin: Origin) throws {
    for request in requests {
      switch request {
      case .quit: wantsToQuit = true
      case .source(let path): try source(path, from: origin)
      case .tour(let name): try source(Examples.prefix + name, from: origin, isShown: true)
      case .log(let opened): transcript = opened
      case .setHints(let isOn): showsHints = isOn
      case .setPager(let isOn): usesPager = isOn
      case .record(let request): try startRecording(request, from: origin)
      case .stopRecording: try stopRecording()
      case .recordKeys(let list): recorder?.add(list.keys)
      case .keep, .keepScore, .keepGuess: break
      }
    }
  }

  /// Keeps trainings and scores before anything is shown of them, so that what was seen is not lost; a file that cannot
  /// be written does not fail the command, but is said once.
  func keepRuns(_ requests: [SessionRequest]) {
    for request in requests {
      do {
        switch request {
        case .keep(let run): try services.runs.add(run)
        case .keepScore(let score): try services.scores.add(score)
        case .keepGuess(let guess): try services.scores.add(guess)
        default: break
        }
      } catch {
        if !hasWarnedOfRuns { console.writeError("heartline: \(CommandError(error).message)\n") }
        hasWarnedOfRuns = true
      }
    }
  }

  func report(
    _ error: CommandError, _ source: String, line: Int, name: String, _ origin: Origin, asJSON: Bool = false
  ) {
    hasFailed = true
    let error = error.spoken(Vocabulary(bench.data.domain))
    if options.json || asJSON {
      console.write(JSONLine(command: name, error: error, origin, line: line).text + "\n")
    }
    let report = ErrorReport(error, source: source, line: line, origin: origin)
    console.writeError(report.text(console.appearance()))
    if let recorder { recorder.printed(report.text(recorder.appearance)) }
    record { transcript throws(CommandError) in try transcript.add(failed: source, error.message) }
  }
}

extension Session.Origin {
  var folder: String? { if case .script(_, let folder) = self { folder } else { nil } }
  var file: String? { if case .script(let name, _) = self { name } else { nil } }
}

extension Statement {
  /// The words before the first that is not a word of a command, for a message about a command that may not exist.
  var commandName: String { words.first?.text.lowercased() ?? "" }
}
