import LineEditing
import PseudoTerminal
import Testing

@Suite struct PasteTests {
  @Test func every_pasted_line_is_read() throws {
    let fixture = try startFixture()
    let lines = (1...200).map { "pasted line \($0)" }
    fixture.send(lines.map { $0 + "\n" }.joined())
    for line in lines { try fixture.expect("<\(line)>") }
  }

  @Test func keys_typed_during_a_command_wait_unseen() throws {
    let fixture = try startFixture()
    fixture.send("wait 12" + Keys.enter)
    try fixture.expect("[working]")
    #expect(!fixture.modes.echoes && !fixture.modes.isCanonical)
    fixture.send("first" + Keys.enter + "seconx")
    try fixture.expect("[done]")
    try fixture.expect("<first>")
    fixture.send(Keys.backspace + "d" + Keys.enter)
    try fixture.expect("<second>")
    try fixture.expect("test 4> ")
    let expected = [
      "test 1> wait 12", "<wait 12>", "[working]", "[done]", "test 2> first", "<first>", "test 3> second",
      "<second>", "test 4>",
    ]
    #expect(fixture.screen.lines == expected)
  }

  @Test func a_long_line_during_a_command_is_whole() throws {
    let fixture = try startFixture()
    fixture.send("wait 4000" + Keys.enter)
    try fixture.expect("[working]")
    let line = String(repeating: "0123456789", count: 1_000)
    fixture.send(line + Keys.enter)
    try fixture.expect("<\(line)>")
  }

  @Test func what_follows_the_end_goes_to_the_shell() throws {
    let environment = PseudoTerminal.plainEnvironment.merging(["PS1": "shell: "]) { $1 }
    let shell = try PseudoTerminal("/bin/sh", arguments: ["-i"], environment: environment)
    try shell.expect("shell: ")
    shell.send(BuiltProducts.path(of: "line-editing-fixture") + "\n")
    try shell.expect("test 1> ")
    shell.send("one\nquit\necho $((6 * 7)) answers\n")
    try shell.expect("<one>")
    try shell.expect("[quit]")
    try shell.expect("42 answers")
  }

  @Test func a_block_is_known_by_how_it_arrives() throws {
    let fixture = try startFixture()
    fixture.send("block" + Keys.enter)
    try fixture.expect("test 2> ")
    fixture.send("one\rtwo\r\n\tthree\rfour")
    try fixture.expect("<one>")
    try fixture.expect("[pasted two]")
    try fixture.expect("[pasted \tthree]")
    try fixture.expectScreen("what is not ended waits in the line") { $0.cursorLine == "test 3> four" }
    // Keys that edit were typed, however fast.
    fixture.send(Keys.backspace + Keys.enter + "ab" + Keys.backspace + "c" + Keys.enter)
    try fixture.expect("<fou>")
    try fixture.expect("<ac>")
    #expect(!fixture.output.contains("[pasted a"))
  }

  @Test func a_large_block_is_one() throws {
    let fixture = try startFixture()
    fixture.send("block" + Keys.enter)
    try fixture.expect("test 2> ")
    let lines = (1...2000).map { "pasted line \($0)" }
    fixture.send(lines.map { $0 + "\r" }.joined())
    try fixture.expect("<pasted line 1>")
    for line in lines.dropFirst() { try fixture.expect("[pasted \(line)]") }
    try fixture.expect("test 3> ")
  }

  @Test(arguments: [
    ("a\nb", ["a"], "b"), ("a\r\nb\r\n", ["a", "b"], ""), ("a\r\rb\r", ["a", "", "b"], ""), ("a", [], "a"),
    ("", [], ""),
    ("a\u{7F}\r", [], "a\u{7F}\r"), ("\u{1B}[A\r", [], "\u{1B}[A\r"), ("é\r\u{1B}", ["é"], "\u{1B}"),
  ])
  func lines_and_rest(_ text: String, _ lines: [String], _ rest: String) {
    let found = PastedText.lines(in: Array(text.utf8))
    #expect(found.lines == lines)
    #expect(String(decoding: found.rest, as: UTF8.self) == rest)
  }
}
