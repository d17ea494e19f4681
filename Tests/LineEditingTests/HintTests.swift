import PseudoTerminal
import Testing

@Suite struct HintTests {
  @Test func it_is_grey_and_goes_with_the_next_key() throws {
    let fixture = try startFixture()
    fixture.send("data")
    try fixture.expectScreen("the hint") {
      $0.lines == ["test 1> data use NAME"] && $0.faintText == " use NAME" && $0.column == 12
    }
    fixture.send("x")
    try fixture.expectScreen("no hint") { $0.lines == ["test 1> datax"] && $0.faintText.isEmpty && $0.column == 13 }
  }

  @Test func it_never_folds_the_row() throws {
    let fixture = try startFixture(columns: 30)
    fixture.send("train")
    try fixture.expectScreen("the hint, cut") { $0.lines == ["test 1> train [epochs, more N"] && $0.row == 0 }
    fixture.send(Keys.enter)
    try fixture.expect("test 2> ")
    #expect(fixture.screen.lines == ["test 1> train", "<train>", "test 2>"])
  }

  @Test func it_follows_a_line_that_fills_its_row() throws {
    let fixture = try startFixture(columns: 12)
    fixture.send("data")
    try fixture.expectScreen("the hint") { $0.lines == ["test 1> data", " use NAME"] && $0.row == 1 && $0.column == 0 }
    fixture.send("x")
    try fixture.expectScreen("no hint") { $0.lines == ["test 1> data", "x"] }
  }

  @Test(arguments: [
    (Keys.enter, ["test 1> data", "<data>", "test 2>"]),
    (Keys.control("c"), ["test 1> data^C", "[interrupted]", "test 2>"]),
    (Keys.tab + "5" + Keys.enter, ["test 1> data 5", "<data 5>", "test 2>"]),
    (Keys.control("a") + "my" + Keys.enter, ["test 1> mydata", "<mydata>", "test 2>"]),
  ])
  func nothing_stays(keys: String, expected: [String]) throws {
    let fixture = try startFixture()
    fixture.send("data")
    try fixture.expectScreen("the hint") { !$0.faintText.isEmpty }
    fixture.send(keys)
    try fixture.expect("test 2> ")
    #expect(fixture.screen.lines == expected)
  }

  @Test func it_shows_only_at_the_end_of_the_line() throws {
    let fixture = try startFixture()
    fixture.send("dataa" + Keys.left + Keys.delete + Keys.left)
    try fixture.expectScreen("no hint") { $0.lines == ["test 1> data"] && $0.column == 11 }
    fixture.send(Keys.end)
    try fixture.expectScreen("the hint") { $0.faintText == " use NAME" }
  }

  @Test func it_comes_with_a_line_from_the_history() throws {
    let fixture = try startFixture()
    fixture.send("data" + Keys.enter)
    try fixture.expect("test 2> ")
    fixture.send(Keys.up)
    try fixture.expectScreen("the hint") { $0.cursorLine == "test 2> data use NAME" }
    fixture.send(Keys.down)
    try fixture.expectScreen("an empty line") { $0.cursorLine == "test 2>" && $0.faintText.isEmpty }
  }

  @Test func it_can_be_switched_off() throws {
    let fixture = try startFixture()
    fixture.send("plain" + Keys.enter)
    try fixture.expect("test 2> ")
    fixture.send("data" + Keys.home)
    try fixture.expectScreen("the cursor at the start") { $0.cursorLine == "test 2> data" && $0.column == 8 }
    fixture.send(Keys.end + Keys.enter)
    try fixture.expect("<data>")
  }
}
