import SeededRandom
import TerminalGraphics
import Testing

@Suite struct SpreadChartTests {
  static let chart = SpreadChart(
    title: "AUC",
    items: [.init("adam", low: 0.95, middle: 0.99, high: 1), .init("sgd", low: 0.9, middle: 0.9, high: 0.9)],
    reference: 0.96, referenceLabel: "mean beat")

  @Test func pictures() {
    #expect(
      trimmed(Self.chart.rendered(Appearance(width: 40))) == """
        AUC
        adam │                ├─────────────●──┤
         sgd │●                   ┊
             └──────────────────────────────────
              0.90          0.95            1.00
              ┊ mean beat (0.96)
        """)
    #expect(
      trimmed(Self.chart.rendered(Appearance(width: 40, glyphs: .ascii))) == """
        AUC
        adam |                |-------------o--|
         sgd |o                   :
             +----------------------------------
              0.90          0.95            1.00
              : mean beat (0.96)
        """)
  }

  private func trimmed(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
  }

  @Test func data() {
    #expect(Self.chart.csv() == "label,low,middle,high\nadam,0.95,0.99,1\nsgd,0.9,0.9,0.9\n")
    #expect(Self.chart.svg().contains("mean beat"))
  }

  /// Whatever the values and the width: every line as wide as asked for, nothing traps, ASCII stays ASCII.
  @Test func hostileValues() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<300 {
      let items = (0..<random.index(below: 5)).map { index in
        SpreadChart.Item(
          String(repeating: "level ", count: index), low: RandomCharts.value(&random),
          middle: RandomCharts.value(&random), high: RandomCharts.value(&random))
      }
      let chart = SpreadChart(title: "t", items: items, reference: RandomCharts.value(&random), referenceLabel: "r")
      let width = 30 + random.index(below: 120)
      let picture = chart.picture(Appearance(width: width))
      #expect(picture.lines.allSatisfy { $0.width == width })
      #expect(chart.rendered(Appearance(width: width, glyphs: .ascii)).utf8.allSatisfy { $0 < 128 })
      #expect(chart.svg().hasSuffix("</svg>\n") || chart.svg().hasSuffix("</svg>"))
    }
  }
}
