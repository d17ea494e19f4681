/// How many colours the terminal shows.
public enum ColorDepth: Equatable, Sendable {
  /// No escape sequence at all.
  case none
  /// The terminal's own sixteen colours.
  case ansi16
  /// The 256-colour palette of xterm.
  case ansi256
  /// 24-bit colour.
  case trueColor
}

/// Which characters a picture may be made of.
public enum Glyphs: Equatable, Sendable {
  /// Braille patterns, block elements and box-drawing lines.
  case unicode
  /// Printable ASCII only: the plain twin of every picture.
  case ascii
}

/// What a picture is drawn for: columns, colours and characters.
public struct Appearance: Equatable, Sendable {
  /// Columns a picture may take; every picture keeps to it from 30 up, and takes 30 where it is less.
  public var width: Int
  /// Rows of the window, where there is one: what draws may choose a height that leaves the picture on one screen.
  public var rows: Int?
  /// How many colours the terminal shows.
  public var color: ColorDepth
  /// Which characters pictures are made of.
  public var glyphs: Glyphs

  /// An appearance of `width` columns; by default without colour, in Unicode.
  public init(width: Int = 80, rows: Int? = nil, color: ColorDepth = .none, glyphs: Glyphs = .unicode) {
    self.width = width
    self.rows = rows
    self.color = color
    self.glyphs = glyphs
  }

  /// The columns that pictures really use: at least 30, at most 1000.
  package var columns: Int { min(max(width, 30), 1000) }
}
