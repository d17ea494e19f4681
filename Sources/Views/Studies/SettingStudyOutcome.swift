import Judging
import TerminalGraphics
import Workbench

/// What a study of settings came to: a table and the spread as a picture, or two maps; then what the seeds show.
package struct SettingStudyOutcome: PlotOutcome, TrainingOutcome {
  let study: SettingStudy
  let metric: StudyMetric
  var hasTimes = true

  package init(
    study: SettingStudy, metric: StudyMetric, hasTimes: Bool = true
  ) {
    (self.study, self.metric, self.hasTimes) = (study, metric, hasTimes)
  }

  package var subject: RecordSubject { .session }
  package var withoutTimes: SettingStudyOutcome { SettingStudyOutcome(study: study, metric: metric, hasTimes: false) }
  package var sentence: String { text.verdict.joined(separator: " ") }

  private var text: SettingStudyText { SettingStudyText(study, metric) }

  package func chart(_ appearance: Appearance) -> any ExportableChart { SettingStudyChart(study, metric) }

  package func render(on page: inout Page) {
    let text = text
    if study.optimistic, metric.needsThreshold { page.warning(StyledText(optimisticWarnings)) }
    if study.plan.axes.count == 1 {
      page.chart(table(showingTimes: page.showsTimes && hasTimes))
      page.blank()
    }
    page.chart(SettingStudyChart(study, metric))
    page.blank()
    for remark in text.remarks { page.warning(StyledText(remark)) }
    page.line(StyledText(text.scope, .muted))
    for sentence in text.verdict { page.line(StyledText(sentence)) }
    if study.ending != .complete { page.next("\"study --resume\" trains what is missing") }
    if let advice = text.advice { page.next(advice) }
  }

  // MARK: Table

  /// The metric that is ranked by, then the others that matter, as far as there is room.
  private func table(showingTimes: Bool) -> Table {
    let others = [StudyMetric.auc, .f1].filter { $0 != metric }
    let isPartial = study.ending != .complete
    let hasNetworks = study.cells.contains(where: \.isNetwork)
    func collapsed(_ cell: SettingStudy.Cell) -> StyledText {
      guard cell.isNetwork else { return StyledText(undefinedFigure) }
      return cell.collapsed > 0 ? StyledText("\(cell.collapsed) of \(cell.judged)", .warning) : StyledText("none")
    }
    let rows = study.cells.map { cell -> [StyledText] in
      return [StyledText(cell.name, .strong, bold: true)] + (isPartial ? [StyledText("\(cell.judged)")] : [])
        + [median(cell, metric), spread(cell, metric)] + (hasNetworks ? [collapsed(cell)] : [])
        + others.map { median(cell, $0) }
        + (showingTimes ? [StyledText(cell.seconds.map(duration) ?? undefinedFigure)] : [])
        + [StyledText(cell.commands.joined(separator: "; "), .muted)]
    }
    let seeds: [Table.Column] = isPartial ? [.right("seeds", importance: 3)] : []
    let times: [Table.Column] = showingTimes ? [.right("time", importance: 1)] : []
    return Table(
      columns: [.left(study.plan.axes[0].factor.name, importance: 3)] + seeds + [
        .right(metric.title, importance: 3), .left("spread", importance: 3),
      ] + (hasNetworks ? [.left("collapsed", importance: 2)] : []) + others.map { .right($0.title, importance: 1) }
        + times + [.left("made by", importance: 0)],
      rows: rows)
  }

  private func median(_ cell: SettingStudy.Cell, _ metric: StudyMetric) -> StyledText {
    StyledText(cell.summary(metric).map { ratio($0.median) } ?? undefinedFigure)
  }

  private func spread(_ cell: SettingStudy.Cell, _ metric: StudyMetric) -> StyledText {
    guard let spread = cell.summary(metric) else { return StyledText(undefinedFigure) }
    let (low, high) = (ratio(spread.min), ratio(spread.max))
    return StyledText(low == high ? low : "\(low)–\(high)", .muted)
  }
}
