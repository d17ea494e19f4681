import Tables
import TerminalGraphics
import Workbench

/// The cuts that part one row from the others: on a curve as marks, in a table as lines.
package struct CutsPlot: PlotOutcome {
  package var subject: RecordSubject { .detector }
  package let warning: String?
  private let row: TestBeat
  private let path: CutPath
  private let domain: Domain

  package init(_ row: TestBeat, _ bench: Workbench) throws {
    let detector = try bench.trained()
    self.row = row
    path = try detector.cutPath(of: row.values)
    domain = detector.preparation.domain
    warning = caution(bench, judgesTestRows: false)
  }

  private var title: String {
    "\(domain.noun.singular) \(row.index) (\(row.beatClass.shortName)): the \(counted(path.cuts.count, "cut")) of the tree "
      + "that isolates it soonest"
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    guard domain.kind == .curve else { return table }
    let places = path.cuts.map { Double($0.column + 1) }
    var cuts = Series(
      name: "cuts", xs: places, ys: path.cuts.map { Double($0.threshold) }, ink: .warning, style: .scatter)
    cuts.marker = appearance.glyphs == .ascii ? "-" : "━"
    var own = Series(
      name: "the \(domain.noun.singular) there", xs: places, ys: path.cuts.map { Double($0.value) }, ink: .bad,
      style: .scatter)
    own.marker = appearance.glyphs == .ascii ? "o" : "●"
    return LineChart(
      title: title,
      series: [
        Series(
          name: domain.noun.singular, xs: row.values.indices.map { Double($0 + 1) }, ys: row.values.map(Double.init),
          ink: .series(0)), cuts, own,
      ], xRange: 1...Double(max(2, row.values.count)), yRange: domain.axis, xIsWhole: true,
      height: appearance.plotHeight)
  }

  private var table: Table {
    Table(
      title: title,
      columns: [
        .right("cut", importance: 1), .left(domain.columnNoun.singular, importance: 2), .right("value", importance: 2),
        .left("", importance: 2), .right("cut at", importance: 2),
      ],
      rows: path.cuts.enumerated().map { place, cut in
        [
          StyledText("\(place + 1)", .muted), StyledText(domain.columnName(cut.column)),
          StyledText(errorFigure(Double(cut.value))), StyledText(cut.isBelow ? "≤" : ">"),
          StyledText(errorFigure(Double(cut.threshold))),
        ]
      })
  }

  package var sentence: String {
    let steps = path.cuts.prefix(6).map { cut in
      "\(domain.columnName(cut.column)) \(cut.isBelow ? "≤" : ">") \(errorFigure(Double(cut.threshold)))"
    }
    let rest = path.cuts.count > 6 ? " and \(path.cuts.count - 6) more" : ""
    guard !steps.isEmpty else { return "no cut is needed: the tree has one leaf" }
    return
      "\(steps.joined(separator: ", then "))\(rest): after these cuts hardly any training \(domain.noun.singular) of that "
      + "tree's sample is left beside it; the score is the mean over \(counted(path.trees, "tree"))"
  }

  private struct Step: Encodable {
    let column: String
    let value, threshold: Float
    let below: Bool
  }

  private enum CodingKeys: String, CodingKey { case index, trees, cuts }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(row.index, forKey: .index)
    try container.encode(path.trees, forKey: .trees)
    try container.encode(
      path.cuts.map {
        Step(
          column: domain.columnName($0.column), value: $0.value, threshold: $0.threshold, below: $0.isBelow)
      }, forKey: .cuts)
  }
}
