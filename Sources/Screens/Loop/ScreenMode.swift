import LineEditing
import TerminalGraphics
import Views
import Workbench

/// A full-screen form of a command: a state that turns keys, mouse and time into pictures, and at its end into an outcome.
///
/// It knows no terminal and no clock, so a test can feed it events and ticks and look at its lines. What is to be seen
/// of it follows from its state alone.
package protocol ScreenMode {
  /// Takes one event.
  mutating func handle(_ event: InputEvent) -> ScreenStep
  /// Seconds from one tick to the next as things stand; `nil` while nothing moves by itself.
  var pulse: Double? { get }
  /// Takes the time that has passed since the last tick, in seconds; at most `ScreenRunner.longestTick`.
  mutating func tick(_ elapsed: Double) -> ScreenStep
  /// The whole screen, at most `rows` lines.
  func lines(_ appearance: Appearance, rows: Int) -> [StyledText]
  /// Puts what the person decided into the session's state; `isKept` is false when the screen was left with Esc.
  func finish(isKept: Bool, bench: inout Workbench) throws -> any Outcome
}

/// A mode in which nothing moves by itself.
extension ScreenMode {
  package var pulse: Double? { nil }
  package mutating func tick(_ elapsed: Double) -> ScreenStep { .wait }
}

/// What an event or a tick led to.
package enum ScreenStep: Equatable {
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
  /// The next event; `nil` when none came within so many milliseconds. Without a timeout it waits for one.
  func nextEvent(timeout: Int?) -> InputEvent?
  func end()
}

extension RawTerminal: Screen {}
