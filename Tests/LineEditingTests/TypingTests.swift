import PseudoTerminal
import Testing

@Suite struct TypingTests {
  /// What is typed, and the line that is read.
  @Test(arguments: [
    ("hello", "hello"),
    ("", ""),
    ("wrng" + Keys.left + Keys.left + "o", "wrong"),
    ("bcd" + Keys.home + "a" + Keys.end + "e", "abcde"),
    ("\u{1B}[4~xbc\u{1B}[1~a" + Keys.right + Keys.delete + "b", "axbc"),
    ("abx" + Keys.backspace + "c", "abc"),
    ("one two three" + Keys.controlLeft + Keys.controlLeft + "X", "one Xtwo three"),
    ("one two three" + Keys.home + Keys.controlRight + "X", "oneX two three"),
    ("one two three" + Keys.control("w") + "four", "one two four"),
    ("gone" + Keys.control("u") + "kept", "kept"),
    ("café 日本 😀", "café 日本 😀"),
    ("日本x" + Keys.backspace + Keys.backspace + "語", "日語"),
    ("F5 \u{1B}[15~does nothing", "F5 does nothing"),
  ])
  func line(keys: String, expected: String) throws {
    let fixture = try startFixture()
    fixture.send(keys + Keys.enter)
    try fixture.expect("<\(expected)>")
    try fixture.expect("test 2> ")
  }

  @Test func broken_utf8_does_no_harm() throws {
    let fixture = try startFixture()
    fixture.send(bytes: [0x61, 0xC3, 0x62, 0xFF, 0x63, 0xE2, 0x82, 0x64, 0x0D])
    try fixture.expect("<a\u{FFFD}b\u{FFFD}c\u{FFFD}d>")
  }

  @Test func accents_in_a_C_locale() throws {
    let fixture = try startFixture(locale: "C")
    fixture.send("é" + Keys.enter)
    try fixture.expect("<é>")
  }

  @Test func ten_thousand_characters() throws {
    let fixture = try startFixture()
    let line = String((0..<10_000).map { Character(Unicode.Scalar(UInt8(97 + $0 % 26))) })
    fixture.send(line + Keys.enter)
    try fixture.expect("<\(line)>")
    fixture.send("short" + Keys.enter)
    try fixture.expect("<short>")
  }

  @Test func plain_on_a_dumb_terminal() throws {
    let fixture = try startFixture(terminal: "dumb")
    fixture.send("train")
    try fixture.expectScreen("the word") { $0.cursorLine == "test 1> train" }
    fixture.send("x" + Keys.backspace + " 5" + Keys.enter)
    try fixture.expect("<train 5>")
    fixture.send("tra" + Keys.tab)
    try fixture.expect("trace -- show what happens")
    fixture.send("in" + Keys.enter)
    try fixture.expect("<train>")
    fixture.send(Keys.control("d"))
    #expect(try fixture.wait() == 0)
    #expect(fixture.escapeCount == 0)
  }

  @Test func a_prompt_in_colour_takes_its_own_width_only() throws {
    let fixture = try startFixture()
    fixture.send("abc" + Keys.home)
    try fixture.expectScreen("the cursor after the prompt") { $0.lines == ["test 1> abc"] && $0.column == 8 }
  }
}
