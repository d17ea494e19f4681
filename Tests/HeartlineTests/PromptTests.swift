import PseudoTerminal
import Testing

/// The prompt on a real pseudo-terminal, as a person meets it.
@Suite struct PromptTests {
  let program: RunningProgram

  init() throws { program = try RunningProgram() }

  @Test func aFirstSession() throws {
    let terminal = try program.terminal()
    try terminal.expect("Four things to try:")
    try terminal.expect("15-7-2 › ")
    terminal.send("tra\t")
    try terminal.expectScreen("train completed") { $0.text.contains("› train") }
    terminal.send("\r")
    try terminal.expect("trained 50 epochs")
    try terminal.expect("15-7-2 trained › ")
    terminal.send("evaluate\r")
    try terminal.expect("AUC 0.9")
    terminal.send("score 17\r")
    try terminal.expect("of the normal simulated training beats have a larger error")
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

  @Test func aPastedBlockStopsAtItsFirstError() throws {
    let terminal = try program.terminal(["--quiet"])
    try terminal.expect("› ")
    terminal.send("layers 15-7-3\rdraw <<END\r  *  \r*   *\rEND\rfrob\rset epochs 7\r\rshow\rset seed")
    try terminal.expect("15-7-3 › draw <<END")
    try terminal.expect("a picture of 2 rows")
    try terminal.expect("there is no command \"frob\"")
    try terminal.expect("stopped at this error: 2 waiting lines are not run")
    try terminal.expect("15-7-3 › ")
    terminal.send("epochs\r")
    try terminal.expect("epochs 50")
    terminal.send("\u{4}")
    #expect(try terminal.wait() == 0)
  }

  @Test func ctrlCEndsAPastedBlock() throws {
    let terminal = try program.terminal()
    try terminal.expect("› ")
    terminal.send("train 100000\rset epochs 7\r")
    try terminal.expectScreen("the live display") { $0.text.contains("/100000") }
    terminal.send("\u{3}")
    try terminal.expect("stopped: 1 waiting line is not run")
    terminal.send("epochs\r")
    try terminal.expect("epochs 50")
  }

  @Test func aBlockOutOfTheHistoryRunsAgain() throws {
    let terminal = try program.terminal(["--quiet"])
    try terminal.expect("› ")
    terminal.send("draw <<END\r")
    try terminal.expect("… ")
    terminal.send(" * \rEND\r")
    try terminal.expect("a picture of 1 row")
    try terminal.expect("› ")
    terminal.send("\u{1B}[A")
    try terminal.expectScreen("its lines") { $0.text.contains("draw <<END\n *\nEND") }
    terminal.send("\r")
    try terminal.expect("a picture of 1 row")
  }

  @Test(arguments: ["exit", "\\q", ":q", ".quit", "q", "quit()", "EXIT"]) func everyWordThatLeaves(_ word: String)
    throws
  {
    let terminal = try program.terminal(["--quiet"])
    try terminal.expect("› ")
    terminal.send(word + "\r")
    #expect(try terminal.wait() == 0)
  }

  @Test func longOutputIsPagedAndShortOutputIsNot() throws {
    try program.write("#!/bin/sh\nread line; echo \"[paged $line]\"\n", to: "pager")
    let terminal = try program.terminal(["--quiet"], variables: ["PAGER": "sh ./pager"])
    try terminal.expect("› ")
    terminal.send("help all\r")
    try terminal.expect("[paged Compose the autoencoder]")
    terminal.send("show seed\r")
    try terminal.expect("seed 1")
    // Neither a block nor a session file stops at a pager.
    terminal.send("help all\rshow epochs\r")
    try terminal.expect("Settings")
    try terminal.expect("epochs 50")
    terminal.send("pager off\r")
    try terminal.expect("the pager is off")
    terminal.send("help all\r")
    try terminal.expect("begin a lesson, or go on with it")
    #expect(terminal.output.split(separator: "[paged ").count == 2)
    terminal.send("\u{4}")
    #expect(try terminal.wait() == 0)
    #expect(terminal.modes == terminal.initialModes)
  }

  @Test func aPagerThatIsNotThereIsDoneWithout() throws {
    let terminal = try program.terminal(["--quiet"], variables: ["PAGER": "/nonexistent/pager"])
    try terminal.expect("› ")
    terminal.send("help all\r")
    try terminal.expect("begin a lesson, or go on with it")
  }

  @Test func outputGoesToProgramsAndCtrlCIsTheirs() throws {
    try program.write("trap 'echo CAUGHT; exit' INT; echo READY; while :; do sleep 0.1; done\n", to: "waits")
    let terminal = try program.terminal(["--quiet"])
    try terminal.expect("› ")
    terminal.send("help all | head -1 | tr a-z A-Z; show seed\r")
    try terminal.expect("COMPOSE THE AUTOENCODER")
    try terminal.expect("seed 1")
    terminal.send("help | sh ./waits\r")
    try terminal.expect("READY")
    #expect(terminal.modes.echoes)
    terminal.send("\u{3}")
    try terminal.expect("CAUGHT")
    try terminal.expect("› ")
    terminal.send("show epochs\r")
    try terminal.expect("epochs 50")
  }

  @Test func theWelcomeSaysWhereTheCourseStands() throws {
    let terminal = try program.terminal()
    #expect(try terminal.expect("15-7-2 › ").contains("\"lesson 1\" guides you"))
    terminal.send("lesson 2\rskip\rquit\r")
    #expect(try terminal.wait() == 0)
    let again = try program.terminal()
    let welcome = try again.expect("15-7-2 › ")
    #expect(welcome.contains("0 of ") && welcome.contains("lessons done: lesson 1,") && !welcome.contains("guides you"))
    again.send("\u{4}")
    #expect(try again.wait() == 0)
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
    let terminal = try program.terminal(variables: ["NO_COLOR": "1", "PAGER": "cat"], columns: 40, rows: 20)
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
