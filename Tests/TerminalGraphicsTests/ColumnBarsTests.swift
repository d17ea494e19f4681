import TerminalGraphics
import Testing

/// Bars for columns in unlike units.
@Suite struct ColumnBarsTests {
  private func text(_ bars: ColumnBars, _ glyphs: Glyphs, _ width: Int, _ height: Int) -> [String] {
    bars.picture(Appearance(width: width, glyphs: glyphs), width: width, height: height).lines.map(\.plain)
  }

  @Test func barsStandBesideWhatTheyAreComparedWith() {
    let bars = ColumnBars(values: [0, 0.5, 1, 2], others: [1, 0.5, 0, -1])
    #expect(
      text(bars, .ascii, 12, 4) == [
        " o    #  ^  ", " o    #  #  ", " o #o #  #  ", "_o #o #_ #v ",
      ])
  }

  @Test func whatHasNoRoomIsLeftOut() {
    let bars = ColumnBars(values: Array(repeating: 0.5, count: 40), others: Array(repeating: 0.5, count: 40))
    #expect(bars.shown(in: 30) == 15)
    for width in [1, 7, 30, 80, 200] {
      #expect(text(bars, .unicode, width, 3).allSatisfy { $0.count <= width })
    }
    #expect(ColumnBars(values: []).picture(Appearance(), width: 10, height: 3).lines.isEmpty)
  }
}
