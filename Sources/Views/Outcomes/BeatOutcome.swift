import Heartbeats
import Tables
import TerminalGraphics
import Workbench

/// One test beat.
package struct BeatOutcome: Outcome {
  /// Counted from 1 in the order of the test file.
  let index: Int
  let beatClass: Int
  let name: String
  let beat: [Float]
  private let rowClass: RowClass
  private let domain: Domain
  /// Of a table alone.
  private let scaling: Scaling?

  package init(_ beat: TestBeat, _ bench: Workbench) {
    domain = bench.data.domain
    scaling = domain.kind == .table ? bench.pictureScaling : nil
    index = beat.index
    beatClass = beat.beatClass.number
    name = beat.beatClass.name
    self.beat = beat.values
    rowClass = beat.beatClass
  }

  package func render(on page: inout Page) {
    let full = "beat \(index): class \(beatClass), \(name)"
    let short = "beat \(index): class \(beatClass), \(rowClass.shortName)"
    if domain.kind == .table {
      let row = RowTable(domain: domain, rows: [("value", beat, .strong)], scaling: scaling)
      page.chart(row.table(title: full, glyphs: page.appearance.glyphs))
      page.next(
        "\"score \(index)\" asks the detector what it makes of it, \"edit from \(domain.noun.singular) \(index)\" changes it"
      )
      return
    }
    var chart = BeatChart(full.count + 5 > page.appearance.width ? short : full, of: domain)
    chart.height = page.appearance.beatHeight(among: 7)
    chart.add(beat, "beat \(index)", rowClass.isAbnormal ? .bad : .good)
    page.chart(chart.chart)
    page.next("\"score \(index)\" asks the detector what it makes of it")
  }

  private enum CodingKeys: String, CodingKey {
    case index, name, beat
    case beatClass = "class"
  }
}
