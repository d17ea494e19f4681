import Heartbeats
import Tables
import TerminalGraphics
import Workbench

/// One test beat.
struct BeatOutcome: Outcome {
  /// Counted from 1 in the order of the test file.
  let index: Int
  let beatClass: Int
  let name: String
  let beat: [Float]
  private let rowClass: RowClass

  init(_ beat: TestBeat) {
    index = beat.index
    beatClass = beat.beatClass.number
    name = beat.beatClass.name
    self.beat = beat.values
    rowClass = beat.beatClass
  }

  func render(on page: inout Page) {
    let full = "beat \(index): class \(beatClass), \(name)"
    let short = "beat \(index): class \(beatClass), \(rowClass.shortName)"
    var chart = BeatChart(full.count + 5 > page.appearance.width ? short : full)
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
