import TerminalGraphics
import TestSupport
import Testing

/// Every kind of chart as it looked when somebody last looked at it.
@Suite struct GoldenTests {
  @Test(arguments: Samples.all.map(\.name), [Glyphs.unicode, .ascii])
  func pictures(name: String, glyphs: Glyphs) throws {
    let chart = try #require(Samples.all.first { $0.name == name }?.chart)
    let pictures = [30, 40, 80, 120].map { width in
      "\(width) columns\n" + chart.rendered(Appearance(width: width, glyphs: glyphs))
    }
    GoldenFile(name: "\(name)-\(glyphs)").expect(pictures.joined(separator: "\n\n"))
  }

  @Test(
    arguments: ["overlay", "groups", "weights", "table", "gauge"], [ColorDepth.ansi16, .ansi256, .trueColor])
  func colors(name: String, color: ColorDepth) throws {
    let chart = try #require(Samples.all.first { $0.name == name }?.chart)
    GoldenFile(name: "\(name)-\(color)").expect(chart.rendered(Appearance(width: 40, color: color)))
  }
}
