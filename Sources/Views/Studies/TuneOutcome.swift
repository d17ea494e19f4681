import Judging
import TerminalGraphics
import Words
import Workbench

/// What a search came to: how it went, who was left, and what the choice is worth on beats that nothing was chosen by.
package struct TuneOutcome: TrainingOutcome {
  let search: Search
  let change: ChangeOutcome

  package init(
    search: Search, change: ChangeOutcome
  ) {
    (self.search, self.change) = (search, change)
  }

  private var metric: Metric { search.plan.metric }
  private var rows: String { search.source.noun.plural }

  package func render(on page: inout Page) {
    page.line(StyledText(scope, .muted))
    page.chart(roundTable)
    if let failure = search.failure {
      page.warning(StyledText("\(counted(search.failures, "training")) failed: \(failure)"))
    }
    page.blank()
    page.chart(finalistTable)
    page.blank()
    page.chart(chart)
    page.blank()
    for sentence in sentences { page.line(StyledText(sentence)) }
    guard search.ending != .stopped else {
      page.next(
        commands.isEmpty
          ? "nothing changed; your own recipe is the best so far"
          : "nothing changed; \"\(commands.joined(separator: "; "))\" takes the best so far")
      return
    }
    if !search.isOwnBest {
      page.line(StyledText(commands.joined(separator: "; "), .strong))
      page.next("\"train\" trains it, \"undo\" takes it back, \"repeat\" shows its spread")
    }
  }

  // MARK: How it went

  private var scope: String {
    let spaces = search.plan.spaces.map { "\($0.factor.name) (\($0.text))" }
    let threshold = metric.needsThreshold ? "; threshold: \(search.thresholdChoice)" : ""
    return "searched by \(metric.title) on the \(search.source.named("validation")): "
      + "\(spaces.joined(separator: "; "))\(threshold)"
  }

  private var roundTable: Table {
    let halvings = search.rounds.enumerated().map { index, round in
      [
        StyledText("\(index + 1)", .strong, bold: true), StyledText(done(round.trained, of: round.planned)),
        StyledText(NumberText.percent(round.share)), StyledText("\(round.seed)"),
        StyledText(round.best.map(ratio) ?? undefinedFigure), StyledText("\(round.kept)"),
      ]
    }
    return Table(
      columns: [
        .left("round", importance: 2), .right("recipes", importance: 2), .right("epochs", importance: 2),
        .right("seed", importance: 1), .right("highest", importance: 2), .right("go on", importance: 2),
      ], rows: halvings)
  }

  private func done(_ trained: Int, of planned: Int) -> String {
    trained == planned ? "\(planned)" : "\(trained) of \(planned)"
  }

  // MARK: Who was left

  private var finalistTable: Table {
    let names = search.plan.spaces.map(\.factor.name)
    let rows = search.finalists.enumerated().map { index, finalist -> [StyledText] in
      let spread = finalist.validation
      return [StyledText(name(finalist, index), .strong, bold: true)]
        + search.candidates[finalist.candidate].levels.map { StyledText($0.text) }
        + [
          StyledText(ratio(spread.median)),
          StyledText(spread.values.count > 1 ? "\(ratio(spread.min))–\(ratio(spread.max))" : "", .muted),
        ]
    }
    return Table(
      columns: [.left("recipe", importance: 3)] + names.map { Table.Column.right($0, importance: 1) } + [
        .right("validation", importance: 3), .left("spread", importance: 2),
      ], rows: rows)
  }

  private func name(_ finalist: Search.Finalist, _ index: Int) -> String {
    (index == 0 ? "winner" : "\(index + 1)") + (finalist.candidate == 0 ? " (yours)" : "")
  }

  /// The finalists where they were chosen, then the winner and the session's own recipe where they are judged.
  private var chart: SpreadChart {
    func item(_ name: String, _ spread: Summary, _ ink: Ink) -> SpreadChart.Item {
      .init(name, low: spread.min, middle: spread.median, high: spread.max, ink: ink)
    }
    var items = search.finalists.enumerated().map { index, finalist in
      item("\(name(finalist, index)), validation", finalist.validation, .series(0))
    }
    if let test = search.judgement?.test { items.append(item("winner, test", test, .series(1))) }
    if !search.isOwnBest, let before = search.judgement?.before { items.append(item("yours, test", before, .muted)) }
    return SpreadChart(title: "\(metric.title): lowest, median, highest", items: items)
  }

  // MARK: What it is worth

  /// The commands that lead from the session's recipe to the winner.
  var commands: [String] {
    let (own, winner) = (search.candidates[0].recipe, search.candidates[search.winner].recipe)
    return winner.changes(since: own).map(\.command)
  }

  var sentences: [String] {
    var sentences: [String] = []
    switch search.ending {
    case .complete: break
    case .budget:
      sentences.append("the budget of time cut the search short: another run may end with another winner")
    case .stopped: sentences.append("stopped: nothing was judged on the test \(rows)")
    }
    guard let judged = search.judgement, let test = judged.test, let chosenBy = search.chosenBy else {
      return sentences
    }
    let (count, last) = (test.values.count, judged.firstSeed &+ (test.values.count - 1))
    let optimism = search.optimism ?? 0
    let worth =
      abs(optimism) < 0.0005
      ? "the two agree"
      : optimism > 0
        ? "the choice was optimistic by \(ratioGap(chosenBy, test.median))"
        : "here it is \(ratioGap(test.median, chosenBy)) higher"
    sentences.append(
      "the winner's median \(metric.title) is \(ratio(chosenBy)) on the validation \(rows) it was chosen by and "
        + "\(ratio(test.median)) on the test \(rows) (\(count) new seeds, \(judged.firstSeed) … \(last)): \(worth)")
    sentences.append(search.isOwnBest ? "no recipe was found that does better than yours: nothing changed" : comparison)
    return sentences
  }

  /// Whether the winner is better than what the session had, on the test beats.
  private var comparison: String {
    guard let judged = search.judgement, let before = judged.before, let test = judged.test else { return "" }
    let ranking = judged.ranking
    let pair = "yours had \(ratio(before.median)) on the same \(rows) and seeds, the winner has \(ratio(test.median))"
    if ranking.isShown { return "\(pair): \(ranking.best == 1 ? "it is better" : "yours is better"), seed by seed" }
    return "\(pair): no difference that \(counted(ranking.seeds, "seed")) can show"
  }
}

