import TerminalGraphics
import Testing

@Suite struct VirtualTerminalTests {
  private func screen(_ text: String, columns: Int = 10, rows: Int = 4) -> VirtualTerminal {
    var terminal = VirtualTerminal(columns: columns, rows: rows)
    terminal.write(text)
    return terminal
  }

  /// What is sent, and what is then to be seen.
  @Test(arguments: [
    ("abc\ndef", ["abc", "def", "", ""]),
    ("abc\r\ndef", ["abc", "def", "", ""]),
    ("abc\rX", ["Xbc", "", "", ""]),
    ("abc\u{8}\u{8}X", ["aXc", "", "", ""]),
    ("a\tb", ["a       b", "", "", ""]),
    // A full line wraps with the next character, and not before.
    ("0123456789", ["0123456789", "", "", ""]),
    ("0123456789\nab", ["0123456789", "ab", "", ""]),
    ("0123456789ab", ["0123456789", "ab", "", ""]),
    // The screen scrolls.
    ("1\n2\n3\n4\n5", ["2", "3", "4", "5"]),
    // Places, erasing.
    ("\u{1B}[2;3Hab\u{1B}[1;1Hc", ["c", "  ab", "", ""]),
    ("\u{1B}[99;99Hx", ["", "", "", "         x"]),
    ("abcdef\u{1B}[3D\u{1B}[K", ["abc", "", "", ""]),
    ("abcdef\u{1B}[3D\u{1B}[1K", ["    ef", "", "", ""]),
    ("abc\ndef\n\u{1B}[A\u{1B}[J", ["abc", "", "", ""]),
    ("abc\ndef\u{1B}[2J", ["", "", "", ""]),
    ("abc\u{1B}[1G\u{1B}[2P", ["c", "", "", ""]),
    ("abc\u{1B}[1G\u{1B}[2@", ["  abc", "", "", ""]),
    ("a\nb\nc\u{1B}[2;1H\u{1B}[L", ["a", "", "b", "c"]),
    ("a\nb\nc\u{1B}[2;1H\u{1B}[M", ["a", "c", "", ""]),
    ("a\nb\u{1B}[H\u{1B}Mc", ["c", "a", "b", ""]),
    ("ab\u{1B}7cd\u{1B}8X", ["abXd", "", "", ""]),
    // What it does not know it skips.
    ("a\u{1B}]0;title\u{7}b\u{1B}]8;;x\u{1B}\\c\u{1B}(Bd\u{1B}[?2004he\u{1B}[>1uf", ["abcdef", "", "", ""]),
    // The other screen leaves the first as it was.
    ("abc\u{1B}[?1049h\u{1B}[Hother\u{1B}[?1049ld", ["abcd", "", "", ""]),
    // Wide characters take two columns, wrap whole, and never leave half of one.
    ("心x", ["心x", "", "", ""]),
    ("012345678心", ["012345678", "心", "", ""]),
    ("心\u{1B}[1;2Hx", [" x", "", "", ""]),
    ("心\u{1B}[1;1Hx", ["x", "", "", ""]),
    ("e\u{301}x", ["e\u{301}x", "", "", ""]),
  ])
  func looksAsOnATerminal(text: String, lines: [String]) {
    #expect(screen(text).lines == lines)
  }

  @Test func aSequenceMayBeCutAnywhere() {
    let text = "a\u{1B}[1;31mb\u{1B}[0m\u{1B}]0;t\u{7}\u{1B}[2;2H心c"
    let whole = screen(text)
    for cut in 1..<text.unicodeScalars.count {
      var terminal = VirtualTerminal(columns: 10, rows: 4)
      terminal.write(String(String.UnicodeScalarView(text.unicodeScalars.prefix(cut))))
      terminal.write(String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(cut))))
      #expect(terminal.cells == whole.cells)
    }
  }

  @Test func coloursAreKept() {
    let cells = screen("\u{1B}[1;38;5;166ma\u{1B}[38;2;1;2;3mb\u{1B}[22;39;7mc\u{1B}[md\u{1B}[91;44me").cells[0]
    #expect(cells[0].style.foreground == .indexed(166) && cells[0].style.isBold)
    #expect(cells[1].style.foreground == .rgb(1, 2, 3))
    #expect(cells[2].style.isReversed && !cells[2].style.isBold && cells[2].style.foreground == nil)
    #expect(cells[3].style == CellStyle())
    #expect(cells[4].style.foreground == .basic(9) && cells[4].style.background == .basic(4))
  }

  /// Whatever comes, nothing traps, and the screen keeps its shape.
  @Test func noTextBreaksIt() {
    let pieces = [
      "\u{1B}[", "99999999999999999999", ";", "H", "J", "K", "P", "@", "L", "M", "S", "T", "m", "38;5", "\u{1B}", "心",
      "\u{301}",
      "\n", "\t", "x", "?1049h", "?1049l", "\u{1B}7", "\u{1B}8", "\u{1B}M", "-1",
    ]
    var seed: UInt64 = 7
    for size in [(1, 1), (2, 1), (3, 2), (80, 24)] {
      var terminal = VirtualTerminal(columns: size.0, rows: size.1)
      for _ in 0..<5000 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        terminal.write(pieces[Int(seed >> 33) % pieces.count])
        guard terminal.cells.count == size.1, terminal.cells.allSatisfy({ $0.count == size.0 }) else {
          Issue.record("the screen lost its shape")
          return
        }
      }
    }
  }

  @Test func aCastIsWhatAsciinemaReads() {
    var recording = TerminalRecording(columns: 80, rows: 24)
    recording.add("a\n\"b\"\u{1B}[K", at: 0)
    recording.add("♥", at: 1.25)
    #expect(
      recording.cast == """
        {"version": 2, "width": 80, "height": 24, "env": {"TERM": "xterm-256color"}}
        [0.000, "o", "a\\r\\n\\"b\\"\\u001b[K"]
        [1.250, "o", "♥"]

        """)
  }

  @Test func aPictureDrawsEachRowOnceAndShowsOneFrameAtATime() {
    var recording = TerminalRecording(columns: 20, rows: 3)
    recording.add("same <row>\n", at: 0)
    recording.add("\u{1B}[31mmore", at: 1)
    recording.add("\u{1B}[1;1H\u{1B}[Knew", at: 2)
    let svg = recording.animatedSVG()
    #expect(svg.components(separatedBy: "same &lt;row&gt;").count == 2)
    #expect(svg.components(separatedBy: "@keyframes").count == 4)
    #expect(svg.contains("step-end infinite"))
    #expect(svg.contains("prefers-color-scheme:dark") && svg.contains("prefers-reduced-motion"))
    #expect(recording.animatedSVG() == svg)
    var still = TerminalRecording(columns: 20, rows: 3)
    still.add("x", at: 0)
    #expect(!still.animatedSVG().contains("@keyframes"))
  }
}
