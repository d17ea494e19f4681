import PseudoTerminal
import Testing

@Suite struct ResizeTests {
  @Test func the_line_is_folded_anew() throws {
    let fixture = try startFixture(columns: 40)
    fixture.send("0123456789 0123456789")
    try fixture.expectScreen("one row") { $0.lines == ["test 1> 0123456789 0123456789"] }
    fixture.resize(columns: 50, rows: 10)
    try fixture.expectScreen("the same row") { $0.lines == ["test 1> 0123456789 0123456789"] }
    fixture.send(" and 0123456789 more")
    try fixture.expectScreen("fifty columns") {
      $0.lines == ["test 1> 0123456789 0123456789 and 0123456789 more"] && $0.column == 49
    }
    fixture.send("!?")
    try fixture.expectScreen("a second row") { $0.lines.last == "?" && $0.column == 1 }
    fixture.send(Keys.enter)
    try fixture.expect("<0123456789 0123456789 and 0123456789 more!?>")
  }

  @Test func again_and_again_on_one_line() throws {
    let fixture = try startFixture(columns: 60)
    fixture.send("abc")
    for columns in [30, 80, 20, 70] {
      fixture.resize(columns: columns, rows: 20)
      fixture.send("d")
    }
    fixture.send(Keys.enter)
    try fixture.expect("<abcdddd>")
    fixture.send("raw" + Keys.enter)
    try fixture.expect("[raw 70x20]")
  }
}
