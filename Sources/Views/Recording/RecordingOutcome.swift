import Heartbeats
import TerminalGraphics
import Workbench

/// What the detector makes of every beat of a recording.
package struct RecordingOutcome: Outcome {
  let scores: RecordingScores
  private let from: Double?
  let collapsed: Bool
  package var subject: RecordSubject { .detector }
  let staleness: StalenessText?

  package init(_ scores: RecordingScores, _ bench: Workbench, from: Double?) {
    self.scores = scores
    self.from = from
    collapsed = bench.detector?.isCollapsed ?? false
    staleness = StalenessText(bench, judgesTestRows: false)
  }

  static let warning =
    "heartline is a way to learn about anomaly detection, no medical device: nothing here is a diagnosis"

  /// What to think of most beats being flagged, or of none being scored.
  var judgement: String? {
    guard scores.scored > 0 else { return nil }
    let share = Double(scores.abnormal) / Double(scores.scored)
    guard share > 0.5 else { return nil }
    return "most beats are flagged. This rather tells that the heart, the lead or the recorder is another than the "
      + "detector learned from (one patient, one lead) than that something is wrong with the heart: abnormal means "
      + "unlike the training beats, no more"
  }

  package func render(on page: inout Page) {
    if collapsed {
      page.warning("this network gives nearly the same curve for every beat; its verdicts are the distance to that")
    }
    staleness?.render(on: &page)
    page.line(StyledText(scores.file, .strong, bold: true) + StyledText(" · " + facts.joined(separator: " · ")))
    for note in scores.notes { page.warning(StyledText(note.description)) }
    for problem in scores.analysis.problems { page.warning(StyledText(problem.description)) }
    if !scores.analysis.lead.samples.isEmpty {
      let strip = RecordingStrip(scores: scores, from: from)
      page.chart(strip.chart(width: page.appearance.width))
      if let overview = strip.overview(width: page.appearance.width) { page.chart(overview) }
    }
    renderBeats(on: &page)
    page.warning(StyledText(Self.warning))
    page.next(next)
  }

  private var next: String {
    let worst = scores.beats.max { ($0.judgement?.error ?? 0) < ($1.judgement?.error ?? 0) }
    guard let worst, worst.judgement != nil else { return "\"explain recording\"" }
    let file = quotedIfNeeded(scores.file)
    return "\"score \(file) \(worst.number)\" shows that beat, \"--from 60\" another stretch, \"--lead\" another lead"
  }

  private var facts: [String] {
    let analysis = scores.analysis
    let name = analysis.lead.name
    var facts = [name.lowercased().hasPrefix("lead") ? name : "lead \(name)"]
    if scores.leads.count > 1 { facts[0] += " (of \(scores.leads.joined(separator: ", ")))" }
    facts.append("\(duration(scores.seconds)) at \(NumberText.short(scores.rate, digits: 6)) samples a second")
    facts.append(counted(analysis.peaks.count, "R peak"))
    if let heartRate = analysis.heartRate { facts.append("\(NumberText.fixed(heartRate, decimals: 0)) beats a minute") }
    return facts
  }

  // MARK: The table

  /// As many beats as are shown in full; of more, those with the largest errors.
  private static let shown = 12

  private func renderBeats(on page: inout Page) {
    guard !scores.beats.isEmpty else { return }
    let isShort = scores.beats.count <= Self.shown
    let ranked = scores.beats.filter { $0.judgement != nil }
      .sorted { ($0.judgement?.error ?? 0) > ($1.judgement?.error ?? 0) }
    let rows = isShort ? scores.beats : Array(ranked.prefix(Self.shown))
    if !rows.isEmpty {
      page.blank()
      page.chart(
        Table(
          columns: [
            .right("beat", importance: 3), .right("at", importance: 3), .right("length", importance: 1),
            .right("error", importance: 3), .right("× threshold", importance: 1), .left("verdict", importance: 3),
            .right("percentile", importance: 0), .left("remarks", importance: 2),
          ], rows: rows.map(row)))
    }
    if !isShort {
      page.line(
        StyledText(
          "those with the largest errors of \(counted(scores.beats.count, "beat")) (all with --json)", .muted))
    }
    if scores.analysis.shift != 0 {
      let side = scores.analysis.shift < 0 ? "before" : "after"
      let shift = "\(Int((scores.analysis.shift.magnitude * 1000).rounded())) ms \(side) its R peak"
      page.line(StyledText("each beat is cut \(shift), where they are most like the normal training beats", .muted))
    }
    let left = scores.beats.count - scores.scored
    let unscored = left > 0 ? "; \(counted(left, "beat")) could not be scored" : ""
    page.line(
      "\(grouped(scores.abnormal)) of \(counted(scores.scored, "scored beat")) above the threshold of "
        + "\(StyledText(errorFigure(scores.threshold)))\(StyledText(unscored))")
    if let judgement { page.warning(StyledText(judgement)) }
  }

  private func row(_ entry: RecordingScores.Entry) -> [StyledText] {
    let judgement = entry.judgement
    let ratio = judgement.map { scores.threshold > 0 ? NumberText.fixed($0.error / scores.threshold, decimals: 2) : "" }
    return [
      StyledText(String(entry.number)), StyledText(clockText(scores.time(entry.beat.start))),
      StyledText("\(Int((entry.beat.seconds * 1000).rounded())) ms"),
      StyledText(judgement.map { errorFigure($0.error) } ?? ""), StyledText(ratio ?? ""),
      StyledText(verdict(judgement), judgement.map { $0.isAbnormal ? .bad : .good } ?? .warning),
      StyledText(judgement.map { NumberText.fixed($0.percentile, decimals: 1) } ?? ""),
      StyledText(entry.beat.problems.map(\.rawValue).joined(separator: ", "), .warning),
    ]
  }

  func verdict(_ judgement: RecordingScores.Judgement?) -> String {
    judgement.map { $0.isAbnormal ? "abnormal" : "normal" } ?? "not scored"
  }
}
