import HeartbeatDownload
import Heartbeats
import LineEditing
import Platform
import Synchronization
import Tables
import TerminalGraphics
import Views
import Workbench

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the process was asked to do.
public struct ProgramOptions: Sendable {
  /// Session files to run, in order.
  public var files: [String] = []
  /// Commands to run instead, in order: `-c`, as often as it is given.
  public var commands: [String] = []
  public var data: String?
  public var seed: Int?
  public var color = ColorChoice.auto
  public var ascii = false
  public var width: Int?
  public var showsTimes: Bool?
  public var runsConfiguration = true
  /// A folder of lessons to teach from instead of the program's own.
  public var lessons: String?
  /// A folder of lessons, or one lesson's file, to check.
  public var checkedLessons: String?
  /// With how many seeds they are checked: `--seeds`.
  public var checkedSeeds: Int?
  /// A lesson whose reference answers are played.
  public var answers: String?
  public var allowsSkip = true
  /// The file that the session is recorded to: `--record`.
  public var record: String?
  /// The file that runs are kept in: `--runs`.
  public var runs: String?
  public var session = SessionOptions()

  public init() {}
}

/// The program from start to exit code.
public struct Program {
  let options: ProgramOptions
  let environment: ProcessEnvironment
  private let output = ResultStream()

  public init(options: ProgramOptions, environment: ProcessEnvironment) {
    self.options = options
    self.environment = environment
  }

  /// What commands from the command line are called in messages.
  static let typedCommands = "-c"
  private static let failed: Int32 = 1
  private static let wasInterrupted: Int32 = 130

  /// Runs the program and returns its exit code: 0, 1 for a failed command, 130 when interrupted.
  public func run() -> Int32 {
    Interrupt.install()
    Signals.reportFileSizeLimit()
    let code = runSession()
    guard let failure = output.failure, !Interrupt.isRaised else { return code }
    Self.complain("standard output cannot be written: \(failure)")
    return Self.failed
  }

  private func runSession() -> Int32 {
    let session: Session
    do {
      session = try makeSession()
    } catch {
      Self.complain(CommandError(error).message)
      return Self.failed
    }
    if let path = options.checkedLessons {
      return session.checkLessons(path, seeds: options.checkedSeeds) ? 0 : Self.failed
    }
    if let word = options.answers { return session.playAnswers(word) ? 0 : Self.failed }
    do {
      if let path = options.record { try session.record(to: path) }
    } catch {
      Self.complain(CommandError(error).message)
      return Self.failed
    }
    let code = isInteractive ? interact(session) : script(session)
    return session.finishRecording() || code != 0 ? code : Self.failed
  }

  /// A prompt needs a person on both sides.
  private var isInteractive: Bool {
    options.files.isEmpty && options.commands.isEmpty && options.answers == nil
      && Terminal.isTerminal(Terminal.standardInput)
      && Terminal.isTerminal(Terminal.standardOutput) && !options.session.json
  }

  // MARK: At the prompt

  private func interact(_ session: Session) -> Int32 {
    if !options.session.quiet { session.welcome() }
    if options.runsConfiguration { runConfiguration(session) }
    do {
      try session.interact(historyFile: environment.stateFolder + "/history")
    } catch {
      Self.complain("the line editor cannot start on this terminal (\(error)); heartline FILE runs a session file")
      return Self.failed
    }
    return 0
  }

  private func runConfiguration(_ session: Session) {
    let path = environment.configurationFolder + "/rc"
    guard FileManager.default.fileExists(atPath: path) else { return }
    do {
      session.run(try session.services.files.readText(path), name: path, full: path)
    } catch {
      Self.complain(CommandError(error).message)
    }
  }

  // MARK: From files

  private func script(_ session: Session) -> Int32 {
    do {
      for script in try scripts(session) {
        let isDone = session.run(script.reader, name: script.name, full: script.path)
        if Interrupt.isRaised { return Self.wasInterrupted }
        guard isDone, !session.wantsToQuit else { break }
      }
    } catch {
      Self.complain(CommandError(error).message)
      return Self.failed
    }
    return session.hasFailed ? Self.failed : 0
  }

  private struct Script {
    let name: String
    let path: String?
    let reader: StatementReader
  }

  private func scripts(_ session: Session) throws -> [Script] {
    if !options.commands.isEmpty {
      return options.commands.enumerated().map { index, text in
        let name = options.commands.count > 1 ? "\(Self.typedCommands) \(index + 1)" : Self.typedCommands
        return Script(name: name, path: nil, reader: StatementReader(text: text))
      }
    }
    let input = Script(name: "standard input", path: nil, reader: StatementReader { _ in readLine() })
    // Every file is read before the first command runs: a missing one is found before an hour of work.
    let files = session.services.files
    let scripts = try options.files.map { name in
      name == "-"
        ? input
        : Script(name: name, path: files.resolved(name), reader: StatementReader(text: try files.readText(name)))
    }
    return scripts.isEmpty ? [input] : scripts
  }

