import Tables
import TerminalGraphics
import Words
import Workbench

/// Rows that a detector keeps, side by side, with the row beside them that it is asked about, if it is about one.
package struct KeptRowsPlot: PlotOutcome {
  package var subject: RecordSubject { .detector }
  let title: String
  /// What to see, by how many of the rows there is room for.
  private let text: @Sendable (Int) -> String
  package let warning: String?
  private let scored: Entry?
  private let rows: [Entry]
  private let domain: Domain
  private let facts: [String: Int]

  /// A row and what stands above it.
  struct Entry {
    let name: String
    let values: [Float]
    let amount: Double?
    var number: Int?
  }

  init(
    _ title: String, sentence: @escaping @Sendable (Int) -> String, scored: Entry? = nil, rows: [Entry],
    facts: [String: Int], _ bench: Workbench
  ) {
    (self.title, text, self.scored, self.rows, self.facts) = (title, sentence, scored, rows, facts)
    domain = bench.detector?.preparation.domain ?? bench.data.domain
    warning = caution(bench, judgesTestRows: false)
  }

  package var sentence: String { text(rows.count) }

  package func sentence(_ appearance: Appearance) -> String { text(shownRows(appearance)) }

  /// How many of the rows there is room for; curves go on below each other, columns do not.
  private func shownRows(_ appearance: Appearance) -> Int {
    guard domain.kind == .table else { return rows.count }
    let table = table(appearance)
    return table.columns.count - table.dropped(at: appearance.columns).count - (scored == nil ? 1 : 2)
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    domain.kind == .table ? table(appearance) : gallery(appearance)
  }

  /// Curves on one scale; the scored row is drawn behind each.
  private func gallery(_ appearance: Appearance) -> SmallMultiples {
    let entries = scored.map { [$0] } ?? []
    let charts = (entries + rows).enumerated().map { place, entry in
      let isScored = scored != nil && place == 0
      var series = [curve(entry.values, entry.name, .series(isScored ? 0 : 1))]
      if !isScored, let scored { series.insert(curve(scored.values, scored.name, .muted), at: 0) }
      for index in series.indices { series[index].name = "" }
      return LineChart(
        title: entry.name, series: series, xRange: 1...Double(max(2, entry.values.count)), yRange: domain.axis)
    }
    return SmallMultiples(
      title: title, charts: charts, minimumWidth: 30, height: appearance.rows == nil ? 6 : 12
    ).fitted(to: appearance.galleryRows(among: appearance.sentenceRows), appearance)
  }

  private func curve(_ values: [Float], _ name: String, _ ink: Ink) -> Series {
    Series(name: name, xs: values.indices.map { Double($0 + 1) }, ys: values.map(Double.init), ink: ink)
  }

  /// The columns down, the rows across: those columns first in which they differ most from the scored row or each other.
  private func table(_ appearance: Appearance) -> Table {
    let entries = (scored.map { [$0] } ?? []) + rows
    let parts = ColumnsTable.parts(of: domain)
    let width = max(scored == nil ? 1 : 2, (appearance.width - 24) / 14)
    let shown = Array(entries.prefix(width))
    let lines = parts.map { part -> (differs: Bool, cells: [StyledText]) in
      let texts = shown.map { domain.text(of: part, in: $0.values) }
      return (
        Set(texts).count > 1,
        [StyledText(part.name)]
          + texts.enumerated().map { place, text in
            StyledText(text, place > 0 && text == texts[0] ? .muted : .plain)
          }
      )
    }
    return Table(
      title: title,
      columns: [.left(domain.columnNoun.singular, importance: 2)]
        + shown.map { .right($0.name, importance: 1) },
      rows: (lines.filter(\.differs) + lines.filter { !$0.differs }).map(\.cells))
  }

  // MARK: JSON

  private struct Record: Encodable {
    let number: Int?
    let amount: Double?
    let values: [Float]
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: AnyKey.self)
    try container.encode(scored?.values, forKey: AnyKey(stringValue: "row"))
    try container.encode(
      rows.map { Record(number: $0.number, amount: $0.amount, values: $0.values) },
      forKey: AnyKey(stringValue: "rows"))
    for (name, value) in facts.sorted(by: { $0.key < $1.key }) {
      try container.encode(value, forKey: AnyKey(stringValue: name))
    }
  }
}

