import CEditline
import Platform

/// Full-screen mode between two reads: alternate screen, hidden cursor, every key at once, mouse reports.
///
/// The terminal is given back by `end()`, when the object goes, and also when the program exits, is killed by a
/// signal it can see, crashes, or is stopped. Used from one thread.
public final class RawTerminal {
  /// How long a sequence may pause, in milliseconds: an Esc with nothing after it for so long is the Esc key.
  private static let sequenceTimeout = 100
  // Alternate screen, no cursor, buttons and drags (1002) as SGR reports (1006).
  private static let enter: StaticString = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?1002h\u{1B}[?1006h\u{1B}[2J\u{1B}[H"
  // Cleared before it goes: after a resize tmux folds lines that are too long now and keeps them in its history.
  private static let leave: StaticString =
    "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[0m\u{1B}[2J\u{1B}[?25h\u{1B}[?1049l"

  private let input: Int32
  private let output: Int32
  private let session: TerminalSession
  private let source: TerminalInput
  private var raw: termios
  private var parser = InputParser()
  private var ready: [InputEvent] = []
  private var isDragging = false
  private var isOpen = true

  /// Switches the terminal to full screen.
  /// - Throws: `TerminalError.notATerminal`, or `.noCursorAddressing` when TERM is dumb or not set.
  public init(input: Int32 = Terminal.standardInput, output: Int32 = Terminal.standardOutput) throws {
    guard Terminal.isTerminal(input), Terminal.isTerminal(output) else { throw TerminalError.notATerminal }
    let terminal = getenv("TERM").map { String(cString: $0) } ?? ""
    guard !["", "dumb"].contains(terminal) else { throw TerminalError.noCursorAddressing }
    self.input = input
    self.output = output
    source = TerminalInput(input)
    session = try TerminalSession(descriptor: input, output: output, enter: Self.enter, leave: Self.leave)
    Interrupt.install()
    raw = session.attributes
    // ISIG off: Ctrl-C is an event here. OPOST stays on, so that a newline is a newline.
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    raw.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR | ISTRIP)
    editline_flush()
    // Keys typed ahead, or the rest of a paste, were not meant for a screen that nobody had seen yet.
    tcflush(input, TCIFLUSH)
    takeTerminal()
  }

  private func takeTerminal() {
    tcsetattr(input, TCSADRAIN, &raw)
    Terminal.send("\(Self.enter)", to: output)
  }

  deinit { end() }

  /// Gives the terminal back; calling it again does nothing.
  public func end() {
    guard isOpen else { return }
    isOpen = false
    Terminal.send("\(Self.leave)", to: output)
    // Reports of a drag that goes on would be taken for keys at the prompt.
    if isDragging { tcflush(input, TCIFLUSH) }
    session.end()
  }

  /// Runs a body in full screen and gives the terminal back however the body ends.
  public static func run<Value>(_ body: (RawTerminal) throws -> Value) throws -> Value {
    let terminal = try RawTerminal()
    defer { terminal.end() }
    return try body(terminal)
  }

  /// The size now, 80 by 24 when the terminal does not know.
  public var size: TerminalSize { Terminal.size(output) ?? TerminalSize(columns: 80, rows: 24) }

  /// Sends text, escapes included, at once.
  public func write(_ text: String) { Terminal.send(text, to: output) }

  /// The next event; nil when none came within the time.
  /// - Parameter timeout: In milliseconds; nil waits for ever.
  public func nextEvent(timeout: Int? = nil) -> InputEvent? {
    let clock = ContinuousClock()
    let deadline = timeout.map { clock.now + .milliseconds($0) }
    while true {
      if let event = waitingEvent() { return event }
      let left = deadline.map { max(0, Int(clock.now.duration(to: $0) / .milliseconds(1))) } ?? -1
      switch source.next(timeout: parser.isWaiting ? Self.sequenceTimeout : left) {
      case .byte(let byte): take(byte)
      case .woken: break
      case .end: return .endOfInput
      case .nothing:
        guard parser.isWaiting else { return nil }
        ready += parser.finish()
      }
    }
  }

  private func waitingEvent() -> InputEvent? {
    if Interrupt.isRaised {
      Interrupt.clear()
      return .interrupt
    }
    let isBack = SessionSignals.takeContinued()
    if isBack {
      // What was typed for the shell, a blind "fg" say, is not meant for this screen.
      tcflush(input, TCIFLUSH)
      (ready, parser) = ([], InputParser())
      takeTerminal()
    }
    if SessionSignals.takeResized() || isBack { return .resize(size) }
    return ready.isEmpty ? nil : ready.removeFirst()
  }

  private func take(_ byte: UInt8) {
    let events = parser.feed(byte)
    // Keys are not signals here, so Ctrl-Z stops the program, and what it was started by, as the terminal would.
    if events == [.key(.control("z"))] {
      kill(0, SIGTSTP)
      return
    }
    ready += events
    guard case .mouse(let event) = ready.last else { return }
    isDragging = event.kind == .press || event.kind == .drag
  }
}
