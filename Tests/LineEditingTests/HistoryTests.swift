import LineEditing
import Platform
import PseudoTerminal
import Testing

@Suite struct HistoryTests {
  @Test func across_two_sessions() throws {
    let folder = TemporaryFolder()
    let file = "state/heartline/history"
    let first = try startFixture(history: "\(folder.path)/\(file)")
    first.send("one" + Keys.enter + "two" + Keys.enter + "two" + Keys.enter + "é \\n" + Keys.enter)
    try first.expect("test 5> ")
    first.send("quit" + Keys.enter)
    #expect(try first.wait() == 0)
    #expect(folder.read(file) == "one\ntwo\né \\\\n\n")
    #expect(folder.mode(of: file) == 0o600)

    let second = try startFixture(history: "\(folder.path)/\(file)")
    second.send(Keys.up + Keys.enter)
    try second.expect("<é \\n>")
    second.send(Keys.up + Keys.up + Keys.up + Keys.enter)
    try second.expect("<one>")
  }

  @Test func two_shells_at_once_lose_nothing() throws {
    let folder = TemporaryFolder()
    let shells = try (0..<2).map { _ in try startFixture(history: "\(folder.path)/history") }
    for round in 1...5 {
      for (number, shell) in shells.enumerated() { shell.send("line \(round) of \(number)" + Keys.enter) }
    }
    for shell in shells { try shell.expect("test 6> ") }
    let lines = folder.read("history").split(separator: "\n").map(String.init)
    #expect(lines.count == 10)
    #expect(Set(lines) == Set((1...5).flatMap { round in (0..<2).map { "line \(round) of \($0)" } }))
  }

  @Test func search_and_prefix_search() throws {
    let folder = TemporaryFolder()
    folder.write(Array("train 50\nset seed 7\ntrain 80\nshow\n".utf8), to: "history")
    let fixture = try startFixture(history: "\(folder.path)/history")
    fixture.send(Keys.control("r") + "seed" + Keys.enter)
    try fixture.expect("<set seed 7>")
    try fixture.expect("test 2> ")
    fixture.send("tr\u{1B}[5~\u{1B}[5~" + Keys.enter)
    try fixture.expect("<train 50>")
  }

  @Test func an_entry_of_several_lines() throws {
    let folder = TemporaryFolder()
    folder.write(Array("draw <<END\\n1 2\\nEND\n".utf8), to: "history")
    let fixture = try startFixture(history: "\(folder.path)/history")
    fixture.send(Keys.up)
    try fixture.expectScreen("its lines") { $0.lines == ["test 1> draw <<END", "1 2", "END"] && $0.column == 3 }
    fixture.send("!" + Keys.enter)
    try fixture.expect("<draw <<END\n1 2\nEND!>")
  }

  @Test(arguments: [
    ("plain", "plain"), ("two\nlines", "two\\nlines"), ("back\\slash\\n", "back\\\\slash\\\\n"), ("", ""),
  ])
  func line_and_back(entry: String, line: String) {
    #expect(HistoryText.line(for: entry) == line)
    #expect(HistoryText.entry(from: line) == entry)
  }

  @Test func a_damaged_file_gives_what_can_be_read() {
    let bytes = Array("first\n".utf8) + [0xFF, 0xFE, 0x0A] + Array("nul\0\n\nfirst\\x \\\ntorn".utf8)
    #expect(HistoryText.entries(in: bytes, limit: 10) == ["first", "first\\x \\", "torn"])
    #expect(HistoryText.entries(in: bytes, limit: 1) == ["torn"])
  }

  @Test func each_entry_once_where_it_was_last_used() {
    #expect(HistoryText.entries(in: Array("a\nb\na\nc\n".utf8), limit: 10) == ["b", "a", "c"])
  }

  @Test func the_file_does_not_grow_for_ever() throws {
    let folder = TemporaryFolder()
    folder.write(Array((1...300).map { "entry \($0)\n" }.joined().utf8), to: "history")
    let file = HistoryFile(path: "\(folder.path)/history", limit: 100)
    let expected = (201...300).map { "entry \($0)" }
    #expect(file.load() == expected)
    #expect(folder.read("history") == expected.map { "\($0)\n" }.joined())
    #expect(folder.mode(of: "history") == 0o600)
    #expect(!folder.exists("history.new"))
    try file.append("new")
    #expect(file.load() == expected.dropFirst() + ["new"])
  }

  @Test func a_torn_last_line_does_not_swallow_the_next() throws {
    let folder = TemporaryFolder()
    folder.write(Array("whole\nto".utf8), to: "history")
    let file = HistoryFile(path: "\(folder.path)/history", limit: 100)
    try file.append("next")
    #expect(file.load() == ["whole", "to", "next"])
  }

  @Test func a_file_that_another_process_has_locked_is_read_and_given_up() throws {
    let folder = TemporaryFolder()
    folder.write(Array("kept\n".utf8), to: "history")
    let holder = try LockedFile("\(folder.path)/history")
    let start = ContinuousClock.now
    let file = HistoryFile(path: "\(folder.path)/history", limit: 100)
    #expect(file.load() == ["kept"])
    #expect(throws: FileError.locked) { try file.append("lost") }
    #expect(start.duration(to: .now) < .seconds(2))
    withExtendedLifetime(holder) {}
  }

  @Test func no_place_to_write_is_no_error() throws {
    let folder = TemporaryFolder()
    folder.makeFolder("history")
    for path in ["\(folder.path)/history", "/dev/null/history", "/dev/zero"] {
      let file = HistoryFile(path: path, limit: 100)
      #expect(throws: FileError.self) { try file.append("lost") }
      #expect(file.load() == [])
    }
    let fixture = try startFixture(history: "/dev/null/history")
    fixture.send("kept in memory" + Keys.enter + Keys.up + Keys.enter)
    try fixture.expect("<kept in memory>")
    try fixture.expect("<kept in memory>")
  }
}