extension KeptRowsPlot {
  /// The nearest training rows beside a test row.
  package static func neighbors(_ row: TestBeat, _ bench: Workbench) throws -> KeptRowsPlot {
    let detector = try bench.trained()
    let domain = detector.preparation.domain
    let found = try detector.nearestRows(to: row.values, most: 5)
    let score = try bench.score(row.values)
    let rows = domain.noun.plural
    let count = counted(found.neighbors, "neighbor")
    return KeptRowsPlot(
      "\(domain.noun.singular) \(row.index) (\(row.beatClass.shortName)) and the training \(rows) nearest to it",
      sentence: { shown in
        let far = found.rows.prefix(shown).last.map { errorFigure($0.amount) } ?? ""
        let nearest = shown == 1 ? "nearest is" : "\(shown) nearest are"
        let left = found.rows.count - shown
        return "\(detector.recipe.detector) looks at \(count) among \(grouped(found.kept)) training \(rows); the "
          + (shown == 0 ? "nearest have no room here" : "\(nearest) shown, up to \(far) away (in scaled values)")
          + (shown > 0 && left > 0 ? "; a wider window shows all \(found.rows.count)" : "")
          + "; the score is \(errorFigure(score.error)), \(score.isAbnormal ? "above" : "not above") the threshold of "
          + "\(errorFigure(score.threshold))"
      },
      scored: Entry(name: "\(domain.noun.singular) \(row.index)", values: score.beat, amount: nil),
      rows: found.rows.map {
        Entry(name: "at \(errorFigure($0.amount))", values: $0.values, amount: $0.amount, number: $0.number)
      }, facts: ["index": row.index, "neighbors": found.neighbors, "kept": found.kept], bench)
  }

  /// Every center, with the share of the training rows around it.
  package static func centers(_ bench: Workbench) throws -> KeptRowsPlot {
    let detector = try bench.trained()
    let domain = detector.preparation.domain
    let found = try detector.centerRows()
    let shown = found.rows.prefix(12)
    let most = found.rows.first.map { NumberText.percent($0.amount) } ?? ""
    let kind = domain.kind
    let rows = domain.noun.plural
    return KeptRowsPlot(
      "the \(found.rows.count == 1 ? "center" : "\(found.rows.count) centers") of \(detector.recipe.detector)",
      sentence: { drawn in
        let left = found.rows.count - drawn
        let why =
          kind == .table && drawn < shown.count
          ? (left == 1 ? "needs" : "need") + " a wider window" : "with fewer \(rows) are not drawn"
        return "each stands for the training \(rows) that are nearest to it: the first for \(most) of "
          + "\(grouped(found.count)); a \(domain.noun.singular) is unusual where it is far from all of them"
          + (left > 0 ? "; \(left) more \(why)" : "")
      },
      rows: shown.map {
        Entry(
          name: "center \($0.number): \(NumberText.percent($0.amount))", values: $0.values, amount: $0.amount,
          number: $0.number)
      }, facts: ["centers": found.rows.count], bench)
  }

  /// The support vectors with the largest weights.
  package static func support(_ bench: Workbench) throws -> KeptRowsPlot {
    let detector = try bench.trained()
    let domain = detector.preparation.domain
    let found = try detector.supportRows(most: 6)
    let rows = domain.noun.plural
    return KeptRowsPlot(
      "support vectors of one-class-svm: \(grouped(found.rows.count)) of \(grouped(found.count))",
      sentence: { shown in
        let left = found.rows.count - shown
        return "the border hangs on \(grouped(found.count)) of \(grouped(found.learned)) training \(rows): "
          + "\(grouped(found.outside)) of them lie outside it, with the full weight 1, and "
          + "\(grouped(found.count - found.outside)) on it; all other training \(rows) could be left out"
          + (shown < found.count ? "; those with the most weight are shown" : "")
          + (left > 0 ? ", \(left) more \(left == 1 ? "needs" : "need") a wider window" : "")
      },
      rows: found.rows.map {
        Entry(
          name: "weight \(NumberText.fixed($0.amount, decimals: 2))", values: $0.values, amount: $0.amount,
          number: $0.number)
      }, facts: ["supportVectors": found.count, "outside": found.outside, "learned": found.learned], bench)
  }
}
