import ArgumentParser
import Kernels
import Shell
import Workbench

/// The process: its options, and the exit code.
@main
struct Heartline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "heartline",
    abstract: "Teach a small autoencoder what normal heartbeats look like, and see which ones it flags.",
    usage: """
      heartline                          start the shell
      heartline FILE ...                 run session files
      heartline -c 'train; evaluate'     run commands
      heartline --json -c 'train' | jq   one JSON object a command
      """,
    discussion: "At the prompt, \"help\" lists the commands. Piped input is a script too.")

  static let version = Release.version
  /// The day of this version, for the manual page.
  static let date = Release.date

  @Argument(help: "Session files, one command a line; - is standard input.", completion: .file())
  var files: [String] = []

  @Option(
    name: .short,
    help: ArgumentHelp(
      "Run these commands; \";\" separates them. Given several times, they run in order.", valueName: "commands"))
  var commands: [String] = []

  @Option(help: "Folder or file with beats in UCR form (default: $HEARTLINE_DATA, then the download, then simulated).")
  var data: String?

  @Option(help: "Where every random choice starts.")
  var seed: Int?

  @Option(help: "Colours: auto, always or never.")
  var color = Color.auto

  @Option(help: "Columns to draw in, 30 or more (default: the terminal's, else 80).")
  var width: Int?

  @Option(help: "Keep trainings in this file, and know those it holds (default: only the prompt keeps them).")
  var runs: String?

  @Option(help: "Record the session to this file: FILE.svg is a moving picture, FILE.cast is played by asciinema.")
  var record: String?

  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  @Flag(help: "Print one JSON object a command, a line each, and nothing else.")
  var json = false

  @Flag(help: "Leave out the welcome, progress and next steps.")
  var quiet = false

  @Flag(help: "Print each command before its output.")
  var echo = false

  @Flag(help: "Go on after a failing command.")
  var keepGoing = false

  @Flag(inversion: .prefixedNo, help: "Show durations (default: only on a terminal).")
  var times: Bool?

  @Option(help: "Teach from the lessons in this folder.")
  var lessons: String?

  @Option(help: "Check the lessons of a folder, or one lesson's file, and say what is wrong with them.")
  var checkLessons: String?

  @Option(help: "With --check-lessons: play each with so many seeds, and say for how many of them its facts hold.")
  var seeds: Int?

  @Option(help: "Play the reference answers of a lesson: its number, its name, its file, or \"all\".")
  var answers: String?

  @Flag(name: .customLong("no-skip"), help: "Steps of a lesson cannot be skipped.")
  var noSkip = false

  @Flag(name: .customLong("no-rc"), help: "Do not run the configuration file at the start of the prompt.")
  var noConfiguration = false

  @Flag(help: "Show the version.")
  var version = false

  @Flag(help: "With --version: show the instruction set that the program computes with, too.")
  var verbose = false

  @Flag(name: .customLong("print-manual"), help: .hidden)
  var printsManual = false

  /// The colour option as the command line spells it.
  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  func validate() throws {
    if !commands.isEmpty, !files.isEmpty {
      throw ValidationError("-c and session files exclude each other; put 'source FILE' into the commands.")
    }
    if let seeds {
      guard checkLessons != nil else { throw ValidationError("--seeds belongs to --check-lessons.") }
      guard (2...1000).contains(seeds) else {
        throw ValidationError("--seeds \(seeds) is out of range; it takes 2 to 1000.")
      }
    }
    if verbose, !version { throw ValidationError("--verbose goes with --version.") }
    if let seed, !Recipe.seeds.contains(seed) {
      throw ValidationError("--seed \(seed) is out of range; it goes from -10^15 to 10^15.")
    }
    if let width, width < 30 { throw ValidationError("--width \(width) is too narrow; 30 columns are the least.") }
  }

  /// The version and, when asked for, the instruction sets of the kernels: the one in use first.
  private var versionText: String {
    guard verbose else { return Heartline.version }
    let names = Kernels.available.map(\.name)
    let others = names.count > 1 ? " (also built in: \(names.dropFirst().joined(separator: ", ")))" : ""
    return "heartline \(Heartline.version)\ninstruction set: \(names[0])\(others)"
  }

  func run() throws {
    if version { return print(versionText) }
    if printsManual { return print(try ManualPage.heartline().text, terminator: "") }
    var options = ProgramOptions()
    options.files = files
    options.commands = commands
    options.data = data
    options.seed = seed
    options.color = ColorChoice(rawValue: color.rawValue) ?? .auto
    options.ascii = ascii
    options.width = width
    options.runs = runs
    options.record = record
    options.showsTimes = times
    options.runsConfiguration = !noConfiguration
    options.lessons = lessons
    options.checkedLessons = checkLessons
    options.checkedSeeds = seeds
    options.answers = answers
    options.allowsSkip = !noSkip
    options.session.json = json
    options.session.quiet = quiet
    options.session.echo = echo
    options.session.keepGoing = keepGoing
    let code = Program(options: options, environment: .current).run()
    throw ExitCode(code)
  }
}
