import PseudoTerminal
import Testing

@Suite struct ResizeTests {
  /// With a line above that has to stay, and the cursor at the start of the line or at its end.
  @Test(arguments: [false, true])
  func the_line_is_folded_anew(atStart: Bool) throws {
    let fixture = try startFixture(columns: 40)
    fixture.send("above" + Keys.enter)
    try fixture.expect("test 2> ")
    let line = "0123456789 0123456789 0123456789 0123456789"
    fixture.send(line + (atStart ? Keys.home : ""))
    for columns in [40, 60, 20, 25, 80] {
      let folded = Self.fold("test 2> " + line, columns: columns)
      func expectCursor(atStart: Bool) throws {
        let cursor = atStart ? (2, 8) : (1 + folded.count, folded.last?.count ?? 0)
        try fixture.expectScreen("the cursor at \(cursor)") {
          $0.lines == ["test 1> above", "<above>"] + folded && ($0.row, $0.column) == cursor
        }
      }
      fixture.resize(columns: columns, rows: 12)
      try expectCursor(atStart: atStart)
      // A way over the whole line shows whether libedit knows the width.
      for key in atStart ? [Keys.end, Keys.home] : [Keys.home, Keys.end] {
        fixture.send(key)
        try expectCursor(atStart: key == Keys.home)
      }
    }
  }

  private static func fold(_ text: String, columns: Int) -> [String] {
    var rows: [String] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      rows.append(String(rest.prefix(columns)).trimmingEnd())
      rest = rest.dropFirst(columns)
    }
    return rows
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

extension String {
  /// Without spaces at the end, as a screen shows it.
  fileprivate func trimmingEnd() -> String { String(reversed().drop { $0 == " " }.reversed()) }
}
