import LineEditing
import Screens
import TerminalGraphics
import Views

/// Records what a session shows: typed lines, what they printed, full screens.
///
/// Times are those of a reader, not of the machine: a line is typed at a person's pace, output stays long enough to be
/// read, and nobody watches somebody think for more than two seconds. Without a clock, in a script, all of it follows from
/// the text alone, so that the same script makes the same file, byte for byte.
final class Recorder {
  /// What the file is to be.
  enum Format {
    case svg, cast
  }

  let path: String
  let format: Format
  /// How what is recorded looks.
  let appearance: Appearance
  private var recording: TerminalRecording
  /// Seconds since the recording began, as they will be played.
  private(set) var time = 0.0
  /// Seconds since some fixed moment; nil where only the text counts.
  private let clock: (() -> Double)?
  private var lastSeen: Double?
  /// What the next full screens are given.
  private var keys: [RecordedKey] = []

  /// Seconds a key takes, and the longest that nothing happens.
  private static let (keystroke, patience) = (0.06, 2.0)

  init(path: String, format: Format, appearance: Appearance, rows: Int, clock: (() -> Double)?) {
    self.path = path
    self.format = format
    var appearance = appearance
    appearance.rows = rows
    if appearance.color == .none || appearance.color == .ansi16 { appearance.color = .ansi256 }
    self.appearance = appearance
    recording = TerminalRecording(columns: min(max(appearance.width, 30), 300), rows: min(max(rows, 10), 100))
    self.clock = clock
    lastSeen = clock?()
  }

  /// Whether time follows from the text alone.
  var isOfScript: Bool { clock == nil }
  var columns: Int { recording.columns }
  var rows: Int { recording.rows }
  /// Whether anything was recorded.
  var isEmpty: Bool { recording.events.isEmpty }

  // MARK: What happens

  /// A line that somebody typed behind a prompt.
  func typed(_ line: String, prompt: String) {
    catchUp()
    recording.add(prompt, at: time)
    pass(0.4)
    for character in line {
      pass(Self.keystroke)
      recording.add(character == "\n" ? "\r\n" : String(character), at: time)
    }
    pass(0.3)
    recording.add("\r\n", at: time)
    lastSeen = clock?()
  }

  /// What a command printed.
  func printed(_ text: String) {
    guard !text.isEmpty else { return }
    catchUp()
    recording.add(text, at: time)
    if clock == nil { pass(min(4, 0.6 + 0.12 * Double(text.count { $0 == "\n" }))) }
  }

  // MARK: Full screens

  func beginScreen() {
    catchUp()
    recording.add("\u{1B}[?1049h\u{1B}[?25l\u{1B}[2J\u{1B}[H", at: time)
  }

  func drew(_ text: String) {
    catchUp()
    recording.add(text, at: time)
  }

  func endScreen() {
    catchUp()
    recording.add("\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l", at: time)
  }

  /// Lets time pass that nothing else measures.
  func pass(_ seconds: Double) { time += min(max(0, seconds), 60) }

  /// Takes the time that has passed since something was recorded last.
  private func catchUp() {
    guard let clock else { return }
    let now = clock()
    if let lastSeen { pass(min(Self.patience, now - lastSeen)) }
    lastSeen = now
  }

  // MARK: Keys for the screens of a script

  func add(_ keys: [RecordedKey]) { self.keys += keys }

  var hasKeys: Bool { !keys.isEmpty }

  func nextKey() -> RecordedKey? { keys.first }

  func takeKey() { keys.removeFirst() }

  /// What is left for no screen is for none that comes later.
  func dropKeys() { keys = [] }

  // MARK: The file

  var text: String {
    switch format {
    case .svg: recording.animatedSVG() + Self.mark
    case .cast: recording.cast
    }
  }

  /// Ends a picture that heartline recorded, so that it is known again.
  private static let mark = "<!-- recorded by heartline -->\n"

  /// Whether bytes are such a recording.
  static func isOwn(_ bytes: [UInt8]) -> Bool {
    bytes.suffix(mark.utf8.count).elementsEqual(mark.utf8) || bytes.starts(with: "{\"version\": 2, \"width\": ".utf8)
  }
}

/// A key for a screen, and how long it is waited for.
struct RecordedKey {
  let event: InputEvent?
  let delay: Double
}

/// A screen whose pictures are recorded as well as shown.
final class RecordedScreen: Screen {
  private let screen: any Screen
  private let recorder: Recorder

  init(_ screen: any Screen, _ recorder: Recorder) {
    (self.screen, self.recorder) = (screen, recorder)
    recorder.beginScreen()
  }

  var size: TerminalSize { screen.size }

  func write(_ text: String) {
    recorder.drew(text)
    screen.write(text)
  }

  func nextEvent(timeout: Int?) -> InputEvent? { screen.nextEvent(timeout: timeout) }

  func end() {
    screen.end()
    recorder.endScreen()
  }
}

/// A screen without a terminal: it shows itself to a recorder, and is given the keys that a script has laid down. Time
/// passes as the keys say, so nothing depends on the machine.
final class KeyedScreen: Screen {
  private let recorder: Recorder
  /// Seconds until the next key is pressed.
  private var wait: Double?

  init(_ recorder: Recorder) {
    self.recorder = recorder
    recorder.beginScreen()
  }

  var size: TerminalSize { TerminalSize(columns: recorder.columns, rows: recorder.rows) }

  func write(_ text: String) { recorder.drew(text) }

  func nextEvent(timeout: Int?) -> InputEvent? {
    while let key = recorder.nextKey() {
      let left = wait ?? key.delay
      if let timeout, Double(timeout) / 1000 < left {
        recorder.pass(Double(timeout) / 1000)
        wait = left - Double(timeout) / 1000
        return nil
      }
      recorder.pass(left)
      wait = nil
      recorder.takeKey()
      if let event = key.event { return event }
    }
    // Whoever lays down too few keys leaves the screen, rather than waiting for ever.
    return .endOfInput
  }

  func end() { recorder.endScreen() }
}
