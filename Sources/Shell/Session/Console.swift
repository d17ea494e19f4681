import LineEditing
import Screens
import TerminalGraphics
import Views

/// Where a session writes: handed in, so that a test can read it.
public struct Console {
  /// Results.
  public let write: (String) -> Void
  /// Everything else.
  public let writeError: (String) -> Void
  /// How results are to look, asked before each command because windows are resized.
  public let appearance: () -> Appearance
  /// Where progress is drawn; `nil` where no terminal shows it.
  public let live: LiveTerminal?
  /// Switches to full screen; `nil` where there is no terminal for it.
  public let openScreen: (() throws -> any Screen)?
  /// Shows a text a screen at a time; `nil` where there is no terminal for it.
  public let page: ((String) -> Void)?
  /// Gives a text to a line of the user's shell and returns its exit status; `nil` where it cannot be started.
  let pipe: (String, String) -> Int32?

  public init(
    write: @escaping (String) -> Void, writeError: @escaping (String) -> Void,
    appearance: @escaping () -> Appearance = { Appearance() }, live: LiveTerminal? = nil,
    openScreen: (() throws -> any Screen)? = nil, page: ((String) -> Void)? = nil
  ) {
    self.page = page
    pipe = { ForeignProgram.run($1, input: $0) }
    self.openScreen = openScreen
    self.write = write
    self.writeError = writeError
    self.appearance = appearance
    self.live = live
  }
}

/// A screen taken for a while; `end` gives it back as it was.
public protocol LiveBoard: AnyObject {
  /// Whether the screen was lent to somebody else since last asked, so that nothing is known of what it shows.
  func takeLent() -> Bool
  func end()
}

extension LiveBoard {
  public func takeLent() -> Bool { false }
}

extension AlternateScreen: LiveBoard {}

/// A terminal on which lines can be drawn over again.
public struct LiveTerminal {
  public let write: (String) -> Void
  public let appearance: () -> Appearance
  public let rows: () -> Int
  /// Takes the whole screen for a while, without the keyboard; `nil` where that is not to be.
  public let openBoard: (() throws -> any LiveBoard)?

  public init(
    write: @escaping (String) -> Void, appearance: @escaping () -> Appearance, rows: @escaping () -> Int,
    openBoard: (() throws -> any LiveBoard)? = nil
  ) {
    self.openBoard = openBoard
    self.write = write
    self.appearance = appearance
    self.rows = rows
  }
}

/// How a session behaves.
public struct SessionOptions: Sendable {
  public var json = false
  /// Leaves away what is not a result: next steps, headings of the session.
  public var quiet = false
  /// Prints each command before its output.
  public var echo = false
  /// Goes on after a failing command.
  public var keepGoing = false
  public var showsTimes = false
  /// Says once on standard error when a script trains on simulated beats.
  public var notesSimulatedBeats = false

  public init() {}
}
