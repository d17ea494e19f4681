import LineEditing
import Testing

@Suite struct InputParserTests {
  /// Bytes, and the events they make once no more come.
  @Test(arguments: [
    ("a", [InputEvent.key(.character("a"))]),
    ("é日😀", [.key(.character("é")), .key(.character("日")), .key(.character("😀"))]),
    ("\r\n\t\u{7F}\u{8}", [.key(.enter), .key(.enter), .key(.tab), .key(.backspace), .key(.backspace)]),
    ("\u{1}\u{3}\u{1A}\0", [.key(.control("a")), .interrupt, .key(.control("z")), .key(.control(" "))]),
    ("\u{1C}\u{1F}", [.key(.control("\\")), .key(.control("_"))]),
    ("\u{1B}", [.key(.escape)]),
    ("\u{1B}\u{1B}", [.key(.escape), .key(.escape)]),
    ("\u{1B}\u{1B}[A", [.key(.escape), .key(.up)]),
    ("\u{1B}x\u{1B}[", [.key(.alt("x")), .key(.alt("["))]),
    ("\u{1B}\r", [.key(.escape), .key(.enter)]),
    ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.key(.up), .key(.down), .key(.right), .key(.left)]),
    ("\u{1B}OA\u{1B}OH\u{1B}OF\u{1B}OM", [.key(.up), .key(.home), .key(.end), .key(.enter)]),
    ("\u{1B}[1;2A\u{1B}[1;2D\u{1B}[1;6B", [.key(.shiftUp), .key(.shiftLeft), .key(.shiftDown)]),
    ("\u{1B}[1;5C", [.key(.right)]),
    ("\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", [.key(.home), .key(.end), .key(.home), .key(.end)]),
    ("\u{1B}[2~\u{1B}[3~\u{1B}[5~\u{1B}[6~", [.key(.insert), .key(.delete), .key(.pageUp), .key(.pageDown)]),
    ("\u{1B}[3;2~\u{1B}[Z", [.key(.delete), .key(.backTab)]),
    ("\u{1B}[99~\u{1B}[?1;2cx", [.key(.character("x"))]),
    ("\u{1B}[12", []),
  ])
  func keys(bytes: String, expected: [InputEvent]) {
    #expect(events(of: Array(bytes.utf8)) == expected)
  }

  @Test(arguments: [
    ("<0;1;1M", MouseEvent(.press, column: 0, row: 0)),
    ("<2;300;200M", MouseEvent(.press, button: .right, column: 299, row: 199)),
    ("<0;4;5m", MouseEvent(.release, column: 3, row: 4)),
    ("<32;4;5M", MouseEvent(.drag, column: 3, row: 4)),
    ("<53;4;5M", MouseEvent(.drag, button: .middle, column: 3, row: 4, shift: true, control: true)),
    ("<64;4;5M", MouseEvent(.scrollUp, button: .none, column: 3, row: 4)),
    ("<73;4;5M", MouseEvent(.scrollDown, button: .none, column: 3, row: 4, alt: true)),
    ("<66;4;5M", nil), ("<0;0;5M", nil), ("<0;5M", nil), ("<128;5;5M", nil), ("<0;5;:5M", nil),
  ])
  func mouse(report: String, expected: MouseEvent?) {
    #expect(events(of: Array("\u{1B}[\(report)".utf8)) == (expected.map { [.mouse($0)] } ?? []))
  }

  @Test func broken_utf8() {
    let broken = InputEvent.key(.character("\u{FFFD}"))
    #expect(events(of: [0xFF, 0x61]) == [broken, .key(.character("a"))])
    #expect(events(of: [0xC3, 0x61]) == [broken, .key(.character("a"))])
    #expect(events(of: [0xE2, 0x82]) == [broken])
  }

  /// Any bytes whatever: nothing traps, and the parser never keeps more than a sequence.
  @Test func noise() {
    var state: UInt64 = 1
    var parser = InputParser()
    for _ in 0..<100_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let byte = UInt8(truncatingIfNeeded: state >> 56)
      _ = parser.feed(byte % 3 == 0 ? [0x1B, 0x5B, 0x3C, 0x3B, 0x4D][Int(byte) % 5] : byte)
    }
    _ = parser.finish()
    #expect(!parser.isWaiting)
    #expect(parser.feed(0x61) == [.key(.character("a"))])
  }

  private func events(of bytes: [UInt8]) -> [InputEvent] {
    var parser = InputParser()
    return bytes.flatMap { parser.feed($0) } + parser.finish()
  }
}
