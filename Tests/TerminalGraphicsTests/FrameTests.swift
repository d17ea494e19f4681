import SeededRandom
import TerminalGraphics
import Testing

/// The promise of every picture: lines of equal width, none wider than the appearance, whatever the data.
@Suite struct FrameTests {
  @Test(arguments: Samples.all.map(\.name))
  func samplesKeepTheirFrame(name: String) throws {
    let chart = try #require(Samples.all.first { $0.name == name }?.chart)
    for width in [-5, 0, 1, 29, 30, 31, 33, 40, 57, 80, 120, 250] {
      for glyphs in [Glyphs.unicode, .ascii] {
        for color in [ColorDepth.none, .ansi16, .ansi256, .trueColor] {
          checkFrame(chart, Appearance(width: width, color: color, glyphs: glyphs), name)
        }
      }
    }
  }

  @Test(arguments: 0..<300)
  func randomDataKeepsItsFrame(seed: Int) {
    var random = SeededRandom(seed: seed)
    let width = 30 + random.index(below: 100)
    let glyphs: Glyphs = random.index(below: 2) == 0 ? .unicode : .ascii
    let color: ColorDepth = random.index(below: 2) == 0 ? .none : .trueColor
    let appearance = Appearance(width: width, color: color, glyphs: glyphs)
    for (name, chart) in RandomCharts.all(&random) {
      checkFrame(chart, appearance, "\(name), seed \(seed)")
      guard let chart = chart as? any ExportableChart else { continue }
      let svg = chart.svg()
      #expect(svg.hasSuffix("</svg>\n"), "\(name), seed \(seed)")
      let attributes = withoutContent(svg).lowercased()
      #expect(!attributes.contains("nan") && !attributes.contains("inf"), "\(name), seed \(seed)")
      #expect(chart.csv().hasSuffix("\n"), "\(name), seed \(seed)")
    }
  }

  @Test func samePictureTwice() {
    for (name, chart) in Samples.all {
      let appearance = Appearance(width: 77, color: .ansi256)
      #expect(chart.rendered(appearance) == chart.rendered(appearance), "\(name)")
    }
  }

  /// The tags of a document alone.
  private func withoutContent(_ svg: String) -> String {
    svg.split(separator: "<").map { $0.prefix { $0 != ">" } }.joined()
  }

  private func checkFrame(_ chart: any Chart, _ appearance: Appearance, _ note: String) {
    let text = chart.rendered(appearance)
    let comment = "\(note), \(appearance)"
    if appearance.color == .none { #expect(!text.contains("\u{1b}"), "\(comment)") }
    let lines = strippedLines(text)
    let widths = Set(lines.map(measuredColumns))
    #expect(widths.count == 1, "\(comment): widths \(widths)")
    #expect((widths.max() ?? 0) <= max(appearance.width, 30), "\(comment)")
    let isPrintable = lines.joined().unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) }
    #expect(isPrintable, "\(comment)")
    if appearance.glyphs == .ascii { #expect(lines.joined().utf8.allSatisfy { $0 < 0x7f }, "\(comment)") }
    let picture = chart.picture(appearance)
    #expect(picture.width <= max(appearance.width, 30), "\(comment): the picture itself")
    #expect(picture.lines.allSatisfy { $0.width == picture.width && $0.width == $0.plain.columns }, "\(comment)")
  }
}
