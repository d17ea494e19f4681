import Judging
import TerminalGraphics
import Words
import Workbench

/// How well the detector tells normal from abnormal beats.
package struct EvaluateOutcome: Outcome {
  let evaluation: Evaluation
  /// Share of abnormal beats in the world that precision is told for beside that of these beats.
  let prevalence: Double
  private let staleness: StalenessText?
  /// Whether what is judged is what others are held against.
  private let isMean: Bool

  package var subject: RecordSubject { .judged(on: evaluation.on.rawValue) }

  package init(_ evaluation: Evaluation, _ bench: Workbench, prevalence: Double) {
    self.evaluation = evaluation
    staleness = StalenessText(bench, judgesTestRows: true)
    self.prevalence = prevalence
    isMean = DetectorWords(bench).isMean
  }

  package func render(on page: inout Page) {
    staleness?.render(on: &page)
    evaluation.collapse.flatMap { CollapseText($0, bottleneck: 0) }?.renderBriefly(on: &page)
    renderRanking(on: &page)
    page.blank()
    renderConfusion(on: &page)
    renderPrevalence(on: &page)
    page.blank()
    renderClasses(on: &page)
    renderCeiling(on: &page)
    page.next("\"compare\" with the baselines, \"repeat 10\" for the spread over seeds, \"explain recall\"")
  }

  private func renderRanking(on page: inout Page) {
    let normal = evaluation.confusion.tn + evaluation.confusion.fp
    let abnormal = evaluation.confusion.tp + evaluation.confusion.fn
    page.line(
      StyledText("AUC \(ratio(evaluation.auc))", .strong, bold: true)
        + StyledText(" · average precision \(ratio(evaluation.averagePrecision))")
        + StyledText(
          " · on \(grouped(normal)) normal and \(grouped(abnormal)) abnormal "
            + evaluation.source.named(evaluation.on.rawValue), .muted))
    guard !isMean else {
      page.line(StyledText("this detector is the baseline itself: the distance to the mean beat", .muted))
      return
    }
    let gain = evaluation.auc - evaluation.trivialAUC
    let verdict =
      abs(gain) < 0.005
      ? "no better"
      : "\(ratioGap(evaluation.auc, evaluation.trivialAUC)) \(gain > 0 ? "better" : "worse")"
    page.line(
      StyledText("the distance to the mean beat scores \(ratio(evaluation.trivialAUC)): \(verdict) than that", .muted))
  }

  private func renderConfusion(on page: inout Page) {
    let confusion = evaluation.confusion
    page.line(
      StyledText("threshold \(errorFigure(evaluation.threshold))", .strong, bold: true)
        + StyledText(", \(evaluation.thresholdChoice)", .muted))
    if evaluation.optimistic {
      page.warning(StyledText(optimisticWarning))
    }
    page.chart(
      Table(
        columns: [.left(""), .right("called normal"), .right("called abnormal")],
        rows: [
          ["normal", cell(confusion.tn, .good), cell(confusion.fp, .bad)],
          ["abnormal", cell(confusion.fn, .bad), cell(confusion.tp, .good)],
        ]))
    page.line(StyledText(Metric.ofVerdicts.map { $0.words(in: confusion) }.joined(separator: " · ")))
  }

  /// Precision at the share of abnormal beats here, and at a rarer one.
  private func renderPrevalence(on page: inout Page) {
    let confusion = evaluation.confusion
    guard confusion.hasAlarms else {
      page.line(
        StyledText("precision is undefined here: no beat lies above the threshold, so there are no alarms", .muted))
      return
    }
    page.line(
      StyledText(
        "precision \(ratio(confusion.precision)) holds here, where \(NumberText.percent(confusion.prevalence)) are "
          + "abnormal; where \(shareText(prevalence)) are, it would be "
          + ratio(confusion.precision(atPrevalence: prevalence)), .muted))
  }

  private func cell(_ count: Int, _ ink: Ink) -> StyledText {
    StyledText(grouped(count), count == 0 ? .muted : ink)
  }

  private func renderClasses(on page: inout Page) {
    let groups = evaluation.groups.map { group -> [StyledText] in
      [
        StyledText(group.name, bold: true), StyledText(grouped(group.count), bold: true),
        StyledText(grouped(group.flagged), bold: true),
        StyledText(NumberText.percent(Double(group.flagged) / Double(max(1, group.count))), bold: true),
        StyledText(group.auc.map(ratio) ?? "", bold: true),
      ]
    }
    let rows = evaluation.classes.map { entry -> [StyledText] in
      [
        StyledText("\(entry.beatClass.number) \(entry.beatClass.name)"),
        StyledText(grouped(entry.count)),
        StyledText(grouped(entry.flagged)),
        StyledText(NumberText.percent(Double(entry.flagged) / Double(max(1, entry.count)))),
        StyledText(entry.auc.map(ratio) ?? ""),
      ]
    }
    page.chart(
      Table(
        columns: [
          .left("class"), .right("beats"), .right("flagged"), .right("share"), .right("AUC"),
        ], rows: groups + rows))
  }

  /// What no detector can do about.
  private func renderCeiling(on page: inout Page) {
    guard let ceiling = evaluation.ceiling, ceiling.auc < 0.9995 else { return }
    let rows = evaluation.source.noun
    page.line(
      StyledText(
        "\(grouped(ceiling.hidden)) abnormal \(rows.after(ceiling.hidden)) equal a normal one in every column: no score on "
          + "these columns can pass AUC \(ratio(ceiling.auc))", .muted))
  }

  // MARK: JSON

  private enum Key: String, CodingKey {
    case on, threshold, thresholdChoice, optimistic, trivialAUC, specificity, tp, fp, tn, fn, classes, collapsed, stale,
      changedSince, outputSpread, inputSpread
    case groups, ceiling, hiddenRows, deadUnits, prevalence, precisionAtPrevalence
  }

  /// A class as `--json` shows it, under its number.
  private struct ClassEntry: Encodable {
    let name: String
    let count: Int
    let flagged: Int
    let auc: Double?
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(evaluation.on.rawValue, forKey: .on)
    try container.encode(evaluation.threshold, forKey: .threshold)
    try container.encode(evaluation.thresholdChoice, forKey: .thresholdChoice)
    try container.encode(evaluation.optimistic, forKey: .optimistic)
    try evaluation.encode(metrics: Metric.allCases, to: encoder)
    try container.encode(evaluation.trivialAUC, forKey: .trivialAUC)
    try encode(evaluation.confusion, into: &container)
    if !evaluation.groups.isEmpty { try container.encode(evaluation.groups, forKey: .groups) }
    try container.encodeIfPresent(evaluation.ceiling?.auc, forKey: .ceiling)
    try container.encodeIfPresent(evaluation.ceiling?.hidden, forKey: .hiddenRows)
    try container.encode(prevalence, forKey: .prevalence)
    let rare = evaluation.confusion.hasAlarms ? evaluation.confusion.precision(atPrevalence: prevalence) : nil
    try container.encode(rare, forKey: .precisionAtPrevalence)
    let classes = evaluation.classes.map { entry in
      let encoded = ClassEntry(
        name: entry.beatClass.name, count: entry.count, flagged: entry.flagged, auc: entry.auc)
      return (String(entry.beatClass.number), encoded)
    }
    try container.encode(Dictionary(classes) { first, _ in first }, forKey: .classes)
    try container.encode(evaluation.collapse?.isCollapsed ?? false, forKey: .collapsed)
    try container.encodeIfPresent(evaluation.collapse?.outputSpread, forKey: .outputSpread)
    try container.encodeIfPresent(evaluation.collapse?.inputSpread, forKey: .inputSpread)
    try container.encodeIfPresent(evaluation.collapse?.deadUnits, forKey: .deadUnits)
    try container.encode(evaluation.dataChanged || !evaluation.changedSince.isEmpty, forKey: .stale)
    try container.encode(evaluation.changedSince, forKey: .changedSince)
  }

  private func encode(_ confusion: Confusion, into container: inout KeyedEncodingContainer<Key>) throws {
    try container.encode(confusion.specificity, forKey: .specificity)
    let counts: [(Key, Int)] = [
      (.tp, confusion.tp), (.fp, confusion.fp), (.tn, confusion.tn), (.fn, confusion.fn),
    ]
    for (key, value) in counts { try container.encode(value, forKey: key) }
  }
}
