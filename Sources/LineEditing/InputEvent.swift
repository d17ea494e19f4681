/// What a person or the terminal did in full-screen mode.
public enum InputEvent: Equatable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// The window has a new size. Also sent after a stop and a return, as all has to be drawn again.
  case resize(TerminalSize)
  /// Ctrl-C.
  case interrupt
  /// The terminal is gone.
  case endOfInput
}

/// A key, without the bytes that a terminal sends for it.
public enum Key: Hashable, Sendable {
  case character(Character)
  /// Ctrl and a letter, given in lower case.
  case control(Character)
  /// Alt and a character.
  case alt(Character)
  case enter, tab, backTab, escape, backspace, delete, insert
  case up, down, left, right
  case shiftUp, shiftDown, shiftLeft, shiftRight
  case home, end, pageUp, pageDown
}

/// A mouse event in character cells; column and row count from 0 at the upper left.
public struct MouseEvent: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    case press, release
    /// The mouse moved with a button down. Terminals leave cells out when it moves fast: interpolate.
    case drag
    case scrollUp, scrollDown
  }
  public enum Button: Equatable, Sendable { case left, middle, right, none }

  public var kind: Kind
  public var button: Button
  public var column: Int
  public var row: Int
  public var shift: Bool
  public var alt: Bool
  public var control: Bool

  public init(
    _ kind: Kind, button: Button = .left, column: Int, row: Int, shift: Bool = false, alt: Bool = false,
    control: Bool = false
  ) {
    self.kind = kind
    self.button = button
    self.column = column
    self.row = row
    self.shift = shift
    self.alt = alt
    self.control = control
  }
}
