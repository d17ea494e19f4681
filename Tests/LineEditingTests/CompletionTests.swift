import LineEditing
import PseudoTerminal
import Testing

@Suite struct CompletionTests {
  /// What is typed, and the line that is read, where one candidate fits or none.
  @Test(arguments: [
    ("dat" + Keys.tab + "x", "data x"),
    ("fold" + Keys.tab + "x", "folder/x"),
    ("ét" + Keys.tab + "x", "été x"),
    ("é dat" + Keys.tab + "x", "é data x"),
    ("dat 7" + Keys.left + Keys.left + Keys.tab, "data 7"),
    ("one" + Keys.tab + "two", "onetwo"),
  ])
  func one_or_none(keys: String, expected: String) throws {
    let fixture = try startFixture()
    fixture.send(keys + Keys.enter)
    try fixture.expect("<\(expected)>")
  }

  @Test func none_rings_the_bell() throws {
    let fixture = try startFixture()
    fixture.send("xyz" + Keys.tab)
    try fixture.expectScreen("a bell") { $0.bells == 1 && $0.lines == ["test 1> xyz"] }
  }

  @Test func several_are_listed_and_the_line_drawn_again() throws {
    let fixture = try startFixture()
    fixture.send("7 t 8" + Keys.left + Keys.left + Keys.tab)
    try fixture.expectScreen("the list") { screen in
      screen.lines == [
        "test 1> 7 t 8", "train -- train the network", "trace -- show what happens", "test 1> 7 tra 8",
      ] && screen.column == 13
    }
    fixture.send("i" + Keys.tab + Keys.enter)
    try fixture.expect("<7 train 8>")
  }

  @Test func tab_walks_through_the_list_it_showed() throws {
    let fixture = try startFixture()
    fixture.send("7 t" + Keys.tab)
    try fixture.expectScreen("the list") { $0.cursorLine == "test 1> 7 tra" }
    for (key, line) in [
      (Keys.tab, "7 train"), (Keys.tab, "7 trace"), (Keys.tab, "7 train"), ("\u{1B}[Z", "7 trace"),
    ] {
      fixture.send(key)
      try fixture.expectScreen("the next entry") { $0.cursorLine == "test 1> \(line)" }
    }
    fixture.send("!" + Keys.enter)
    try fixture.expect("<7 trace!>")
  }

  @Test func a_list_below_a_folded_line() throws {
    let fixture = try startFixture(columns: 24)
    fixture.send("tra 0123456789 0123456789" + Keys.home + Keys.right + Keys.right + Keys.right)
    try fixture.expectScreen("the cursor in the first word") { $0.lines.count == 2 && $0.column == 11 }
    fixture.send(Keys.tab)
    try fixture.expectScreen("the list") { screen in
      screen.lines == [
        "test 1> tra 0123456789 0", "123456789", "train -- train the net…", "trace -- show what hap…",
        "test 1> tra 0123456789 0", "123456789",
      ] && screen.row == 4 && screen.column == 11
    }
  }

  @Test func candidates_with_headings_stand_side_by_side() {
    let candidates = [
      Completion("train", summary: "s", heading: "teach"), Completion("step", summary: "s", heading: "teach"),
      Completion("score", summary: "s", heading: "ask"), Completion("study", summary: "s", heading: "teach"),
    ]
    #expect(
      CompletionListing.lines(for: candidates, columns: 40, rows: 9) == ["teach  train  step  study", "ask    score"])
    #expect(
      CompletionListing.lines(for: candidates, columns: 20, rows: 9) == [
        "teach  train  step", "       study", "ask    score",
      ])
  }

  @Test func listing_cuts_to_the_width_and_the_height() {
    let many = (0..<30).map { Completion("word\($0)") }
    let table = CompletionListing.lines(for: many, columns: 40, rows: 24)
    #expect(table.count == 6)
    #expect(table[0] == "word0   word6   word12  word18  word24")
    #expect(table.allSatisfy { $0.count < 40 })
    #expect(CompletionListing.lines(for: many, columns: 9, rows: 3) == ["word0", "word1", "… 30 in all"])
    let described = [Completion("a", summary: "first"), Completion("long"), Completion("bc", summary: "a b c d e f")]
    #expect(
      CompletionListing.lines(for: described, columns: 16, rows: 9) == ["a    -- first", "long", "bc   -- a b c …"])
  }

  @Test(arguments: [
    (["train", "trace"], "tra"), (["été", "étage"], "ét"), (["a", "b"], ""), (["same"], "same"), ([], ""),
  ])
  func common_prefix(texts: [String], expected: String) {
    #expect(CompletionAnswer(start: 0, candidates: texts.map { Completion($0) }).commonPrefix == expected)
  }
}
