import Heartbeats
import Tables
import TerminalGraphics
import Words
import Workbench

/// What the detector makes of one beat.
package struct ScoreOutcome: Outcome {
  let score: BeatScore
  /// Counted from 1 in the order of the test file; absent for a beat from elsewhere.
  let index: Int?
  let beatClass: RowClass?
  let file: String?
  /// The drawing's name and its points; absent for a beat that nobody drew.
  let drawing: (name: String, drawing: Drawing)?
  let resemblance: Resemblance
  let trivial: [TrivialVerdict]
  /// The height of a beat that does not come from the data, beside theirs.
  let heights: BeatHeights?
  /// The line of its file that a table's test row stands in.
  private let line: Int?
  /// The test row that an edited one began as.
  private let editedFrom: Int?
  /// What the detector learned from.
  private let source: DataSource?
  /// Whether the rows have labels to agree with.
  private let isLabelled: Bool
  private let staleness: StalenessText?
  let collapsed: Bool
  private let words: DetectorWords

  package var subject: RecordSubject { .detector }

  package init(
    _ values: [Float], _ bench: Workbench, index: Int? = nil, beatClass: RowClass? = nil, file: String? = nil,
    drawing: (name: String, drawing: Drawing)? = nil, editedFrom: Int? = nil
  ) throws {
    self.editedFrom = editedFrom
    score = try bench.score(values)
    words = DetectorWords(bench)
    self.index = index
    line = index.flatMap { bench.line(ofTestRow: $0 - 1) }
    self.beatClass = beatClass
    self.file = file
    self.drawing = drawing
    resemblance = bench.resemblance(of: values, excluding: index)
    source = bench.detector?.source
    isLabelled = bench.data.domain.isLabelled
    trivial = try bench.trivialVerdicts(on: values)
    heights = drawing == nil && file == nil ? nil : BeatHeights(values, bench.data)
    staleness = StalenessText(bench, judgesTestRows: false)
    collapsed = bench.detector?.isCollapsed ?? false
  }

  private var verdict: String { score.isAbnormal ? "abnormal" : "normal" }

  package func render(on page: inout Page) {
    if collapsed {
      page.warning("this network gives nearly the same curve for every beat; its verdict is the distance to that")
    }
    staleness?.render(on: &page)
    if let drawing = drawing?.drawing, drawing.isMostlyFilledIn {
      page.warning(StyledText(DrawnPoints.warning(drawing.drawnCount, of: drawing.points.count)))
    }
    if score.domain.kind == .table {
      page.line(StyledText(title, .strong, bold: true))
      ColumnsTable(score).render(on: &page, expectation: score.twin.header)
    } else {
      page.chart(
        overlay(
          title: title, score.beat, score.reconstruction, named: score.twin.name(score.domain.noun), of: words.score,
          marking: score.isAbnormal ? score.stretches : [],
          height: page.appearance.beatHeight(among: linesAround(page.appearance)), on: score.domain))
    }
    let ink: Ink = score.isAbnormal ? .bad : .good
    page.line(
      StyledText(verdict.uppercased(), ink, bold: true)
        + StyledText("  \(words.score) \(errorFigure(score.error)), \(placeToThreshold) the threshold of ")
        + StyledText(errorFigure(score.threshold)))
    page.chart(ErrorGauge(score, words).gauge)
    page.line(StyledText(percentileText))
    if let reason = score.reasonText { page.line(StyledText(reason)) }
    if score.domain.kind == .curve { heights?.render(on: &page, isDrawing: drawing != nil) }
    renderStretches(on: &page)
    // Distances in the units of different columns, added up, say nothing.
    if score.domain.kind == .curve { renderResemblance(on: &page) }
    renderTrivial(on: &page)
    if let beatClass, isLabelled { page.line(StyledText(truth(beatClass), truthInk(beatClass))) }
    if drawing == nil, score.domain.kind == .curve, score.domain == .heartbeats {
      page.next("\"draw\" lets you draw a beat, and scores it while you do")
    }
  }

  /// The lines that stand around the picture.
  private func linesAround(_ appearance: Appearance) -> Int {
    let isNarrow = appearance.width < 70
    return (isNarrow ? 20 : 17) + (heights == nil ? 0 : isNarrow ? 3 : 2) + (drawing == nil ? 1 : 0)
  }

  private var title: String {
    let noun = score.domain.noun.singular
    let twin = score.twin.possessive(score.domain.noun)
    if let editedFrom { return "the edited \(noun) (from \(noun) \(editedFrom)) and \(twin)" }
    let place = line.map { " (line \(grouped($0)) of the file)" } ?? ""
    let name =
      index.map { "\(noun) \($0)\(place)" } ?? file.map { "a \(noun) from \($0)" } ?? drawing?.name ?? "the \(noun)"
    return "\(name) and \(twin)"
  }

  /// `1.23 ×`; scores that may be negative have no ratio, so it says which side they are on.
  private var placeToThreshold: String {
    let isNegative = score.error < 0 || (score.trainingRange?.lowerBound ?? 0) < 0
    guard score.threshold > 0, !isNegative else { return score.isAbnormal ? "above" : "not above" }
    return "\(NumberText.fixed(score.error / score.threshold, decimals: 2)) ×"
  }

  private var percentileText: String {
    let rows = source?.named("training") ?? "training rows"
    if score.percentile >= 100 {
      return
        "none of the normal \(rows) has \(words.score == "error" ? "an error" : "a score") as large"
    }
    let above = 100 - score.percentile
    return "\(NumberText.fixed(above, decimals: above < 1 ? 2 : 1)) % of the normal \(rows) have a "
      + "larger \(words.score)"
      + " (percentile \(NumberText.fixed(score.percentile, decimals: 1)))"
  }

  private func renderStretches(on page: inout Page) {
    guard !score.stretches.isEmpty else {
      if !score.isExact, score.pointShares.allSatisfy({ $0 == 0 }) { renderNoShares(on: &page) }
      return
    }
    let how = score.isExact ? "exact shares" : "estimated shares"
    page.line(StyledText("most of the \(words.score): \(score.blamedText(limit: 3)) (\(how))"))
    if !score.isExact { page.line(StyledText(score.attributionText, .muted)) }
  }

  private func renderNoShares(on page: inout Page) {
    let domain = score.domain
    page.line(
      StyledText(
        "no single \(domain.columnNoun.singular) raises the \(words.score): with the nearest normal training "
          + "\(domain.noun.singular)'s value in its place it does not fall", .muted))
  }

  private func truth(_ beatClass: RowClass) -> String {
    let agrees = beatClass.isAbnormal == score.isAbnormal
    let label = "class \(beatClass.number), \(beatClass.name)"
    if agrees { return "the label agrees: \(label)" }
    return beatClass.isAbnormal ? "a miss: the label says \(label)" : "a false alarm: the label says \(label)"
  }

  private func truthInk(_ beatClass: RowClass) -> Ink {
    beatClass.isAbnormal == score.isAbnormal ? .muted : .warning
  }

  private enum Key: String, CodingKey {
    case error, threshold, verdict, percentile, reconstruction, beat, stretches, index, line, stale, collapsed, file
    case beatClass = "class"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(score.error, forKey: .error)
    try container.encode(score.threshold, forKey: .threshold)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(score.percentile, forKey: .percentile)
    try container.encode(score.reconstruction, forKey: .reconstruction)
    try container.encode(score.beat, forKey: .beat)
    try container.encode(score.stretches, forKey: .stretches)
    try container.encodeIfPresent(index, forKey: .index)
    try container.encodeIfPresent(line, forKey: .line)
    try container.encodeIfPresent(file, forKey: .file)
    try container.encodeIfPresent(beatClass?.number, forKey: .beatClass)
    try encodeSurroundings(to: encoder)
    try heights?.encode(to: encoder)
    try container.encode(staleness != nil, forKey: .stale)
    try container.encode(collapsed, forKey: .collapsed)
  }
}

