import PseudoTerminal
import Testing

/// The prompt on a real pseudo-terminal, as a person meets it.
@Suite struct PromptTests {
  let program: RunningProgram

  init() throws { program = try RunningProgram() }

  @Test func aFirstSession() throws {
    let terminal = try program.terminal()
    try terminal.expect("Three things to try:")
    try terminal.expect("15-7-2 › ")
    terminal.send("tra\t")
    try terminal.expectScreen("train completed") { $0.text.contains("› train") }
    terminal.send("\r")
    try terminal.expect("trained 50 epochs")
    try terminal.expect("15-7-2 trained › ")
    terminal.send("evaluate\r")
    try terminal.expect("AUC 0.9")
    terminal.send("score 17\r")
    try terminal.expect("of the normal training beats have a larger error")
    terminal.send("bottleneck 3\r")
    try terminal.expect("15-7-3 stale › ")
    terminal.send("\u{4}")
    #expect(try terminal.wait() == 0)
    #expect(terminal.modes == terminal.initialModes)
  }

  @Test func ctrlCStopsATrainingAndKeepsIt() throws {
    let terminal = try program.terminal()
    try terminal.expect("› ")
    terminal.send("train 100000\r")
    try terminal.expectScreen("the live display") { $0.text.contains("/100000") }
    terminal.send("\u{3}")
    try terminal.expect("stopped after")
    try terminal.expect("15-7-2 trained › ")
    try terminal.expectScreen("the display is gone") { !$0.text.contains("/100000") }
    terminal.send("abandoned line\u{3}")
    try terminal.expect("› ")
    terminal.send("quit\r")
    #expect(try terminal.wait() == 0)
  }

  @Test func historyOutlivesTheSession() throws {
    for (line, up) in [("bottleneck 4", false), ("", true)] {
      let terminal = try program.terminal(["--quiet"])
      try terminal.expect("› ")
      terminal.send(up ? "\u{1B}[A" : line + "\r")
      if up { try terminal.expectScreen("the line of the other session") { $0.cursorLine.contains("bottleneck 4") } }
      terminal.send(up ? "\u{3}" : "")
      try terminal.expect("› ")
      terminal.send("\u{4}")
      #expect(try terminal.wait() == 0)
    }
  }

  @Test func aPastedBlockIsAScript() throws {
    let terminal = try program.terminal(["--quiet"])
    try terminal.expect("› ")
    terminal.send("layers 9 \\\n 5\nset epochs 3\ntrain\nshow epochs\n")
    try terminal.expect("trained 3 epochs")
    try terminal.expect("epochs 3")
    try terminal.expect("9-5-2 ")
    terminal.send("\u{4}")
    #expect(try terminal.wait() == 0)
  }

  @Test func aDumbTerminalIsServedPlainly() throws {
    let terminal = try program.terminal(variables: ["TERM": "dumb"])
    try terminal.expect("heartline: teach a small network")
    try terminal.expect("15-7-2> ")
    terminal.send("train 200\r")
    try terminal.expect("trained 200 epochs")
    terminal.send("quit\r")
    #expect(try terminal.wait() == 0)
    #expect(terminal.escapeCount == 0)
  }

  @Test func aNarrowWindowIsFilledAndNotOverrun() throws {
    let terminal = try program.terminal(variables: ["NO_COLOR": "1"], columns: 40, rows: 20)
    try terminal.expect("› ")
    terminal.send("train 2; layers; compare; score 1\r")
    try terminal.expect("most of the error")
    try terminal.expect("15-7-2 ")
    let lines = terminal.output.split(whereSeparator: \.isNewline).filter { !$0.contains("›") }
    for line in lines { #expect(line.count <= 40, "\(line)") }
    terminal.send("\u{4}")
    #expect(try terminal.wait() == 0)
  }
}
