import TerminalGraphics
import Testing

@Suite struct StyledTextTests {
  @Test func escapesOfEveryDepth() {
    let text: StyledText = "a \("bad", .bad) b"
    #expect(text.plain == "a bad b")
    #expect(text.rendered(.none) == "a bad b")
    #expect(text.rendered(.ansi16) == "a \u{1b}[31mbad\u{1b}[0m b")
    #expect(text.rendered(.ansi256) == "a \u{1b}[38;5;167mbad\u{1b}[0m b")
    #expect(text.rendered(.trueColor) == "a \u{1b}[38;2;214;69;69mbad\u{1b}[0m b")
  }

  @Test func escapesOfEveryInk() {
    let cases: [(Ink, String)] = [
      (.plain, "x"), (.muted, "\u{1b}[2mx\u{1b}[0m"), (.strong, "\u{1b}[1mx\u{1b}[0m"),
      (.heading, "\u{1b}[1;36mx\u{1b}[0m"), (.good, "\u{1b}[32mx\u{1b}[0m"), (.warning, "\u{1b}[33mx\u{1b}[0m"),
      (.accent, "\u{1b}[36mx\u{1b}[0m"), (.series(0), "\u{1b}[36mx\u{1b}[0m"), (.series(7), "\u{1b}[31mx\u{1b}[0m"),
      (.series(-1), "\u{1b}[34mx\u{1b}[0m"),
    ]
    for (ink, expected) in cases { #expect(StyledText("x", ink).rendered(.ansi16) == expected, "\(ink)") }
    #expect(StyledText("x", .bad, bold: true).rendered(.ansi16) == "\u{1b}[1;31mx\u{1b}[0m")
    #expect(StyledText("x", .bad, bold: true).rendered(.none) == "x")
  }

  @Test func neighboursOfOneInkMerge() {
    let text = StyledText("a", .good) + StyledText("b", .good) + StyledText("c")
    #expect(text.runs.count == 2)
    #expect(text.rendered(.ansi16) == "\u{1b}[32mab\u{1b}[0mc")
    #expect(text == StyledText("ab", .good) + "c")
  }

  @Test func widths() {
    let cases: [(String, Int)] = [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("心拍", 4), ("⠿█─", 3), ("😀", 2), ("❤\u{fe0f}", 2),
      ("👩\u{200d}🔬", 2),
      ("a\u{200b}b", 2), ("Ａ", 2), ("한글", 4), ("…", 1),
    ]
    for (text, width) in cases { #expect(StyledText(text).width == width, "\(text)") }
    #expect((StyledText("e") + StyledText("\u{301}")).width == 1)
  }

  @Test func controlCharactersBecomeSpaces() {
    #expect(StyledText("a\u{1b}[31mb\nc\r\td\u{7f}e\u{9b}f").plain == "a [31mb c  d e f")
    #expect(StyledText("Â©").plain == "Â©")
  }

  @Test func padding() {
    let text = StyledText("ab", .good)
    #expect(text.padded(to: 5).plain == "ab   ")
    #expect(text.padded(to: 5, alignment: .right).plain == "   ab")
    #expect(text.padded(to: 5, alignment: .center).plain == " ab  ")
    #expect(text.padded(to: 1).plain == "ab")
  }

  @Test func truncation() {
    let cases: [(String, Int, String)] = [
      ("heartbeat", 9, "heartbeat"), ("heartbeat", 6, "heart…"), ("heartbeat", 1, "h"), ("heartbeat", 0, ""),
      ("heartbeat", -3, ""), ("心拍数", 5, "心拍…"), ("心拍数", 4, "心…"), ("心拍数", 1, ""),
    ]
    for (text, columns, expected) in cases { #expect(StyledText(text).truncated(to: columns).plain == expected) }
    #expect(StyledText("heartbeat").truncated(to: 6, ellipsis: "...").plain == "hea...")
    #expect(
      (StyledText("he", .good) + StyledText("art", .bad)).truncated(to: 4) == StyledText("he", .good)
        + StyledText("a…", .bad))
  }

  @Test func wrapping() {
    let cases: [(String, Int, Int, [String])] = [
      ("the quick brown fox", 10, 0, ["the quick", "brown fox"]),
      ("the quick brown fox", 11, 2, ["the quick", "  brown fox"]),
      ("  the quick", 6, 0, ["  the", "quick"]),
      ("incomprehensible", 6, 0, ["incomp", "rehens", "ible"]),
      ("a incomprehensible", 6, 2, ["a", "  inco", "  mpre", "  hens", "  ible"]),
      ("", 10, 0, [""]), ("a  b", 10, 0, ["a  b"]), ("心拍 数", 4, 0, ["心拍", "数"]), ("ab cd ", 2, 0, ["ab", "cd"]),
    ]
    for (text, width, indent, expected) in cases {
      #expect(StyledText(text).wrapped(to: width, indent: indent).map(\.plain) == expected, "\(text)")
    }
    let glued: [(String, Int, [String])] = [
      ("where 1 % are", 6, ["where", "1 %", "are"]), ("by 2.21 × that", 9, ["by 2.21 ×", "that"]),
      ("a % b", 3, ["a %", "b"]), ("the % b", 3, ["the", "% b"]), ("1 %, 2 %", 6, ["1 %,", "2 %"]),
      ("f\u{A0}F1 2\u{A0}F2", 6, ["f F1", "2 F2"]), ("a\u{A0}b", 10, ["a b"]),
    ]
    for (text, width, expected) in glued {
      #expect(StyledText(text).wrapped(to: width).map(\.plain) == expected, "\(text)")
    }
    let styled: StyledText = "a \("bad beat", .bad)"
    #expect(styled.wrapped(to: 5) == ["a \("bad", .bad)", StyledText("beat", .bad)])
  }

  @Test func plainTwin() {
    #expect(StyledText("a · b… × 心 é").inASCII.plain == "a - b. x ?? ?")
    #expect(StyledText("a · b", .good).inASCII == StyledText("a - b", .good))
  }
}

@Suite struct PictureTests {
  private let left = Picture(lines: ["ab", "c"])
  private let right = Picture(lines: ["x"])

  @Test func linesAreEquallyWide() {
    #expect(left.lines.map(\.plain) == ["ab", "c "])
    #expect(left.width == 2 && left.height == 2)
    #expect(Picture(lines: []).rendered(Appearance()) == "")
    var grown = left
    grown.lines.append("long")
    #expect(grown.lines.map(\.plain) == ["ab  ", "c   ", "long"] && grown.width == 4)
  }

  @Test func combinators() {
    #expect(left.beside(right).lines.map(\.plain) == ["ab  x", "c    "])
    #expect(left.above(right, gap: 1).lines.map(\.plain) == ["ab", "c ", "  ", "x "])
    #expect(Picture.sideBySide([left, right, right], gap: 1).lines.map(\.plain) == ["ab x x", "c     "])
    #expect(Picture.stacked([right, right]).lines.map(\.plain) == ["x", "x"])
    #expect(Picture.stacked([]).height == 0 && Picture.sideBySide([]).height == 0)
  }

  @Test func wideLinesAreCut() {
    let picture = Picture(lines: [StyledText(String(repeating: "x", count: 50))])
    #expect(picture.rendered(Appearance(width: 40)) == String(repeating: "x", count: 39) + "…")
    #expect(picture.rendered(Appearance(width: 40, glyphs: .ascii)) == String(repeating: "x", count: 37) + "...")
  }

  @Test func aNumberStaysWithItsPercentSign() {
    let text: StyledText = "where 42 % are, and \("1", .accent) % is"
    #expect(text.wrapped(to: 9).map(\.plain) == ["where", "42 % are,", "and 1 %", "is"])
    #expect(StyledText("a 1 %").wrapped(to: 4).map(\.plain) == ["a", "1 %"])
    #expect(StyledText("% of").wrapped(to: 3).map(\.plain) == ["%", "of"])
  }
}
