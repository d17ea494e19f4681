import Tables
import TerminalGraphics
import Workbench

/// What each column adds to the score of one row: a bar a column.
package struct SharesPlot: PlotOutcome {
  package var subject: RecordSubject { .detector }
  package let warning: String?
  private let row: TestBeat
  private let score: BeatScore
  private let words: DetectorWords

  package init(_ row: TestBeat, _ bench: Workbench) throws {
    self.row = row
    score = try bench.score(row.values)
    words = DetectorWords(bench)
    warning = caution(bench, judgesTestRows: false)
  }

  private var domain: Domain { score.domain }

  private var title: String {
    "\(domain.noun.singular) \(row.index) (\(row.beatClass.shortName)): the share of each \(domain.columnNoun.singular) in its "
      + words.score
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    guard domain.kind == .curve else {
      return ColumnsTable(score).table(
        appearance.glyphs, shown: .max, expectation: score.twin.header, title: title)
    }
    let places = score.pointShares.indices.map { Double($0 + 1) }
    return LineChart(
      title: title,
      series: [Series(name: "", xs: places, ys: score.pointShares.map { $0 * 100 }, ink: .bad, style: .step)],
      xLabel: domain.columnNoun.singular, yLabel: "% of the \(words.score)", xRange: 1...Double(max(2, places.count)),
      xIsWhole: true, height: appearance.plotHeight,
      bands: [
        Band(xs: places, lows: places.map { _ in 0 }, highs: score.pointShares.map { $0 * 100 }, label: "", ink: .bad)
      ])
  }

  package var sentence: String {
    guard let most = score.pointShares.indices.max(by: { score.pointShares[$0] < score.pointShares[$1] }),
      score.pointShares[most] > 0
    else { return "no \(domain.columnNoun.singular) stands out; \(score.attributionText)" }
    let even = 1 / Double(max(1, score.pointShares.count))
    let above = score.pointShares.count { $0 > even }
    return "most of all \(domain.columnName(most)), \(NumberText.percent(score.pointShares[most], decimals: 1)); "
      + "\(domain.columnNoun.counted(above)) of \(score.pointShares.count) \(above == 1 ? "has" : "have") more than an even share; "
      + score.attributionText
  }

  private enum CodingKeys: String, CodingKey { case index, score, attribution, kind }
  private struct Share: Encodable {
    let column: String
    let share: Double
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(row.index, forKey: .index)
    try container.encode(score.error, forKey: .score)
    try container.encode(score.isExact ? "exact" : "replacement", forKey: .kind)
    try container.encode(
      score.pointShares.enumerated().map { Share(column: domain.columnName($0.offset), share: $0.element) },
      forKey: .attribution)
  }
}
