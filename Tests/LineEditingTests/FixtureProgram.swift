import PseudoTerminal

/// Starts the fixture: a prompt `test 1> ` that repeats what it read as `<line>`.
func startFixture(
  history: String = "-", home: String = "/nonexistent", terminal: String = "xterm", locale: String = "C.UTF-8",
  columns: Int = 80, rows: Int = 24
) throws -> PseudoTerminal {
  var environment = PseudoTerminal.plainEnvironment
  environment["HOME"] = home
  environment["TERM"] = terminal
  environment["LANG"] = locale
  let fixture = try PseudoTerminal(
    BuiltProducts.path(of: "line-editing-fixture"), arguments: [history], environment: environment,
    columns: columns, rows: rows)
  try fixture.expect("test 1> ")
  return fixture
}

/// Keys by name, as an xterm sends them.
enum Keys {
  static let enter = "\r"
  static let tab = "\t"
  static let escape = "\u{1B}"
  static let backspace = "\u{7F}"
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let right = "\u{1B}[C"
  static let left = "\u{1B}[D"
  static let home = "\u{1B}[H"
  static let end = "\u{1B}[F"
  static let delete = "\u{1B}[3~"
  static let controlLeft = "\u{1B}[1;5D"
  static let controlRight = "\u{1B}[1;5C"
  static func control(_ letter: Character) -> String {
    String(Unicode.Scalar((letter.asciiValue ?? 0x40) & 0x1F))
  }
}
