import LineEditing
import PseudoTerminal
import Testing

@Suite struct TerminalTests {
  @Test func quiet_without_an_editor() throws {
    let fixture = try PseudoTerminal(BuiltProducts.path(of: "line-editing-fixture"), arguments: ["quiet"])
    try fixture.expect("[working]")
    #expect(!fixture.modes.echoes)
    fixture.send("abcd" + Keys.enter)
    try fixture.expect("<abcd>")
    #expect(try fixture.wait() == 0)
    #expect(fixture.output == "[working]\n[done]\n<abcd>\n")
    #expect(fixture.modes == fixture.initialModes)
  }

  @Test(arguments: ["echo | $0 -", "$0 - | cat"])
  func no_editor_without_a_terminal(command: String) throws {
    let shell = try PseudoTerminal(
      "/bin/sh", arguments: ["-c", command, BuiltProducts.path(of: "line-editing-fixture")])
    try shell.expect("notATerminal")
    _ = try shell.wait()
    #expect(shell.modes == shell.initialModes)
  }

  @Test func folder_environment_size_and_status_of_a_program() throws {
    let program = try PseudoTerminal(
      "/bin/sh", arguments: ["-c", "pwd; echo $WORD; stty size; read x; exit 7"],
      environment: PseudoTerminal.plainEnvironment.merging(["WORD": "given"]) { $1 }, directory: "/usr",
      columns: 33, rows: 11)
    try program.expect("/usr\ngiven\n11 33\n")
    program.send("\n")
    #expect(try program.wait() == 7)
  }

  @Test func a_vain_wait_says_what_was_shown() throws {
    let program = try PseudoTerminal("/bin/sh", arguments: ["-c", "echo shown; read x"])
    try program.expect("shown")
    let error = #expect(throws: PseudoTerminalError.self) {
      try program.expect("never", timeout: .milliseconds(50))
    }
    #expect(error?.description.contains("shown") == true)
  }
}
