/// A colour as a terminal is told it.
public enum TerminalColor: Hashable, Sendable {
  /// One of the terminal's own sixteen, 0 … 15.
  case basic(Int)
  /// An entry of xterm's 256, 16 … 255.
  case indexed(Int)
  case rgb(Int, Int, Int)
}

/// How a cell looks.
public struct CellStyle: Hashable, Sendable {
  /// nil is the terminal's own foreground, and its own background.
  public var foreground: TerminalColor?
  public var background: TerminalColor?
  public var isBold = false
  public var isFaint = false
  public var isItalic = false
  public var isUnderlined = false
  public var isReversed = false

  public init() {}
}

/// One column of one row of a terminal.
public struct TerminalCell: Hashable, Sendable {
  /// The character; empty for the right half of a wide one.
  public var text: String
  public var style: CellStyle

  public init(_ text: String, _ style: CellStyle = CellStyle()) {
    (self.text, self.style) = (text, style)
  }

  static let blank = TerminalCell(" ")
}
