import LineEditing
import PseudoTerminal
import Testing

/// Ctrl-R.
@Suite struct HistorySearchTests {
  private func fixture() throws -> (PseudoTerminal, TemporaryFolder) {
    let folder = TemporaryFolder()
    folder.write(Array("train 50\nset seed 7\ntrain 80\nshow\n".utf8), to: "history")
    return (try startFixture(history: "\(folder.path)/history"), folder)
  }

  @Test func it_says_search_and_goes_on_with_each_letter() throws {
    let (fixture, folder) = try fixture()
    defer { _ = folder }
    fixture.send("begun" + Keys.control("r"))
    try fixture.expectScreen("the prompt of the search") { $0.lines == ["search:  -> begun"] }
    fixture.send("tr")
    try fixture.expectScreen("the newest") { $0.lines == ["search: tr -> train 80"] }
    fixture.send(Keys.control("r"))
    try fixture.expectScreen("an older one") { $0.lines == ["search: tr -> train 50"] }
    fixture.send(Keys.control("r"))
    try fixture.expectScreen("no other") { $0.lines == ["search: tr (not found) -> train 50"] }
    fixture.send(Keys.control("s"))
    try fixture.expectScreen("a newer one") { $0.lines == ["search: tr -> train 80"] }
    fixture.send(Keys.backspace + Keys.backspace)
    try fixture.expectScreen("no pattern") { $0.lines == ["search:  -> begun"] }
    fixture.send("seed" + Keys.left)
    try fixture.expectScreen("the line to edit") { $0.lines == ["test 1> set seed 7"] && $0.column == 17 }
    fixture.send(Keys.backspace + "1" + Keys.enter)
    try fixture.expect("<set seed17>")
  }

  @Test func escape_keeps_and_control_G_gives_up() throws {
    let (fixture, folder) = try fixture()
    defer { _ = folder }
    fixture.send("begun" + Keys.control("r") + "seed")
    try fixture.expectScreen("found") { $0.lines == ["search: seed -> set seed 7"] }
    fixture.send(Keys.control("g"))
    try fixture.expectScreen("as it was") { $0.lines == ["test 1> begun"] && $0.column == 13 }
    fixture.send(Keys.control("r") + "show" + Keys.escape)
    try fixture.expectScreen("kept") { $0.lines == ["test 1> show"] }
    fixture.send(Keys.enter)
    try fixture.expect("<show>")
  }

  @Test func a_long_line_and_a_narrow_window() throws {
    let (fixture, folder) = try fixture()
    defer { _ = folder }
    fixture.send(String(repeating: "0123456789", count: 12) + Keys.enter)
    try fixture.expect("test 2> ")
    fixture.send("x" + Keys.control("r") + "789")
    try fixture.expectScreen("a folded line") { $0.lines.suffix(2).joined().hasPrefix("search: 789 -> 0123") }
    fixture.send("x" + Keys.control("g"))
    try fixture.expectScreen("nothing left of it") { $0.cursorLine == "test 2> x" && !$0.text.contains("search") }
  }

  @Test func the_words_of_a_search() {
    var search = HistorySearch(["one", "two", "one", "three"])
    #expect(search.prompt == "search:  -> ")
    search.append("o")
    #expect(search.match == "one")
    search.older()
    #expect(search.match == "two")
    search.older()
    #expect(search.match == "one" && !search.hasFailed)
    search.append("x")
    #expect(search.match == "one" && search.hasFailed && search.prompt == "search: ox (not found) -> ")
    search.removeLast()
    #expect(search.match == "one" && !search.hasFailed)
    var nothing = HistorySearch([])
    nothing.append("a")
    #expect(nothing.match == nil && nothing.hasFailed)
  }
}
