import Judging
import Tables
import TerminalGraphics
import Words
import Workbench

/// The rows with the highest scores, and what makes them unusual.
package struct HighestScoresOutcome: Outcome {
  private let highest: HighestScores
  private let domain: Domain
  private let source: DataSource?
  private let words: DetectorWords
  private let staleness: StalenessText?

  package var subject: RecordSubject { .detector }

  package init(_ count: Int, _ bench: Workbench) throws {
    highest = try bench.highestScores(count)
    domain = bench.data.domain
    source = bench.detector?.source
    words = DetectorWords(bench)
    staleness = StalenessText(bench, judgesTestRows: true)
  }

  package func render(on page: inout Page) {
    staleness?.render(on: &page)
    let hasLines = highest.entries.contains { $0.line != nil }
    var columns: [Table.Column] = [.right("test \(domain.noun.singular)", importance: 9)]
    if hasLines { columns.append(.right("line of the file", importance: 2)) }
    columns += [.right(words.score, importance: 9), .left("verdict", importance: 8)]
    if domain.isLabelled { columns.append(.left("label", importance: 7)) }
    columns.append(.left("most of the \(words.score)", importance: 6))
    page.table(Table(columns: columns, rows: highest.entries.map { cells($0, hasLines) }))
    page.line(
      StyledText(
        "\(grouped(highest.flagged)) of \(grouped(highest.count)) test \(domain.noun.after(highest.count)) \(highest.flagged == 1 ? "is" : "are") above the threshold of "
          + errorFigure(highest.threshold) + (source.map { ", for a detector trained on \($0.named())" } ?? ""),
        .muted))
    if let first = highest.entries.first { page.next("\"score \(first.index)\" shows the first of them") }
  }

  private func cells(_ entry: HighestScores.Entry, _ hasLines: Bool) -> [StyledText] {
    let score = entry.score
    var cells = [StyledText(grouped(entry.index))]
    if hasLines { cells.append(StyledText(entry.line.map { grouped($0) } ?? "", .muted)) }
    cells.append(StyledText(errorFigure(score.error)))
    cells.append(StyledText(score.isAbnormal ? "abnormal" : "normal", score.isAbnormal ? .bad : .good))
    if domain.isLabelled { cells.append(StyledText(entry.rowClass.shortName)) }
    cells.append(StyledText(score.blamedText(limit: domain.kind == .table ? 2 : 1), .muted))
    return cells
  }

  private struct Row: Encodable {
    let index: Int
    let line: Int?
    let error: Double
    let verdict: String
    let beatClass: Int?
    let stretches: [BeatScore.Stretch]

    private enum CodingKeys: String, CodingKey {
      case index, line, error, verdict, stretches
      case beatClass = "class"
    }
  }

  private enum CodingKeys: String, CodingKey { case count, flagged, threshold, highest, stale }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(highest.count, forKey: .count)
    try container.encode(highest.flagged, forKey: .flagged)
    try container.encode(highest.threshold, forKey: .threshold)
    try container.encode(
      highest.entries.map { entry in
        Row(
          index: entry.index, line: entry.line, error: entry.score.error,
          verdict: entry.score.isAbnormal ? "abnormal" : "normal",
          beatClass: domain.isLabelled ? entry.rowClass.number : nil, stretches: entry.score.stretches)
      }, forKey: .highest)
    try container.encode(staleness != nil, forKey: .stale)
  }
}

extension BeatScore {
  /// What contributes most to the score: `rpm 45 % · press 31 %`, `points 96–110, T wave: 40 %`.
  func blamedText(limit: Int) -> String {
    stretches.prefix(limit).map { stretch in
      let points = stretch.from == stretch.to ? "point \(stretch.from)" : "points \(stretch.from)–\(stretch.to)"
      let share = NumberText.percent(stretch.share)
      if domain.kind == .table { return "\(stretch.part) \(share)" }
      return stretch.part.isEmpty ? "\(points): \(share)" : "\(points), \(stretch.part): \(share)"
    }.joined(separator: " · ")
  }
}