extension TuneOutcome {
  private enum Key: String, CodingKey {
    case metric, on, spaces, trials, firstSeed, rounds, finalists, winner, commands, validation, test, before
    case optimism, better, ending, failures, changes, thresholdChoice, verdict
  }

  private struct RoundRecord: Encodable {
    let seed: Int
    let epochShare: Double
    let planned, trained, kept: Int
    let best: OrNull
  }

  private struct FinalistRecord: Encodable {
    let values: LevelRecord
    let own: Bool
    let validation: Summary
  }

  private func levels(_ candidate: Int) -> LevelRecord {
    LevelRecord(
      zip(search.plan.spaces, search.candidates[candidate].levels).map { (name: $0.factor.name, level: $1) })
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(metric.rawValue, forKey: .metric)
    try container.encode("validation", forKey: .on)
    let spaces = search.plan.spaces.map { ($0.factor.name, $0.text) }
    try container.encode(Dictionary(spaces) { first, _ in first }, forKey: .spaces)
    try container.encode(search.candidates.count, forKey: .trials)
    try container.encode(search.firstSeed, forKey: .firstSeed)
    try container.encode(
      search.rounds.map {
        RoundRecord(
          seed: $0.seed, epochShare: $0.share, planned: $0.planned, trained: $0.trained, kept: $0.kept,
          best: OrNull($0.best))
      }, forKey: .rounds)
    try container.encode(
      search.finalists.map {
        FinalistRecord(values: levels($0.candidate), own: $0.candidate == 0, validation: $0.validation)
      }, forKey: .finalists)
    try container.encode(levels(search.winner), forKey: .winner)
    try container.encode(commands, forKey: .commands)
    try container.encode(search.chosenBy, forKey: .validation)
    try container.encode(search.judgement?.test, forKey: .test)
    try container.encode(search.judgement?.before, forKey: .before)
    try container.encode(search.optimism, forKey: .optimism)
    try container.encode(search.judgement.map { $0.ranking.isShown && $0.ranking.best == 1 }, forKey: .better)
    try container.encode(search.ending, forKey: .ending)
    try container.encode(search.failures, forKey: .failures)
    try container.encode(change.changes, forKey: .changes)
    try container.encode(search.thresholdChoice, forKey: .thresholdChoice)
    try container.encode(sentences.joined(separator: "; "), forKey: .verdict)
  }
}
