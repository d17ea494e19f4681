import PseudoTerminal
import Testing

@Suite struct InterruptTests {
  @Test func control_C_drops_the_line_and_prompts_again() throws {
    let fixture = try startFixture()
    fixture.send("half a line" + Keys.control("c"))
    try fixture.expect("[interrupted]")
    try fixture.expect("test 2> ")
    fixture.send("next" + Keys.enter)
    try fixture.expect("<next>")
  }

  /// Ctrl-C right behind other keys makes the terminal drop those while they are being read.
  @Test func it_is_never_slept_through() throws {
    let fixture = try startFixture()
    for count in 2...60 {
      for key in ["a", "b", "c", Keys.control("c")] { fixture.send(key) }
      try fixture.expect("test \(count)> ")
    }
  }

  @Test func it_is_shown_at_the_end_of_a_folded_line() throws {
    let fixture = try startFixture(columns: 20)
    fixture.send("0123456789abcdefgh" + Keys.home)
    try fixture.expectScreen("the cursor at the start") { $0.lines.count == 2 && $0.row == 0 && $0.column == 8 }
    fixture.send(Keys.control("c"))
    try fixture.expect("test 2> ")
    #expect(fixture.screen.lines == ["test 1> 0123456789ab", "cdefgh^C", "[interrupted]", "test 2>"])
  }

  /// Nothing is printed over the prompt, wherever the cursor stood.
  @Test(arguments: [("", 12), (Keys.left, 11), (Keys.home, 8)])
  func on_a_dumb_terminal_it_is_shown_behind_the_line(keys: String, column: Int) throws {
    let fixture = try startFixture(terminal: "dumb")
    fixture.send("half" + keys)
    try fixture.expectScreen("the cursor where the keys lead") { $0.text.contains("half") && $0.column == column }
    fixture.send(Keys.control("c"))
    try fixture.expect("test 2> ")
    #expect(fixture.screen.lines.contains("test 1> half^C"))
    #expect(fixture.escapeCount == 0)
  }

  @Test func it_leaves_an_incremental_search() throws {
    let fixture = try startFixture()
    fixture.send("find me" + Keys.enter)
    try fixture.expect("test 2> ")
    fixture.send(Keys.control("r") + "fi")
    try fixture.expectScreen("the search") { $0.text.contains("search: fi -> find me") }
    fixture.send(Keys.control("c"))
    try fixture.expect("[interrupted]")
    fixture.send("free" + Keys.enter)
    try fixture.expect("<free>")
  }

  @Test func it_stops_a_command_and_not_the_program() throws {
    let fixture = try startFixture()
    fixture.send("work" + Keys.enter)
    try fixture.expect("[working]")
    fixture.send(Keys.control("c"))
    try fixture.expect("[stopped]")
    try fixture.expect("test 2> ")
    fixture.send("on" + Keys.enter)
    try fixture.expect("<on>")
  }

  @Test func control_D_on_an_empty_line_ends_the_input() throws {
    let fixture = try startFixture()
    fixture.send("ab" + Keys.left + Keys.control("d") + Keys.enter)
    try fixture.expect("<a>")
    try fixture.expect("test 2> ")
    fixture.send(Keys.control("d"))
    try fixture.expect("[end of file]")
    #expect(try fixture.wait() == 0)
  }
}
