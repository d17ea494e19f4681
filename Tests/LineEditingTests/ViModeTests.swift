import PseudoTerminal
import Testing

@Suite struct ViModeTests {
  /// What is typed with `bind -v` in ~/.editrc, and the line that is read.
  @Test(arguments: [
    ("plain", "plain"),
    ("bcd" + Keys.escape + "0ia" + Keys.escape + "Ae", "abcde"),
    ("one two" + Keys.escape + "bcwthree", "one three"),
    ("dat" + Keys.tab + "5", "data 5"),
    ("ab" + Keys.left + Keys.left + "ix", "xab"),
    ("one two" + Keys.controlLeft + "ix", "one xtwo"),
  ])
  func line(keys: String, expected: String) throws {
    let home = TemporaryFolder()
    home.write(Array("bind -v\n".utf8), to: ".editrc")
    let fixture = try startFixture(home: home.path)
    fixture.send(keys + Keys.enter)
    try fixture.expect("<\(expected)>")
  }

  @Test func hint_and_interrupt() throws {
    let home = TemporaryFolder()
    home.write(Array("heartline:bind -v\n".utf8), to: ".editrc")
    let fixture = try startFixture(home: home.path)
    fixture.send("data")
    try fixture.expectScreen("the hint") { $0.faintText == " use NAME" }
    fixture.send(Keys.escape)
    try fixture.expectScreen("no hint") { $0.faintText.isEmpty && $0.lines == ["test 1> data"] && $0.column == 11 }
    fixture.send("x" + Keys.control("c"))
    try fixture.expect("[interrupted]")
    fixture.send("on" + Keys.enter)
    try fixture.expect("<on>")
  }

  @Test func a_key_of_ones_own() throws {
    let home = TemporaryFolder()
    home.write(Array("bind -s ^T typed\nother:bind -v\n".utf8), to: ".editrc")
    let fixture = try startFixture(home: home.path)
    fixture.send(Keys.control("t") + Keys.home + "un" + Keys.enter)
    try fixture.expect("<untyped>")
  }
}
