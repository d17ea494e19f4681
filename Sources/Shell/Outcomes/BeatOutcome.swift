import Heartbeats
import TerminalGraphics
import Workbench

/// One test beat.
struct BeatOutcome: Outcome {
  /// Counted from 1 in the order of the test file.
  let index: Int
  let beatClass: Int
  let name: String
  let beat: [Float]

  init(_ beat: TestBeat) {
    index = beat.index
    beatClass = beat.beatClass.rawValue
    name = beat.beatClass.name
    self.beat = beat.values
  }

  func render(on page: inout Page) {
    let full = "beat \(index): class \(beatClass), \(name)"
    let short = "beat \(index): class \(beatClass), \(BeatClass(rawValue: beatClass)?.shortName ?? name)"
    var chart = BeatChart(full.count + 5 > page.appearance.width ? short : full)
    chart.height = page.appearance.beatHeight(among: 7)
    chart.add(beat, "beat \(index)", beatClass == 1 ? .good : .bad)
    page.chart(chart.chart)
    page.next("\"score \(index)\" asks the detector what it makes of it")
  }

  private enum CodingKeys: String, CodingKey {
    case index, name, beat
    case beatClass = "class"
  }
}
