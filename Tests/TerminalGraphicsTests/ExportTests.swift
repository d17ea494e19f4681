import Foundation
import TerminalGraphics
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What holds for every chart that is saved, and a few small files as they looked when somebody last looked at them.
@Suite struct ExportTests {
  @Test func aSmallDrawing() { GoldenFile(name: "roc-svg").expect(Samples.roc.svg()) }

  @Test(arguments: ["confusion", "histogram", "roc", "table"])
  func smallTables(name: String) throws {
    let chart = try #require(Samples.exportable.first { $0.name == name }?.chart)
    GoldenFile(name: "\(name)-csv").expect(chart.csv())
  }

  @Test(arguments: Samples.exportable.map(\.name))
  func everyDrawingIsADocumentWhoseMarksLieOnItsPage(name: String) throws {
    let chart = try #require(Samples.exportable.first { $0.name == name }?.chart)
    let page = DrawnPage(chart.svg())
    #expect(page.problem == nil, "\(name): \(page.problem ?? "")")
    #expect(page.marks > 0, "\(name)")
    #expect(page.outside.isEmpty, "\(name): \(page.outside.prefix(3))")
  }

  @Test func aDrawingHasAMarkForEveryPieceOfData() {
    func count(_ text: String, _ chart: some ExportableChart) -> Int {
      chart.svg().components(separatedBy: text).count - 1
    }
    let points = LineChart(
      series: [Series(name: "s", xs: (0..<50).map(Double.init), ys: (0..<50).map(Double.init), style: .scatter)])
    // One for each point, and one in the legend.
    #expect(count("<circle ", points) == 50 + 1)
    // A cell each, the page, and the ramp with its twenty steps.
    #expect(count("<rect ", Samples.weights) == 5 * 140 + 1 + 20)
    #expect(count("class=\"title\"", Samples.multiples) == 1 + 3)
  }

  @Test func aLineChartReadsBackFromItsTable() {
    for chart in [Samples.line, Samples.overlay, Samples.loss, Samples.scatter] {
      let rows = chart.csv().split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      #expect(rows[0] == ["series", Substring(chart.xLabel ?? "x"), Substring(chart.yLabel ?? "y")])
      let points = chart.series.flatMap { series in series.points.map { (series.name, $0.x, $0.y) } }
      #expect(rows.count == points.count + 1)
      for (row, point) in zip(rows.dropFirst(), points) {
        #expect(row[0] == point.0 && Double(row[1]) == point.1 && Double(row[2]) == point.2)
      }
    }
    #expect(Samples.multiples.csv().split(separator: "\n").count == 1 + 3 * 140)
  }

  @Test func aHeatMapReadsBackFromItsTable() {
    let rows = Samples.weights.csv().split(separator: "\n").map {
      $0.split(separator: ",").dropFirst().map { Double($0) }
    }
    #expect(rows == Samples.weights.values)
  }
}

/// The marks of an SVG document, and those of them that lie outside of their page.
private final class DrawnPage: NSObject, XMLParserDelegate {
  private(set) var marks = 0
  private(set) var outside: [String] = []
  private(set) var problem: String?
  private var sizes: [(width: Double, height: Double)] = []

  init(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    if !parser.parse() { problem = parser.parserError.map { "\($0)" } ?? "not well-formed" }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    func number(_ name: String) -> Double? { attributes[name].flatMap(Double.init) }
    if element == "svg" {
      sizes.append((number("width") ?? 0, number("height") ?? 0))
      return
    }
    guard let size = sizes.last, ["line", "rect", "circle", "text"].contains(element) else { return }
    marks += 1
    let across = ["x", "x1", "x2", "cx"].compactMap(number)
    let down = ["y", "y1", "y2", "cy"].compactMap(number)
    if !across.allSatisfy({ (0...size.width).contains($0) }) || !down.allSatisfy({ (0...size.height).contains($0) }) {
      outside.append("\(element) \(attributes)")
    }
  }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    if element == "svg" { sizes.removeLast() }
  }
}
