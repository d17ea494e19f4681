import Foundation
import Platform
import PseudoTerminal
import Testing

/// However the program ends, the terminal is as it was.
@Suite struct RestoreTests {
  @Test(arguments: [
    ("quit", "[quit]", 0), ("exit", "<exit>", 3), ("raw", "[raw", 0), ("data", "<data>", 0),
  ])
  func at_the_end(line: String, answer: String, code: Int32) throws {
    let fixture = try startFixture()
    fixture.send(line + Keys.enter)
    try fixture.expect(answer)
    fixture.send("q" + Keys.control("u") + Keys.control("d"))
    #expect(try fixture.wait() == code)
    #expect(fixture.modes == fixture.initialModes)
    #expect(fixture.screen.modes == [7, 25])
  }

  @Test(arguments: [("", SIGTERM), ("", SIGHUP), ("work", SIGTERM), ("raw", SIGTERM), ("raw", SIGHUP)])
  func killed(line: String, signal: Int32) throws {
    let fixture = try startFixture()
    fixture.send(line + Keys.enter)
    try fixture.expect(line == "work" ? "[working]" : line == "raw" ? "[raw" : "test 2> ")
    #expect(fixture.modes != fixture.initialModes)
    fixture.signal(signal)
    #expect(try fixture.wait() == 128 + signal)
    #expect(fixture.modes == fixture.initialModes)
    #expect(fixture.screen.modes == [7, 25])
  }

  @Test(arguments: ["crash", "raw crash"])
  func crashed(line: String) throws {
    let fixture = try startFixture()
    fixture.send(line + Keys.enter)
    #expect(try fixture.wait() > 128)
    #expect(fixture.modes == fixture.initialModes)
    #expect(fixture.screen.modes == [7, 25])
  }

  /// The fixture at its first prompt, as a job of a shell.
  private func fixtureInAShell() throws -> PseudoTerminal {
    let environment = PseudoTerminal.plainEnvironment.merging(["PS1": "shell: "]) { $1 }
    let shell = try PseudoTerminal("/bin/sh", arguments: ["-i"], environment: environment)
    try shell.expect("shell: ")
    shell.send(BuiltProducts.path(of: "line-editing-fixture") + "\n")
    try shell.expect("test 1> ")
    return shell
  }

  @Test func stopped_and_continued() throws {
    let shell = try fixtureInAShell()
    shell.send("half")
    try shell.expectScreen("what was typed") { $0.cursorLine == "test 1> half" }
    shell.send(Keys.control("z"))
    try shell.expect("shell: ")
    shell.send("stty -a\n")
    let modes = try shell.expect("shell: ")
    #expect(modes.contains(" icanon") && modes.contains(" echo "))
    shell.send("fg\n")
    try shell.expect("test 1> half")
    shell.send(" and half" + Keys.enter)
    try shell.expect("<half and half>")
    shell.send("quit" + Keys.enter)
    try shell.expect("shell: ")
  }

  /// The prompt after a command that was stopped is shown once.
  @Test func stopped_during_a_command() throws {
    let shell = try fixtureInAShell()
    shell.send("work" + Keys.enter)
    try shell.expect("[working]")
    shell.send(Keys.control("z"))
    try shell.expect("shell: ")
    shell.send("fg\n")
    try shell.expect("line-editing-fixture")
    // The shell names the job before it hands it the terminal; a key that comes in between is the shell's.
    Thread.sleep(forTimeInterval: 0.5)
    shell.send(Keys.control("c"))
    try shell.expect("[stopped]")
    try shell.expect("test 2> ")
    shell.send("on" + Keys.enter)
    #expect(try !shell.expect("<on>").contains("test 2>"))
    #expect(shell.screen.lines.contains("test 2> on"))
    shell.send("quit" + Keys.enter)
    try shell.expect("shell: ")
  }

  @Test func full_screen_stopped_and_continued() throws {
    let shell = try fixtureInAShell()
    shell.send("stopping" + Keys.enter)
    try shell.expect("[raw")
    try shell.expect("shell: ")
    #expect(shell.screen.modes == [7, 25])
    shell.send("stty -a\n")
    let modes = try shell.expect("shell: ")
    #expect(modes.contains(" icanon") && modes.contains(" echo "))
    shell.send("fg\n")
    try shell.expect("{resize")
    try shell.expectScreen("full screen") { $0.modes.isSuperset(of: [1049, 1002]) && !$0.modes.contains(25) }
    shell.send(Keys.up)
    try shell.expect("{key(LineEditing.Key.up)}")
    shell.send("q")
    try shell.expect("test 2> ")
  }
}
