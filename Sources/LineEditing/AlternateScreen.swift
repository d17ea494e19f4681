import CEditline
import Platform

/// The alternate screen without the keyboard: for a picture that changes while the program works.
///
/// Keys typed meanwhile wait for the next read and are not echoed; Ctrl-C stays a signal. What was on the screen, and
/// all above it, is there again at the end, whether by `end()`, an exit, a deadly signal or a crash.
public final class AlternateScreen {
  private static let enter: StaticString = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[2J\u{1B}[H"
  // Cleared before it goes: after a resize tmux folds lines that are too long now and keeps them in its history.
  private static let leave: StaticString = "\u{1B}[0m\u{1B}[2J\u{1B}[?25h\u{1B}[?1049l"

  private let output: Int32
  private let session: TerminalSession
  private var isOpen = true

  /// Switches the terminal behind `output` to its other screen.
  /// - Throws: `TerminalError.notATerminal`.
  public init(input: Int32 = Terminal.standardInput, output: Int32) throws {
    guard Terminal.isTerminal(output) else { throw TerminalError.notATerminal }
    self.output = output
    session = try TerminalSession(descriptor: input, output: output, enter: Self.enter, leave: Self.leave)
    var quiet = session.attributes
    quiet.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(input, TCSADRAIN, &quiet)
    Terminal.send("\(Self.enter)", to: output)
  }

  /// Whether the program was stopped and continued since last asked: then the screen is empty again.
  public func takeLent() -> Bool { SessionSignals.takeContinued() }

  deinit { end() }

  /// Gives the screen back; calling it again does nothing.
  public func end() {
    guard isOpen else { return }
    isOpen = false
    Terminal.send("\(Self.leave)", to: output)
    session.end()
  }
}
