import LineEditing
import PseudoTerminal
import Testing

@Suite struct FullScreenTests {
  @Test func events_and_the_way_back() throws {
    let fixture = try startFixture()
    fixture.send("raw" + Keys.enter)
    try fixture.expect("[raw 80x24]")
    try fixture.expectScreen("full screen") { $0.modes.isSuperset(of: [1049, 1002, 1006]) && !$0.modes.contains(25) }
    #expect(!fixture.modes.echoes)
    let cases: [(keys: String, event: InputEvent)] = [
      ("a", .key(.character("a"))), ("é", .key(.character("é"))), (Keys.escape, .key(.escape)),
      (Keys.up, .key(.up)), ("\u{1B}[1;2C", .key(.shiftRight)), ("\u{1B}[6~", .key(.pageDown)),
      ("\u{1B}[<0;5;7M", .mouse(MouseEvent(.press, column: 4, row: 6))), (Keys.control("c"), .interrupt),
    ]
    for (keys, event) in cases {
      fixture.send(keys)
      try fixture.expect("{\(event)}")
    }
    fixture.resize(columns: 100, rows: 30)
    try fixture.expect("{\(InputEvent.resize(TerminalSize(columns: 100, rows: 30)))}")
    fixture.send("q")
    try fixture.expect("test 2> ")
    #expect(fixture.screen.modes == [7, 25])
    #expect(fixture.screen.lines == ["test 1> raw", "<raw>", "test 2>"])
  }

  @Test func keys_after_the_last_belong_to_the_prompt() throws {
    let fixture = try startFixture()
    fixture.send("raw" + Keys.enter)
    try fixture.expect("[raw")
    fixture.send("xqnext" + Keys.enter)
    try fixture.expect("<next>")
  }

  @Test func no_full_screen_on_a_dumb_terminal() throws {
    let fixture = try startFixture(terminal: "dumb")
    fixture.send("raw" + Keys.enter)
    try fixture.expect("noCursorAddressing")
  }
}