/// What the detector makes of the beats of a file.
package struct ScoreFileOutcome: Outcome {
  let file: String
  let threshold: Double
  let abnormal: Int
  let beats: [Entry]
  private let source: DataSource?
  private let collapsed: Bool

  package var subject: RecordSubject { .detector }

  private let staleness: StalenessText?

  /// One beat of the file.
  struct Entry: Encodable {
    let row: Int
    let error: Double
    let verdict: String
    let percentile: Double
    let beatClass: Int?

    private enum CodingKeys: String, CodingKey {
      case row, error, verdict, percentile
      case beatClass = "class"
    }
  }

  package init(_ scores: [BeatScore], beats: [Row], _ bench: Workbench, file: String) {
    self.file = file
    threshold = scores.first?.threshold ?? 0
    abnormal = scores.count(where: \.isAbnormal)
    self.beats = zip(scores, beats).enumerated().map { row, scored in
      Entry(
        row: row + 1, error: scored.0.error, verdict: scored.0.isAbnormal ? "abnormal" : "normal",
        percentile: scored.0.percentile, beatClass: scored.1.rowClass?.number)
    }
    collapsed = bench.detector?.isCollapsed ?? false
    staleness = StalenessText(bench, judgesTestRows: false)
    source = bench.detector?.source
  }

  /// Rows shown at the most; all of them are in the JSON.
  private static let shown = 20

  package func render(on page: inout Page) {
    if collapsed {
      page.warning("this network gives nearly the same curve for every beat; its verdicts are the distance to that")
    }
    staleness?.render(on: &page)
    let rows = beats.prefix(Self.shown).map { entry -> [StyledText] in
      [
        StyledText(String(entry.row)), StyledText(errorFigure(entry.error)),
        StyledText(entry.verdict, entry.verdict == "abnormal" ? .bad : .good),
        StyledText(NumberText.fixed(entry.percentile, decimals: 1)),
        StyledText(entry.beatClass.map(String.init) ?? ""),
      ]
    }
    page.chart(
      Table(
        columns: [
          .right("beat"), .right("error"), .left("verdict"), .right("percentile"), .right("class"),
        ], rows: rows))
    if beats.count > Self.shown {
      page.line(StyledText("… and \(counted(beats.count - Self.shown, "beat")) more (all with --json)", .muted))
    }
    page.line(
      "\(grouped(abnormal)) of \(counted(beats.count, "beat")) above the threshold of \(errorFigure(threshold))"
        + (source.map { ", for a detector trained on \($0.named())" } ?? ""))
    page.next("\"score \(file) 1\" shows one of them")
  }

  private enum CodingKeys: String, CodingKey {
    case file, threshold, abnormal, beats
  }
}
