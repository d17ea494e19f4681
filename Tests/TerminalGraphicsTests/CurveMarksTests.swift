import TerminalGraphics
import Testing

/// Curves that cross can be told apart without colour.
@Suite struct CurveMarksTests {
  private let chart = LineChart(
    series: [
      Series(name: "up", ys: (0...40).map(Double.init)), Series(name: "down", ys: (0...40).map { Double(40 - $0) }),
      Series(name: "level", ys: [Double](repeating: 12, count: 41)),
    ], height: 12)

  private func plot(_ appearance: Appearance) -> String {
    chart.rendered(appearance).split(separator: "\n").filter { $0.contains("│") || $0.contains("┤") }
      .joined(separator: "\n")
  }

  @Test func everyCurveButOneCarriesItsMark() {
    let text = plot(Appearance(width: 60))
    #expect(text.count { $0 == "o" } >= 5)
    #expect(text.count { $0 == "+" } >= 5)
    #expect(!text.contains("*"))
    let legend = chart.rendered(Appearance(width: 60)).prefix { $0 != "\n" }
    #expect(legend.contains("── up") && legend.contains("╌╌o╌╌ down") && legend.contains("┈┈+┈┈ level"))
  }

  /// A mark stands on its own curve: "down" falls from left to right.
  @Test func marksStandOnTheirCurve() {
    let rows = plot(Appearance(width: 60)).split(separator: "\n").map(Array.init)
    let columns = rows.compactMap { row in row.firstIndex(of: "o") }
    #expect(columns.count >= 5)
    #expect(columns == columns.sorted())
  }

  @Test func coloursAndLettersNeedNone() {
    #expect(!plot(Appearance(width: 60, color: .ansi256)).contains("o"))
    let alone = LineChart(series: [chart.series[1]], height: 12).rendered(Appearance(width: 60))
    #expect(!alone.split(separator: "\n").dropFirst().joined().contains("o"))
  }
}
