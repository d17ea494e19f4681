import Platform
import PseudoTerminal
import Testing

/// The canvas of the whole program on a real terminal: mouse, keys, the score, and the terminal afterwards.
@Suite struct CanvasTerminalTests {
  private let escape = "\u{1B}"

  /// The program after a short training, its canvas open.
  private func canvas(columns: Int = 80, rows: Int = 24) throws -> PseudoTerminal {
    let program = try PseudoTerminal(
      BuiltProducts.path(of: "heartline"), arguments: ["--no-rc", "--quiet"], columns: columns, rows: rows)
    try program.expect("›")
    program.send("train 5\r")
    try program.expect("trained 5 epochs")
    program.send("draw\r")
    try program.expectScreen("the canvas") {
      $0.modes.isSuperset(of: [1049, 1002, 1006]) && $0.text.contains("next R")
    }
    return program
  }

  @Test func drawingWithMouseAndKeysMovesTheScore() throws {
    let program = try canvas()
    program.send("\(escape)[<0;4;3M\(escape)[<32;40;12M\(escape)[<32;73;5M\(escape)[<0;73;5m")
    try program.expectScreen("a stroke and its score") {
      $0.text.contains("all 140 points drawn") && $0.text.contains("ABNORMAL  error") && $0.text.contains("percentile")
    }
    program.send("c17l")
    try program.expectScreen("a loaded beat") { $0.text.contains("test beat 17") && $0.text.contains("error") }
    let before = program.screen.text
    program.send("40g " + String(repeating: "\(escape)[C\(escape)[A", count: 12))
    try program.expectScreen("the pen down and another score") {
      $0.text.contains("pen down at 52") && scoreLine($0.text) != scoreLine(before)
    }
    program.send("\r")
    try program.expect("drawn on the canvas")
    #expect(program.screen.modes == [7, 25])
    program.send("score drawn\r")
    try program.expect("drawn and its reconstruction")
    try program.expect("the baselines say")
    program.send("quit\r")
    #expect(try program.wait() == 0)
    #expect(program.modes == program.initialModes)
  }

  @Test(arguments: ["\u{1B}", "\u{3}"]) func leavingGivesTheTerminalBack(_ key: String) throws {
    let program = try canvas(columns: 60, rows: 20)
    program.resize(columns: 100, rows: 30)
    try program.expectScreen("the canvas in the larger window") { $0.text.contains("Enter keep") && $0.columns == 100 }
    program.send(key)
    try program.expect("left the canvas")
    #expect(program.screen.modes == [7, 25])
  }

  @Test(arguments: [SIGTERM, SIGHUP]) func aSignalGivesTheTerminalBack(_ signal: Int32) throws {
    let program = try canvas()
    program.signal(signal)
    #expect(try program.wait() == 128 + signal)
    #expect(program.modes == program.initialModes)
    #expect(program.screen.modes == [7, 25])
  }

  private func scoreLine(_ text: String) -> String {
    text.split(separator: "\n").first { $0.contains("percentile") }.map(String.init) ?? ""
  }
}
