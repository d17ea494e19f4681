import Heartbeats
import TerminalGraphics
import Words
import Workbench

/// A person's attack beside the machine's.
package struct AttackDuelOutcome: ScoreKeepingOutcome {
  private let duel: AttackDuel
  private let drawing: Drawing
  package let newScore: ScoreRecord?
  private let note: String?

  package var subject: RecordSubject { .detector }
  /// The drawing is the answer, so both are noted.
  package var equivalent: String? { "\(drawing.command); duel attack drawn --round \(duel.target.round)" }

  /// - Parameter keeping: nil while the person may go on trying.
  package init(_ duel: AttackDuel, drawing: Drawing, _ keeping: ScoreKeeping?) {
    (self.duel, self.drawing) = (duel, drawing)
    (newScore, note) = (keeping?.newScore, keeping?.note)
  }

  package func render(on page: inout Page) {
    page.heading("You against the machine: fool it with test beat \(duel.target.beat.index)")
    var charts = [chart("your change", duel.changed.beat)]
    var rows = [row("you", duel.changed, duel.size, .accent)]
    if let machine = duel.machine, let size = duel.machineSize {
      charts.append(chart("the machine's", machine.changed.beat))
      rows.append(row("draw attack", machine.changed, size, .strong))
    }
    page.chart(SmallMultiples(charts: charts, minimumWidth: 38, height: 10))
    page.chart(
      Table(
        columns: [
          .left("who", importance: 3), .right("largest change", importance: 3),
          .right("root mean square", importance: 2),
          .right("error", importance: 1), .left("verdict", importance: 3),
        ], rows: rows))
    page.line(
      StyledText("threshold \(errorFigure(duel.changed.threshold)); changes in standard deviations of a beat", .muted))
    page.line(StyledText(verdict))
    if let note { page.line(StyledText(note, .muted)) }
    page.next(
      duel.isFooled
        ? "\"duel attack\" takes the next beat; \"explain attack\" says how the machine's was found"
        : "\"duel attack --round \(duel.target.round)\" gives the beat again")
  }

  private func chart(_ title: String, _ values: [Float]) -> LineChart {
    var chart = BeatChart(title, of: duel.original.domain)
    chart.add(duel.original.beat, "before", .muted)
    chart.add(values, "after", .series(0))
    return chart.chart
  }

  private func row(_ name: String, _ score: BeatScore, _ size: AttackDuel.Size, _ ink: Ink) -> [StyledText] {
    [
      StyledText(name, ink, bold: true), StyledText(NumberText.fixed(size.largest, decimals: 3)),
      StyledText(NumberText.fixed(size.typical, decimals: 3)), StyledText(errorFigure(score.error)),
      StyledText(score.isAbnormal ? "ABNORMAL" : "NORMAL", score.isAbnormal ? .bad : .good, bold: true),
    ]
  }

  private var verdict: String {
    guard duel.isFooled else {
      return "the detector is not fooled: it still calls the beat normal"
    }
    guard let machine = duel.machine, let theirs = duel.machineSize?.largest else {
      return
        "you have fooled it; this detector has no gradient that \"draw attack\" could follow, so yours is the round"
    }
    let mine = duel.size.largest
    guard machine.succeeded else {
      return
        "you have fooled it, and the machine found no change of at most \(plain(AttackDuel.budget)) that does: yours is the round"
    }
    if mine <= theirs { return "no point of yours moved farther than the machine's: yours is the round" }
    let times = theirs > 0 ? mine / theirs : .infinity
    let howMuch = times.isFinite ? "\(NumberText.fixed(times, decimals: 1)) times" : "larger than"
    return
      "you have fooled it; your largest change is \(howMuch) the machine's; it uses the network's own gradient at every point"
  }

  private enum Key: String, CodingKey {
    case round, index, fooled, largestChange, typicalChange, error, threshold, machine, before, after
  }

  private struct Machine: Encodable {
    let succeeded: Bool
    let largestChange, typicalChange, error: Double
    let after: [Float]
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(duel.target.round, forKey: .round)
    try container.encode(duel.target.beat.index, forKey: .index)
    try container.encode(duel.isFooled, forKey: .fooled)
    try container.encode(duel.size.largest, forKey: .largestChange)
    try container.encode(duel.size.typical, forKey: .typicalChange)
    try container.encode(duel.changed.error, forKey: .error)
    try container.encode(duel.changed.threshold, forKey: .threshold)
    let machine = duel.machine.flatMap { attack in
      duel.machineSize.map {
        Machine(
          succeeded: attack.succeeded, largestChange: $0.largest, typicalChange: $0.typical,
          error: attack.changed.error, after: attack.changed.beat)
      }
    }
    try container.encodeIfPresent(machine, forKey: .machine)
    try container.encode(duel.original.beat, forKey: .before)
    try container.encode(duel.changed.beat, forKey: .after)
  }
}

/// The beat to be bent, where there is no canvas to bend it on.
package struct AttackTargetOutcome: Outcome {
  private let target: AttackTarget
  private let score: BeatScore

  package var subject: RecordSubject { .detector }

  package init(_ target: AttackTarget, _ score: BeatScore) {
    (self.target, self.score) = (target, score)
  }

  package func render(on page: inout Page) {
    var chart = BeatChart("test beat \(target.beat.index), which the detector calls normal", of: score.domain)
    chart.add(target.beat.values, "drawn", .series(0))
    page.chart(chart.chart)
    page.line(
      StyledText(
        "error \(errorFigure(score.error)), threshold \(errorFigure(score.threshold)): bend it as little as you can until it is called abnormal"
      ))
    page.next(
      "it is \"drawn\" now: change it (draw edit 30..50 + 0.4), then \"duel attack drawn --round \(target.round)\"")
  }

  private enum Key: String, CodingKey {
    case round, index, error, threshold, beat
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(target.round, forKey: .round)
    try container.encode(target.beat.index, forKey: .index)
    try container.encode(score.error, forKey: .error)
    try container.encode(score.threshold, forKey: .threshold)
    try container.encode(target.beat.values, forKey: .beat)
  }
}
