import TerminalGraphics
import Views
import Workbench

/// Commands that record a session as a moving picture.
let recordCommands: [Command] = [
  Command(
    "record", [Parameter("file", .path)],
    options: [
      CommandOption("rows", .integer(10...100), "rows of the picture (default: the window's, else 24)"), forceOption,
    ], group: .keep, effect: .directs,
    summary: "record what follows, screens included, as an animated picture (.svg) or an asciinema cast (.cast)",
    details: """
      It goes on until "record stop" or the end of the session. An SVG plays in any browser and in a README, light or dark \
      as its reader has it. What is typed appears at a person's pace, and no pause is longer than two seconds; in a \
      script times follow from the text alone, so the same script makes the same file.
      """,
    example: ["record session.svg", "train", "record stop"],
    action: { context, arguments in
      let path = arguments.word("file") ?? ""
      guard let format = recordingFormat(path) else {
        throw arguments.error(
          "\"\(path)\" must end in .svg, which is a moving picture, or in .cast, which asciinema plays", about: "file")
      }
      try context.services.files.checkWritable(path)
      if context.services.files.exists(path), !arguments.has("force") {
        guard let old = try? context.services.files.read(path), Recorder.isOwn(old) else {
          throw arguments.error(
            "\"\(path)\" is there already and is not a recording; \"--force\" puts one in its place", about: "file")
        }
      }
      context.requests.append(
        .record(
          RecordRequest(path: path, format: format, rows: arguments.integer("rows"), isForced: arguments.has("force"))))
      let ended = context.recordingTo.map { "recorded to \($0); " } ?? ""
      return MessageOutcome(message: "\(ended)recording to \(path); \"record stop\" ends it")
    }),
  Command(
    "record stop", group: .keep, effect: .directs, summary: "end the recording and write its file",
    example: ["record session.svg", "train", "record stop"],
    action: { context, _ in
      guard let path = context.recordingTo else {
        throw CommandError("nothing is being recorded; \"record FILE.svg\" begins")
      }
      context.requests.append(.stopRecording)
      return MessageOutcome(message: "recorded to \(path)")
    }),
  Command(
    "record keys", [Parameter("key", .text, .repeated(atLeast: 1))], group: .keep, effect: .directs,
    summary: "in a recorded script: keys for the full screen that the next command opens",
    details: """
      A script has no keyboard, so full screens stay closed in it, unless it is recorded and keys are laid down: \
      "record keys . wait 1 a wait 3 enter", then "draw". Keys are enter, esc, tab, space, backspace, delete, left, right, up, \
      down, home, end, pageup and pagedown, any character, right*12 for one that is held, and "wait 2" for two seconds.
      """,
    example: ["record session.svg", "record keys . wait 1 enter", "draw", "record stop"],
    action: { context, arguments in
      guard context.recordingTo != nil else {
        throw CommandError("nothing is being recorded; \"record FILE.svg\" begins, and then keys can be laid down")
      }
      let keys: [RecordedKey]
      do {
        keys = try KeyNames.keys(arguments.words("key"))
      } catch let error as CommandError {
        throw arguments.error(error.message, about: "key")
      }
      context.requests.append(.recordKeys(KeyList(keys: keys)))
      return SilentOutcome()
    }),
]

/// What the ending of a name asks for.
private func recordingFormat(_ path: String) -> Recorder.Format? {
  let name = path.lowercased()
  return name.hasSuffix(".svg") ? .svg : name.hasSuffix(".cast") ? .cast : nil
}

/// What is to be recorded where.
struct RecordRequest: Sendable {
  let path: String
  let format: Recorder.Format
  let rows: Int?
  let isForced: Bool
}

/// Keys on their way to a recorder.
struct KeyList: Sendable {
  let keys: [RecordedKey]
}

extension Session {
  /// Begins a recording; one that was going on is written first.
  func startRecording(_ request: RecordRequest, from origin: Origin) throws {
    try stopRecording()
    let isTyped = if case .prompt = origin { true } else { false }
    let appearance = console.appearance()
    let window = isTyped ? appearance.rows : nil
    var clock: (() -> Double)?
    if isTyped { clock = services.clock }
    recorder = Recorder(
      path: request.path, format: request.format, appearance: appearance, rows: request.rows ?? window ?? 24,
      clock: clock)
    recordsOver = request.isForced
  }

  /// Writes the recording that is going on, if one is.
  func stopRecording() throws {
    guard let recorder else { return }
    self.recorder = nil
    _ = try services.files.replace(
      recorder.path, with: Array(recorder.text.utf8), isForced: recordsOver, isOwn: Recorder.isOwn)
  }

  /// Writes what is recorded when the session ends; false when that fails.
  @discardableResult
  public func finishRecording() -> Bool {
    do {
      try stopRecording()
      return true
    } catch {
      console.writeError("heartline: \(CommandError(error).message)\n")
      return false
    }
  }

  /// Begins recording before the first command: `--record FILE`.
  public func record(to path: String) throws {
    guard let format = recordingFormat(path) else {
      throw CommandError("\"\(path)\" must end in .svg or in .cast")
    }
    try services.files.checkWritable(path)
    try startRecording(
      RecordRequest(path: path, format: format, rows: nil, isForced: false), from: .script(name: "", folder: nil))
  }
}