  // MARK: Building the session

  private func makeSession() throws -> Session {
    let files = Files(workingFolder: environment.workingFolder, home: environment.home)
    let named = (options.data ?? environment.variable("HEARTLINE_DATA")).map { files.resolved($0) }
    let library = DataLibrary(
      named: named, downloadFolder: environment.dataFolder + "/ecg5000",
      cache: BeatCache(folder: environment.cacheFolder))
    let start = ContinuousClock.now
    let services = Services(
      library: library, files: files,
      activity: Activity(shouldStop: { [output] in Interrupt.isRaised || output.failure != nil }),
      clock: { (ContinuousClock.now - start).seconds },
      lessonsFolder: options.lessons.map { files.resolved($0) }, teaching: teaching,
      runs: runs(files), scores: scores)
    var recipe = Recipe()
    if let seed = options.seed { recipe.seed = seed }
    var sessionOptions = options.session
    sessionOptions.notesSimulatedBeats = !sessionOptions.quiet
    sessionOptions.showsTimes = options.showsTimes ?? Terminal.isTerminal(Terminal.standardOutput)
    return Session(
      bench: Workbench(data: try initialData(library), recipe: recipe), services: services, console: console,
      options: sessionOptions)
  }

  private var teaching: Teaching {
    var teaching = Teaching()
    teaching.progressFile = environment.stateFolder + "/lessons"
    teaching.recordsProgress = isInteractive
    teaching.allowsSkip = options.allowsSkip
    return teaching
  }

  /// Only a prompt keeps the scores of duels and guesses, and only there they count.
  private var scores: ScoreKeeper {
    guard isInteractive else { return ScoreKeeper() }
    return ScoreKeeper(folder: environment.stateFolder, clock: { Date().timeIntervalSince1970 })
  }

  /// A prompt keeps its runs for later ones; a script does where it is told to.
  private func runs(_ files: Files) -> RunKeeper {
    let file =
      options.runs.map { files.resolved($0) } ?? (isInteractive ? environment.stateFolder + "/runs.jsonl" : nil)
    let began = Date().timeIntervalSince1970
    return RunKeeper(
      file: file, session: "\(Int(began * 1000))-\(ProcessInfo.processInfo.processIdentifier)",
      clock: { Date().timeIntervalSince1970 })
  }

  private func initialData(_ library: DataLibrary) throws -> DataSet {
    do {
      return try library.initial()
    } catch {
      guard options.data == nil, library.named != nil else { throw error }
      throw CommandError("HEARTLINE_DATA: \(CommandError(error).message)")
    }
  }

  private var console: Console {
    let isTerminal = Terminal.isTerminal(Terminal.standardOutput)
    let glyphs = environment.glyphs(forcedASCII: options.ascii)
    let color = environment.colorDepth(options.color, isTerminal: isTerminal)
    let width = options.width
    return Console(
      write: output.write, writeError: Self.printError,
      appearance: {
        let window = isTerminal ? Terminal.size(Terminal.standardOutput) : nil
        return Appearance(
          width: max(30, width ?? window?.columns ?? 80), rows: window?.rows, color: color, glyphs: glyphs)
      }, live: live(glyphs), openScreen: isInteractive && !environment.isDumb ? { try RawTerminal() } : nil,
      page: pager.map { pager in { [output] in pager.show($0, otherwise: output.write) } })
  }

  private var pager: Pager? { isInteractive && !environment.isDumb ? Pager(environment) : nil }

  /// Progress is drawn on standard error, when that is a terminal that can move its cursor.
  private func live(_ glyphs: Glyphs) -> LiveTerminal? {
    let standardError: Int32 = 2
    guard Terminal.isTerminal(standardError), !environment.isDumb, !options.session.quiet else { return nil }
    let color = environment.colorDepth(options.color, isTerminal: true)
    return LiveTerminal(
      write: Self.printError,
      appearance: {
        Appearance(width: Terminal.size(standardError)?.columns ?? 80, color: color, glyphs: glyphs)
      }, rows: { Terminal.size(standardError)?.rows ?? 24 },
      openBoard: isInteractive ? { try AlternateScreen(output: standardError) } : nil)
  }

  private static func complain(_ message: String) {
    printError("heartline: \(message)\n")
  }

  /// An error that cannot be told has nobody to be told to.
  private static func printError(_ text: String) { _ = writeAll(Array(text.utf8), to: 2) }
}

/// Standard output, past any buffer, so that output and errors keep their order.
///
/// Once it fails, on a full disk say, nothing more is written: half an output must not look like a whole one.
private final class ResultStream: Sendable {
  private let state = Mutex<SystemError?>(nil)

  /// Why it could not be written, if it could not.
  var failure: SystemError? { state.withLock { $0 } }

  func write(_ text: String) {
    state.withLock { failure in
      if failure == nil { failure = writeAll(Array(text.utf8), to: 1) }
    }
  }
}

extension Duration {
  /// The duration as a number of seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
