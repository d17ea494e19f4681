import Judging
import TerminalGraphics
import Workbench

/// What a race came to: for each way to label its rows a table of lanes.
package struct RaceOutcome: SteppedOutcome {
  private let entry: RaceEntry
  private let isComplete: Bool
  private let results: [RaceResult]
  private let missed: [(name: String, count: Int)]
  private let seconds: Double?

  /// Rows from one line of `--json` to the next.
  static let stride = 500

  /// - Parameter isComplete: whether the race is judged over all its rows; else over those that have gone by.
  package init(_ entry: RaceEntry, isComplete: Bool = true) {
    self.entry = entry
    self.isComplete = isComplete
    seconds = nil
    results = RaceResult.all(entry.race, toTheEnd: isComplete)
    var race = entry.race
    if isComplete { race.finish() }
    missed = race.missedByAll
  }

  private init(_ outcome: RaceOutcome, seconds: Double?) {
    (entry, isComplete, results) = (outcome.entry, outcome.isComplete, outcome.results)
    (missed, self.seconds) = (outcome.missed, seconds)
  }

  /// The same with the time it took.
  package func lasting(_ seconds: Double) -> RaceOutcome { RaceOutcome(self, seconds: seconds) }

  package var withoutTimes: RaceOutcome { RaceOutcome(self, seconds: nil) }
  package var subject: RecordSubject { entry.subject }

  /// Where the race stood every 500 rows.
  package var records: [any Encodable] {
    var race = entry.race
    race.restart()
    return Swift.stride(from: Self.stride, to: race.field.count, by: Self.stride).map { _ in
      race.advance(Self.stride)
      return RaceStanding(race)
    }
  }

  // MARK: Text

  package func render(on page: inout Page) {
    page.heading(entry.title)
    if !isComplete {
      page.line(
        StyledText("stopped after \(grouped(entry.race.position)) of \(entry.noun.counted(entry.race.field.count))"))
    }
    var showsGroups = false
    for (index, result) in results.enumerated() {
      page.blank()
      let labels = entry.race.field.labels[index]
      let order = entry.race.field.order.prefix(isComplete ? entry.race.field.count : entry.race.position)
      let abnormal = order.count { labels.abnormal[$0] }
      page.line(
        StyledText(labels.text, .strong, bold: true)
          + StyledText(": \(grouped(abnormal)) abnormal, \(grouped(order.count - abnormal)) normal", .muted))
      let table = table(result, withGroups: labels.word == "true")
      let dropped = table.dropped(at: page.appearance.columns).map(\.plain)
      let words = labels.word == "true" ? entry.race.field.groups.map(\.word) : []
      if words.contains(where: { !dropped.contains($0) }) { showsGroups = true }
      page.chart(table)
    }
    page.blank()
    renderDetectors(on: &page)
    let groups = entry.race.field.groups.map { "\($0.word) (\(grouped($0.rows.count)))" }
    if showsGroups {
      page.line(StyledText("\(groups.joined(separator: ", ")): recall on the attacks of these types", .muted))
    }
    if !missed.isEmpty {
      let shown = missed.prefix(6).map { "\(grouped($0.count)) \($0.name)" }.joined(separator: ", ")
      page.line(StyledText("missed by all, \(entry.race.labels.text): \(shown)"), indent: 2)
    }
    if let warning = entry.warning { page.warning(StyledText(warning)) }
    if let seconds {
      page.line(StyledText("\(entry.noun.counted(entry.race.field.count)) in \(duration(seconds))", .muted))
    }
  }

  /// What each detector is: two of one name may be of different parameters.
  private func renderDetectors(on page: inout Page) {
    let described = entry.race.lanes.filter { !$0.summary.isEmpty }.map { "\($0.name): \($0.summary)" }
    if !described.isEmpty { page.line(StyledText(described.joined(separator: "; "), .muted)) }
  }

  private func table(_ result: RaceResult, withGroups: Bool) -> Table {
    let groups = withGroups ? result.lanes.first?.groups.map(\.word) ?? [] : []
    let best = result.lanes.compactMap(\.auc).max()
    var columns: [Table.Column] = [
      .left("detector", importance: 4), .right("AUC", importance: 4), .right("tp", importance: 3),
      .right("fp", importance: 3), .right("fn", importance: 3), .right("tn", importance: 3),
      .right("precision", importance: 4), .right("recall", importance: 4), .right("F1", importance: 2),
    ]
    // What the detector has never seen says more than what it has.
    columns += groups.map { .right($0, importance: $0 == groups.last ? 2 : 1) }
    columns.append(.right("threshold"))
    let rows = result.lanes.map { lane -> [StyledText] in
      let counts = lane.confusion
      let isBest = lane.auc != nil && lane.auc == best && result.lanes.count > 1
      var row = [
        StyledText(lane.name, .strong, bold: true),
        StyledText(lane.auc.map(ratio) ?? undefinedFigure, isBest ? .good : .plain, bold: isBest),
        StyledText(grouped(counts.tp)), StyledText(grouped(counts.fp)), StyledText(grouped(counts.fn)),
        StyledText(grouped(counts.tn)), StyledText(counts.precisionFigure), StyledText(ratio(counts.recall)),
        StyledText(ratio(counts.f1)),
      ]
      row += groups.map { word in
        StyledText(lane.groups.first { $0.word == word }.map { ratio($0.recall) } ?? undefinedFigure)
      }
      row.append(StyledText(errorFigure(lane.threshold), .muted))
      return row
    }
    return Table(columns: columns, rows: rows)
  }

  // MARK: For a report

  var reportTitle: String {
    isComplete
      ? entry.title
      : "\(entry.title), stopped after \(grouped(entry.race.position)) of \(entry.noun.counted(entry.race.field.count))"
  }
  var reportWarning: String? { entry.warning }

  /// For each way to label the rows its name, and a line a lane.
  var reportTables: [(labels: String, lanes: [[String]])] {
    zip(entry.race.field.labels, results).map { labels, result in
      let lanes = result.lanes.map { lane in
        let counts = lane.confusion
        return [lane.name, lane.auc.map(ratio) ?? undefinedFigure]
          + [counts.tp, counts.fp, counts.fn, counts.tn].map(grouped)
          + [counts.precisionFigure, ratio(counts.recall), ratio(counts.f1), errorFigure(lane.threshold)]
      }
      return (labels.text, lanes)
    }
  }

  // MARK: JSON

  private enum CodingKeys: String, CodingKey { case rows, of, results, missedByAll, seconds }
  private struct Missed: Encodable {
    let name: String
    let count: Int
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(isComplete ? entry.race.field.count : entry.race.position, forKey: .rows)
    try container.encode(entry.race.field.count, forKey: .of)
    try container.encode(results, forKey: .results)
    try container.encode(missed.map { Missed(name: $0.name, count: $0.count) }, forKey: .missedByAll)
    try container.encodeIfPresent(seconds, forKey: .seconds)
  }
}
