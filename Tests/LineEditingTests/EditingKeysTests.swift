import LineEditing
import PseudoTerminal
import Testing

/// Keys that people know from other shells.
@Suite struct EditingKeysTests {
  @Test func the_last_argument_and_older_ones() throws {
    let fixture = try startFixture()
    fixture.send("score 17" + Keys.enter + "load \"my file\"" + Keys.enter)
    try fixture.expect("test 3> ")
    fixture.send("beat \u{1B}.")
    try fixture.expectScreen("the last word") { $0.cursorLine == "test 3> beat \"my file\"" }
    fixture.send("\u{1B}.")
    try fixture.expectScreen("the one before") { $0.cursorLine == "test 3> beat 17" }
    fixture.send("\u{1B}.")
    try fixture.expectScreen("no older one") { $0.bells == 1 && $0.cursorLine == "test 3> beat 17" }
    fixture.send(" \u{1B}." + Keys.enter)
    try fixture.expect("<beat 17 \"my file\">")
  }

  @Test(arguments: [
    ("score 17", "17"), ("train; evaluate", "evaluate"), ("draw save 'a b.txt';", "'a b.txt'"), ("one", "one"),
    ("", ""), ("  ", ""),
  ])
  func last_word(_ line: String, _ expected: String) {
    #expect(LineEditor.lastWord(of: line) == expected)
  }

  @Test func undo_takes_changes_back_one_by_one() throws {
    let fixture = try startFixture()
    fixture.send("one two three")
    try fixture.expectScreen("the line") { $0.cursorLine == "test 1> one two three" }
    fixture.send(Keys.control("w"))
    try fixture.expectScreen("a word less") { $0.cursorLine == "test 1> one two" }
    fixture.send("\u{1F}")
    try fixture.expectScreen("the word again") { $0.cursorLine == "test 1> one two three" && $0.column == 21 }
    fixture.send(Keys.control("u"))
    try fixture.expectScreen("nothing") { $0.cursorLine == "test 1>" }
    fixture.send("\u{18}\u{15}")
    try fixture.expectScreen("the line again") { $0.cursorLine == "test 1> one two three" }
    fixture.send(Keys.enter)
    try fixture.expect("<one two three>")
  }

  @Test func a_word_typed_is_one_change() {
    var trail = EditTrail()
    var text = ""
    for letter in "ab cd" {
      text.append(letter)
      trail.note(text, cursor: text.count)
    }
    trail.note("ab", cursor: 2)
    #expect(trail.undo()?.text == "ab cd")
    #expect(trail.undo()?.text == "ab")
    #expect(trail.undo() == EditTrail.State(text: "", cursor: 0))
    #expect(trail.undo() == nil)
  }

  @Test func an_editor_of_ones_own() throws {
    let folder = TemporaryFolder()
    folder.write(Array("#!/bin/sh\nsed -i 's/wrong/right/' \"$2\"; echo second >> \"$2\"\n".utf8), to: "editor")
    let environment = PseudoTerminal.plainEnvironment.merging(["EDITOR": "/bin/sh \(folder.path)/editor -x"]) { $1 }
    let fixture = try PseudoTerminal(
      BuiltProducts.path(of: "line-editing-fixture"), arguments: ["-"], environment: environment)
    try fixture.expect("test 1> ")
    fixture.send("a wrong word\u{18}\u{5}")
    try fixture.expectScreen("the edited line") { $0.text.hasSuffix("test 1> a right word\nsecond") }
    fixture.send(Keys.enter)
    try fixture.expect("<a right word\nsecond>")
    #expect(!fixture.modes.echoes)
  }

  @Test func an_editor_that_fails_changes_nothing() throws {
    let environment = PseudoTerminal.plainEnvironment.merging(["VISUAL": "/nonexistent/editor"]) { $1 }
    let fixture = try PseudoTerminal(
      BuiltProducts.path(of: "line-editing-fixture"), arguments: ["-"], environment: environment)
    try fixture.expect("test 1> ")
    fixture.send("kept\u{18}\u{5}")
    try fixture.expect("no editor \"/nonexistent/editor\"")
    try fixture.expectScreen("the line again") { $0.cursorLine == "test 1> kept" }
    fixture.send(Keys.enter)
    try fixture.expect("<kept>")
  }
}
