import Judging
import TerminalGraphics
import Words
import Workbench

/// A round of the duel, judged: who was right how often, and on which beats the sides differ.
package struct DuelOutcome: ScoreKeepingOutcome {
  let duel: Duel
  package let newScore: ScoreRecord?
  /// What is said about the score being kept.
  let note: String?

  package var subject: RecordSubject { .trainedBeats }
  package var equivalent: String? {
    "duel \(duel.person.verdicts.map { $0 ? "a" : "n" }.joined(separator: " ")) --round \(duel.deck.round)"
  }

  package init(_ duel: Duel, _ keeping: ScoreKeeping) {
    self.duel = duel
    (newScore, note) = (keeping.newScore, keeping.note)
  }

  package func render(on page: inout Page) {
    page.heading("You against the machine: round \(duel.deck.round) of \(duel.deck.rounds)")
    if duel.optimistic { page.warning(StyledText(optimisticWarnings)) }
    renderTable(on: &page)
    page.blank()
    page.chart(roc(page.appearance))
    if !covered.isEmpty { page.line(StyledText(covered, .muted)) }
    page.blank()
    renderFairness(on: &page)
    renderDisputed(on: &page)
    if let note { page.line(StyledText(note, .muted)) }
    page.next("\"duel\" deals the next twenty, \"duel scores\" lists yours, \"duel attack\" is the other game")
  }

  // MARK: Who was right

  private func renderTable(on page: inout Page) {
    let best = duel.players.map(\.right).max() ?? 0
    let rows = duel.players.map { player -> [StyledText] in
      let confusion = player.confusion
      return [
        StyledText(player.shownName, player.name == "you" ? .accent : .strong, bold: true),
        StyledText(
          "\(player.right)/\(player.verdicts.count)", player.right == best ? .good : .plain, bold: player.right == best),
        share(confusion.tp, of: confusion.tp + confusion.fn), share(confusion.tp, of: confusion.alarms),
        StyledText(player.everything.map { "\(ratio($0.recall)), \($0.precisionFigure)" } ?? ""),
      ]
    }
    let table = Table(
      columns: [
        .left("who", importance: 4), .right("right", importance: 4), .right("recall (95 %)", importance: 3),
        .right("precision (95 %)", importance: 3), .right("on all test"),
      ], rows: rows)
    page.chart(table)
    let described = duel.detectors.filter { !$0.summary.isEmpty }.map { "\($0.shownName): \($0.summary)" }
    if !described.isEmpty { page.line(StyledText(described.joined(separator: "; "), .muted)) }
    // A column that is not there needs no note.
    let isShown = !table.dropped(at: page.appearance.columns).contains { $0.plain == "on all test" }
    if isShown, let all = duel.detectors.first?.everything {
      page.line(
        StyledText(
          "on all test: recall, precision on all \(grouped(all.tp + all.fp + all.tn + all.fn)) test beats", .muted))
    }
  }

  /// `8/9 (0.57–0.98)`, or a dash where nothing can be said.
  private func share(_ hits: Int, of count: Int) -> StyledText {
    guard let interval = Interval.wilson(hits, of: count) else { return StyledText(undefinedFigure) }
    let ends = [interval.low, interval.high].map { NumberText.fixed($0, decimals: 2) }
    return StyledText("\(hits)/\(count) ") + StyledText("(\(ends[0])–\(ends[1]))", .muted)
  }

  // MARK: The picture

  private func roc(_ appearance: Appearance) -> LineChart {
    let truth = duel.truth
    var series: [Series] = []
    for (place, player) in duel.detectors.enumerated() {
      guard let scores = player.scores else { continue }
      let curve = ThresholdCurve(scores: scores, abnormal: truth).points.reversed()
        .map { (x: $0.falsePositiveRate, y: $0.truePositiveRate) }
      series.append(Series(name: player.shownName, points: curve, ink: .series(place), style: .step))
    }
    for (place, player) in duel.detectors.enumerated() {
      var point = Series(
        name: "", xs: [1 - player.confusion.specificity], ys: [player.confusion.recall], ink: .series(place),
        style: .scatter)
      point.marker = player.name.uppercased().unicodeScalars.first
      series.append(point)
    }
    series += person
    return LineChart(
      title: "ROC of these \(truth.count) beats; letters: each at its threshold", series: series,
      xLabel: "false alarms (share of normal beats)", yLabel: "recall (share of abnormal beats found)",
      xRange: 0...1, yRange: 0...1, height: min(appearance.plotHeight, 16))
  }

  /// Which marks of the picture are not to be seen, because another is at the same point.
  private var covered: String {
    let marks = duel.detectors.map { (mark: String($0.name.prefix(1).uppercased()), confusion: $0.confusion) }
    let all = marks + [(mark: "●", confusion: duel.person.confusion)]
    var texts: [String] = []
    for (place, top) in all.enumerated() {
      func isSame(_ other: Confusion) -> Bool { other.tp == top.confusion.tp && other.fp == top.confusion.fp }
      guard !all[(place + 1)...].contains(where: { isSame($0.confusion) }) else { continue }
      let under = all[..<place].filter { isSame($0.confusion) }.map(\.mark)
      if !under.isEmpty { texts.append("\(top.mark) covers \(under.joined(separator: " and "))") }
    }
    return texts.joined(separator: "; ")
  }

  /// The person's point, and how far it may be from where it would lie after many beats.
  private var person: [Series] {
    let confusion = duel.person.confusion
    let (x, y) = (1 - confusion.specificity, confusion.recall)
    var series: [Series] = []
    if let across = Interval.wilson(confusion.fp, of: confusion.fp + confusion.tn),
      let upward = Interval.wilson(confusion.tp, of: confusion.tp + confusion.fn)
    {
      series.append(
        Series(name: "95 % of you", points: [(across.low, y), (across.high, y)], ink: .warning, style: .dashed))
      series.append(Series(name: "", points: [(x, upward.low), (x, upward.high)], ink: .warning, style: .dashed))
    }
    var here = Series(name: "you", xs: [x], ys: [y], ink: .warning, style: .scatter)
    here.marker = "●"
    return series + [here]
  }

  // MARK: What it shows

  private func renderFairness(on page: inout Page) {
    page.line(
      StyledText(
        "\(duel.truth.count) beats are few: the intervals say where each share may lie with many beats of this kind",
        .muted))
    for rival in duel.detectors { page.line(StyledText(sentence(rival))) }
  }

  private func sentence(_ rival: Duel.Player) -> String {
    let pairing = duel.pairing(with: rival)
    let count = pairing.first + pairing.second
    guard count > 0 else { return "you and \(rival.subject) are right on the same beats" }
    let counts =
      "you and \(rival.subject) disagree on \(counted(count, "beat")): you are right on \(pairing.first), "
      + "it on \(pairing.second)"
    return pairing.chance < 0.05
      ? "\(counts); between equals chance does so in \(NumberText.percent(pairing.chance, decimals: 1)) of duels"
      : "\(counts); that is well within chance (p = \(NumberText.fixed(pairing.chance, decimals: 2)))"
  }

  private func renderDisputed(on page: inout Page) {
    let disputed = duel.disputed
    guard !disputed.isEmpty else {
      page.line("everybody was right on every beat")
      return
    }
    page.blank()
    page.chart(
      SmallMultiples(
        title: "the beats that somebody called wrongly", charts: disputed.map(chart), minimumWidth: 36, height: 6))
  }

  private func chart(_ place: Int) -> LineChart {
    let beat = duel.deck.questions[place]
    let right = duel.players.filter { $0.verdicts[place] == beat.beatClass.isAbnormal }.map(\.name)
    let wrong = duel.players.filter { $0.verdicts[place] != beat.beatClass.isAbnormal }.map(\.name)
    // The shorter list, for a title has little room.
    let who =
      right.isEmpty
      ? "all wrong"
      : right.count < wrong.count
        ? "right: \(right.joined(separator: ", "))" : "wrong: \(wrong.joined(separator: ", "))"
    var chart = duel.deck.chart("\(place + 1) \(beat.beatClass.shortName); \(who)")
    chart.add(beat.values, "", beat.beatClass.ink)
    return chart.chart
  }
}

extension Duel.Player {
  /// What it is called in a sentence.
  fileprivate var shownName: String { name == "mean" ? "mean beat" : name }

  /// The same as the subject of a sentence.
  fileprivate var subject: String { ["autoencoder", "mean"].contains(name) ? "the \(shownName)" : name }
}
