import Foundation
import Platform
import PseudoTerminal
import Testing

/// The lever on a real pseudo-terminal: full screen and back, with arrows, Enter, Esc and a resize.
@Suite struct ThresholdLeverTests {
  private func started(columns: Int = 80, rows: Int = 24, arguments: [String] = ["--quiet"]) throws -> PseudoTerminal {
    var environment = PseudoTerminal.plainEnvironment
    environment["HOME"] = NSTemporaryDirectory() + "heartline-lever-\(UUID().uuidString)"
    let terminal = try PseudoTerminal(
      BuiltProducts.path(of: "heartline"), arguments: ["--no-rc", "--ascii"] + arguments, environment: environment,
      columns: columns, rows: rows)
    try terminal.expect("15-7-2>")
    terminal.send("train 5\r")
    try terminal.expect("trained>")
    return terminal
  }

  @Test func arrowsAndEnter() throws {
    let terminal = try started()
    terminal.send("threshold\r")
    try terminal.expectScreen("the lever") { $0.text.contains("choosing here is honest") }
    #expect(terminal.screen.modes.contains(1049))
    terminal.send("\u{1B}[C\u{1B}[C\u{1B}[1;2C\u{1B}[6~")
    try terminal.expectScreen("a threshold set by hand") { ($0.lines.first?.contains("set by hand") ?? false) }
    terminal.send("0.0123\r")
    try terminal.expectScreen("the number") { ($0.lines.first?.contains("threshold 0.01230") ?? false) }
    terminal.resize(columns: 100, rows: 30)
    try terminal.expectScreen("the larger window") { $0.lines.last?.contains("Esc leaves") ?? false }
    terminal.send("\r")
    try terminal.expect("threshold 0.01230, set by hand")
    try terminal.expect("trained>")
    #expect(!terminal.screen.modes.contains(1049))
    #expect(terminal.modes.echoes == terminal.initialModes.echoes || !terminal.modes.echoes)
    terminal.send("quit\r")
    #expect(try terminal.wait() == 0)
  }

  @Test func escapeAndControlC() throws {
    let terminal = try started(columns: 60, rows: 20)
    for leave in ["\u{1B}", "\u{3}"] {
      terminal.send("threshold\r")
      try terminal.expectScreen("the lever") { $0.modes.contains(1049) && $0.text.contains("ROC") }
      terminal.send("\u{1B}[D\u{1B}[D")
      try terminal.expectScreen("a threshold set by hand") { ($0.lines.first?.contains("set by hand") ?? false) }
      terminal.send(leave)
      try terminal.expect("left as it was")
      try terminal.expect("trained>")
      #expect(!terminal.screen.modes.contains(1049))
    }
    terminal.send("quit\r")
    #expect(try terminal.wait() == 0)
  }

  @Test func keysTypedAheadDoNotMoveIt() throws {
    let terminal = try started()
    terminal.send("threshold\raf0.5\r")
    try terminal.expectScreen("the lever as it was") {
      $0.modes.contains(1049) && ($0.lines.first?.contains("best accuracy on the validation beats") ?? false)
        && ($0.lines.last?.contains("Esc leaves") ?? false)
    }
    terminal.send("\u{1B}")
    try terminal.expect("left as it was")
    try terminal.expect("trained>")
    terminal.send("quit\r")
    #expect(try terminal.wait() == 0)
  }

  @Test(arguments: [SIGTERM, SIGHUP]) func aSignalDuringTheDashboardGivesTheTerminalBack(_ signal: Int32) throws {
    let terminal = try started(arguments: [])
    terminal.send("train 100000\r")
    try terminal.expectScreen("the dashboard") { $0.modes.contains(1049) && $0.text.contains("AUC ") }
    #expect(!terminal.screen.modes.contains(25))
    terminal.signal(signal)
    #expect(try terminal.wait() == 128 + signal)
    #expect(terminal.modes == terminal.initialModes)
    #expect(terminal.screen.modes == [7, 25])
    #expect(!terminal.screen.text.contains("AUC "))
  }

  @Test func theDashboardLeavesNothingBehind() throws {
    let terminal = try started(arguments: [])
    terminal.send("train 100000\r")
    try terminal.expectScreen("the dashboard") { $0.modes.contains(1049) && $0.text.contains("AUC ") }
    terminal.resize(columns: 62, rows: 20)
    terminal.resize(columns: 90, rows: 30)
    try terminal.expectScreen("the bar in the new window") {
      ($0.lines.first?.contains("epoch") ?? false) && ($0.lines.last?.contains("Ctrl-C stops") ?? false)
    }
    terminal.send("\u{3}")
    try terminal.expect("stopped after")
    try terminal.expect("trained>")
    #expect(!terminal.screen.modes.contains(1049))
    #expect(terminal.screen.modes.contains(25))
    #expect(!terminal.screen.text.contains("AUC "))
    terminal.send("quit\r")
    #expect(try terminal.wait() == 0)
  }
}
