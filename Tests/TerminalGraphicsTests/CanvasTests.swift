import TerminalGraphics
import Testing

@Suite struct CanvasTests {
  private let pen = Pen(.plain, "*")

  @Test func everyDotHasItsBit() {
    let expected: [[Character]] = [["⠁", "⠂", "⠄", "⡀"], ["⠈", "⠐", "⠠", "⢀"]]
    for x in 0..<2 {
      for y in 0..<4 {
        var canvas = Canvas(columns: 1, rows: 1, glyphs: .unicode)
        canvas.dot(x, y, pen)
        #expect(canvas.text(row: 0).plain == String(expected[x][y]))
      }
    }
  }

  @Test func dotsOutsideAreIgnored() {
    var canvas = Canvas(columns: 2, rows: 1, glyphs: .unicode)
    for (x, y) in [(-1, 0), (0, -1), (4, 0), (0, 4), (.max, .min)] { canvas.dot(x, y, pen) }
    #expect(canvas.text(row: 0).plain == "  ")
  }

  @Test func bothDotsStayAndTheLastInkWins() {
    var canvas = Canvas(columns: 1, rows: 1, glyphs: .unicode)
    canvas.dot(0, 0, Pen(.good, "*"))
    canvas.dot(1, 3, Pen(.bad, "o"))
    #expect(canvas.text(row: 0) == StyledText("⢁", .bad))
    var plain = Canvas(columns: 1, rows: 1, glyphs: .ascii)
    plain.dot(0, 0, Pen(.good, "*"))
    plain.dot(0, 0, Pen(.bad, "o"))
    #expect(plain.text(row: 0) == StyledText("o", .bad))
  }

  @Test func layersCoverOneAnother() {
    var canvas = Canvas(columns: 1, rows: 1, glyphs: .unicode)
    var shown: [String] = []
    func look() { shown.append(canvas.text(row: 0).plain) }
    canvas.backgroundDot(0, 0, pen)
    look()
    #expect(canvas.isFree(0, 0))
    canvas.block(0, 0, "█", .plain)
    look()
    canvas.ruleDot(0, 1, pen)
    look()
    canvas.dot(0, 2, pen)
    look()
    canvas.letter(0, 0, "x", .plain)
    look()
    #expect(shown == ["⠁", "█", "⠂", "⠄", "x"])
    #expect(!canvas.isFree(0, 0) && !canvas.isFree(1, 0) && !canvas.isFree(0, -1))
  }

  @Test func runsJoinAcrossSpaces() {
    var canvas = Canvas(columns: 5, rows: 1, glyphs: .ascii)
    canvas.dot(0, 0, Pen(.good, "*"))
    canvas.dot(2, 0, Pen(.good, "*"))
    canvas.dot(4, 0, Pen(.bad, "o"))
    #expect(canvas.text(row: 0).rendered(.ansi16) == "\u{1b}[32m* * \u{1b}[0m\u{1b}[31mo\u{1b}[0m")
  }
}

@Suite struct ScaleTests {
  @Test func positions() {
    let scale = Scale(low: -1, high: 3)
    #expect(scale.position(-1) == 0 && scale.position(1) == 0.5 && scale.position(3) == 1)
    #expect(scale.position(.nan) == nil && scale.position(.infinity) == nil)
    #expect(scale.position(1e300) == 1e6)
    let decades = Scale(low: 0.01, high: 100, kind: .logarithmic)
    #expect(decades.position(1) == 0.5 && decades.position(0) == nil && decades.position(-1) == nil)
    let fromZero = Scale(low: 0, high: 10, kind: .logarithmic)
    #expect(fromZero.low == 0.01 && fromZero.high == 10)
  }

  @Test func equalValuesWiden() {
    #expect(Scale(low: 0, high: 0).low == -1 && Scale(low: 0, high: 0).high == 1)
    #expect(Scale(low: 10, high: 10).low == 9 && Scale(low: 10, high: 10).high == 11)
    #expect(Scale(low: -.infinity, high: .infinity).high == 1e300)
  }

  @Test func fitting() throws {
    let scale = try #require(Scale.fitting([0.3, .nan, 9.7, -.infinity], kind: .linear, nice: true))
    #expect(scale.low == 0 && scale.high == 10)
    let tight = try #require(Scale.fitting([0.3, 9.7], kind: .linear, nice: false))
    #expect(tight.low == 0.3 && tight.high == 9.7)
    #expect(Scale.fitting([Double.nan], kind: .linear, nice: true) == nil)
    #expect(Scale.fitting([-1, 0], kind: .logarithmic, nice: true) == nil)
  }
}
