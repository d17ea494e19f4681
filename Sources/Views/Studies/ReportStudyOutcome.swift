import Judging
import TerminalGraphics
import Workbench

/// `study report`: the report's benchmark again.
package enum ReportBenchmark {
  /// The word behind `study`.
  package static let word = "report"
  package static let summary =
    "the benchmark of the report of 2020: published scores judged again, detectors fitted both ways"
}

/// The report's benchmark again: its table by both kinds of labels, fits made here, and a verdict for every claim.
package struct ReportStudyOutcome: PlotOutcome {
  let study: ReportStudy
  /// What was not on this machine, with the way to get it.
  let missing: [String]
  private(set) var hasTimes = true

  package init(study: ReportStudy, missing: [String], hasTimes: Bool = true) {
    (self.study, self.missing, self.hasTimes) = (study, missing, hasTimes)
  }

  /// All of it as it is printed.
  package func text(_ appearance: Appearance) -> String {
    var page = Page(appearance: appearance, showsTimes: hasTimes)
    render(on: &page)
    return page.text
  }

  package var subject: RecordSubject {
    .other(data: "kdd", split: "report", trainedOn: study.fits.isEmpty ? nil : "kdd")
  }
  package var withoutTimes: ReportStudyOutcome { ReportStudyOutcome(study: study, missing: missing, hasTimes: false) }
  package var sentence: String { ReportStudyText(study).scope }
  /// What can be told each time alike; times cannot.
  var claims: [ReportClaim] { study.claims.filter { hasTimes || !$0.needsTimes } }

  package func chart(_ appearance: Appearance) -> any ExportableChart { ReportStudyChart(study) }

  package func render(on page: inout Page) {
    let text = ReportStudyText(study)
    for reason in missing { page.warning(StyledText(reason)) }
    if study.isInterrupted, study.fits.isEmpty { page.warning("stopped before any detector was fitted") }
    if !study.replays.isEmpty {
      page.heading("replayed from the published scores, at the published thresholds")
      page.table(replayTable)
      page.line(StyledText(text.labels, .muted))
      page.blank()
    }
    if !study.fits.isEmpty {
      page.heading("fitted here, \(text.seeds)")
      page.table(fitTable(showingTimes: page.showsTimes && hasTimes))
      page.line(StyledText(text.scope, .muted))
      for failure in text.failures { page.warning(StyledText(failure)) }
      page.blank()
      page.table(contaminationTable)
      page.line(StyledText(text.contamination, .muted))
      page.blank()
    }
    page.mayBreak()
    page.heading("what the benchmark says, and what these rows show")
    for claim in study.claims { render(claim, on: &page) }
    page.blank()
    page.mayBreak()
    page.heading("what its models compute")
    for (name, sentences) in ReportModelFacts.all {
      page.line(StyledText(name, .strong, bold: true) + StyledText("  \(sentences)"), indent: 2)
    }
    page.blank()
    if let ceiling = text.ceiling { page.line(StyledText(ceiling)) }
    page.line(StyledText(ReportModelFacts.thanks))
    page.next(
      study.replays.isEmpty
        ? "\"data use kdd\" takes the rows, \"compare all\" judges them by one seed"
        : "\"race --published\" shows it row by row, \"data use kdd\" takes the rows, \"explain contamination\"")
  }

  // MARK: Tables

  private func figure(_ value: Double?) -> StyledText { StyledText(value.map(ratio) ?? undefinedFigure) }

  private var replayTable: Table {
    let best = (study.replays.compactMap(\.byReport.auc).max(), study.replays.compactMap(\.byNames.auc).max())
    func area(_ value: Double?, _ best: Double?) -> StyledText {
      let isBest = value != nil && value == best
      return StyledText(value.map(ratio) ?? undefinedFigure, isBest ? .good : .plain, bold: isBest)
    }
    let rows = study.replays.sorted { ($0.byReport.auc ?? 0) > ($1.byReport.auc ?? 0) }.map { replay in
      [
        StyledText(replay.name, .strong, bold: true), area(replay.byReport.auc, best.0),
        figure(replay.byReport.confusion.f1), area(replay.byNames.auc, best.1), figure(replay.byNames.known),
        figure(replay.byNames.new), figure(replay.byNames.confusion.f1),
        StyledText(NumberText.percent(replay.byNames.newRecall)),
      ]
    }
    return Table(
      columns: [
        .left("model", importance: 3, isWhole: true), .right("AUC, report", importance: 3), .right("F1", importance: 1),
        .right("AUC, true", importance: 3), .right("known", importance: 2), .right("new", importance: 2),
        .right("F1, true", importance: 1), .right("new flagged"),
      ], rows: rows)
  }

  private func fitTable(showingTimes: Bool) -> Table {
    let rows = study.fits.map { fit -> [StyledText] in
      let names = fit.summary { $0.byNames.auc }
      func cell(_ value: (ReportRun) -> Double?) -> StyledText { figure(fit.summary(value)?.median) }
      let spread = names.map { $0.values.count > 1 ? "\(ratio($0.min))–\(ratio($0.max))" : "" } ?? ""
      return [
        StyledText(fit.name, .strong, bold: true), cell { $0.byReport.auc }, cell { $0.byReport.confusion.f1 },
        figure(names?.median), StyledText(spread, .muted), cell { $0.byNames.known }, cell { $0.byNames.new },
        cell { $0.byNames.confusion.f1 },
        StyledText(fit.summary { $0.byNames.newRecall }.map { NumberText.percent($0.median) } ?? undefinedFigure),
        StyledText(fit.summary { Double($0.bytes) }.map { byteText(Int($0.median)) } ?? ""),
      ]
        + (showingTimes
          ? [
            StyledText(fit.summary(\.fitSeconds).map { duration($0.median) } ?? ""),
            StyledText(fit.summary(\.scoreSeconds).map { duration($0.median) } ?? ""),
          ] : [])
    }
    return Table(
      columns: [
        .left("detector", importance: 4, isWhole: true), .right("AUC, report", importance: 4),
        .right("F1", importance: 1),
        .right("AUC, true", importance: 4), .left("spread", importance: 2), .right("known", importance: 3),
        .right("new", importance: 3), .right("F1, true", importance: 1), .right("new flagged"), .right("keeps"),
      ] + (showingTimes ? [.right("fit"), .right("10,000 rows")] : []), rows: rows)
  }

  private var contaminationTable: Table {
    let rows = study.contaminated.map { fit -> [StyledText] in
      func cells(_ value: (ReportRun) -> Double?) -> [StyledText] {
        let spread = fit.summary(value)
        return [
          figure(spread?.median),
          StyledText(spread.map { $0.values.count > 1 ? "\(ratio($0.min))–\(ratio($0.max))" : "" } ?? "", .muted),
        ]
      }
      return [StyledText(fit.note, .strong, bold: true)] + cells { $0.byReport.auc } + cells { $0.byNames.auc }
    }
    return Table(
      columns: [
        .left("attacks", importance: 2), .right("AUC, report", importance: 2), .left("spread", importance: 1),
        .right("AUC, true", importance: 2), .left("spread", importance: 1),
      ], rows: rows)
  }

  // MARK: Claims

  private func render(_ claim: ReportClaim, on page: inout Page) {
    page.line(StyledText("\(claim.word): ", .strong, bold: true) + StyledText(claim.claim))
    guard hasTimes && page.showsTimes || !claim.needsTimes else {
      page.line(StyledText("  times differ from run to run; \"heartline --times\" shows them and the verdict", .muted))
      return
    }
    for test in claim.tests {
      page.line(ReportStudyText.answer(test) + StyledText(ReportStudyText.condition(test)), indent: 4)
    }
    page.line(ReportStudyText.verdict(claim), indent: 2)
  }
}
