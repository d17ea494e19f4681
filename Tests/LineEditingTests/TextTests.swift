import LineEditing
import PseudoTerminal
import Testing

@Suite struct TextTests {
  /// A prompt, what libedit gets (`|` for its mark), and what shows.
  @Test(arguments: [
    ("> ", "> ", "> "),
    ("\u{1B}[1mab\u{1B}[0m> ", "|\u{1B}[1m|ab|\u{1B}[0m|> ", "ab> "),
    ("\u{1B}[1m\u{1B}[32ma> ", "|\u{1B}[1m\u{1B}[32m|a> ", "a> "),
    ("\u{1B}[1ma> \u{1B}[0m", "|\u{1B}[1m|a>|\u{1B}[0m| ", "a> "),
    ("\u{1B}[1ma>\u{1B}[0m", "|\u{1B}[1m|a>|\u{1B}[0m| ", "a> "),
    ("\u{1B}[1m\na", "\n|\u{1B}[1m|a", "\na"),
    ("é\u{1}x\u{1B}[", "éx\u{1B}[", "éx\u{1B}["),
  ])
  func prompts(prompt: String, marked: String, visible: String) {
    let text = PromptText(prompt, color: true)
    #expect(text.marked.replacing("\u{1}", with: "|") == marked)
    #expect(text.visible == visible)
  }

  /// Without a UTF-8 locale libedit takes in nothing but ASCII, and would crash on the rest.
  @Test func asciiPrompts() {
    #expect(PromptText("♥ 15-7-2 · é › ", color: true, isASCII: true).marked == "* 15-7-2 - ? > ")
  }

  @Test func prompt_without_colour() {
    let text = PromptText("\u{1B}[1mab\u{1B}[0m> ", color: false)
    #expect(text.marked == "ab> ")
    #expect(text.visible == "ab> ")
  }

  @Test(arguments: [
    ("", 0, 0), ("abc", 0, 3), ("0123456789", 1, 0), ("0123456789a", 1, 1), ("ab\ncd", 1, 2), ("a\tb", 0, 9),
    ("012345678\t", 1, 0), ("\u{1}", 0, 2),
  ])
  func layout(text: String, row: Int, column: Int) {
    var layout = LineLayout(columns: 10)
    layout.advance(over: text)
    #expect(layout.row == row && layout.column == column)
  }

  @Test(arguments: [
    ("hello", 3, "hel"), ("hello", 9, "hello"), ("a\nb\u{1B}c", 9, "abc"), ("abc", 0, ""), ("abc", -1, ""),
  ])
  func clipping(text: String, width: Int, expected: String) {
    #expect(LineLayout.clip(text, to: width) == expected)
  }

  @Test(arguments: [
    ("plain\n", "plain\n"), ("\u{1B}[1;32mcolour\u{1B}[0m\r\n", "colour\n"), ("\u{1B}7a\u{1B}8b", "ab"),
    ("\u{1B}]0;title\u{7}x", "x"), ("\u{1B}]0;title\u{1B}\\x", "x"), ("\u{1B}(Bé\u{8}", "é"),
  ])
  func stripping(text: String, expected: String) {
    #expect(EscapeStripper.strip(text) == expected)
  }

  @Test func the_screen_model() {
    var screen = Screen(columns: 10, rows: 3)
    screen.feed(Array("0123456789".utf8))
    #expect(screen.row == 0 && screen.lines == ["0123456789"])
    screen.feed(Array("ab\u{8}X\r\n\u{1B}[2mgrey\u{1B}[22m日\u{1B}[1;3H\u{1B}[2P\u{1B}[1@\u{1B}[K".utf8))
    #expect(screen.lines == ["01", "aX", "grey日"])
    #expect(screen.faintText == "grey")
    screen.feed(Array("\u{1B}[3;1H\n\n\u{7}\u{1B}[?1049h full \u{1B}[?25l\u{1B}[?1049l".utf8))
    #expect(screen.lines == ["grey日"])
    #expect(screen.bells == 1 && screen.modes == [7])
  }
}
