import LineEditing
import TerminalGraphics

/// A full-screen form of a command: a value that turns keys and mouse into pictures, and at its end into an outcome.
///
/// It knows no terminal, so a test can feed it events and look at its lines.
protocol ScreenMode {
  /// Takes one event.
  mutating func handle(_ event: InputEvent) -> ScreenStep
  /// The whole screen, at most `rows` lines.
  func lines(_ appearance: Appearance, rows: Int) -> [StyledText]
  /// Puts what the person decided into the session; `isKept` is false when the screen was left with Esc.
  func finish(isKept: Bool, context: inout CommandContext) throws -> any Outcome
}

/// What an event led to.
enum ScreenStep: Equatable {
  /// Draw again.
  case draw
  /// Nothing to be seen has changed.
  case wait
  /// The person is done and keeps the result.
  case keep
  /// The person leaves everything as it was.
  case leave
}

/// The part of a raw terminal that a screen mode needs, so that a test can stand in for it.
public protocol Screen: AnyObject {
  var size: TerminalSize { get }
  func write(_ text: String)
  func nextEvent(timeout: Int?) -> InputEvent?
  func end()
}

extension RawTerminal: Screen {}
