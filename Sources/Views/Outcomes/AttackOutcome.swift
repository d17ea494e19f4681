import Heartbeats
import TerminalGraphics
import Workbench

/// The smallest change found that flips a verdict, or how near one came to it.
package struct AttackOutcome: Outcome {
  private let attack: Attack
  private let collapsed: Bool
  package var subject: RecordSubject { .detector }
  private let staleness: StalenessText?

  package init(_ attack: Attack, _ bench: Workbench) {
    self.attack = attack
    collapsed = bench.detector?.isCollapsed ?? false
    staleness = StalenessText(bench, judgesTestRows: false)
  }

  package func render(on page: inout Page) {
    if collapsed {
      page.warning(
        "this network gives nearly the same curve for every beat: it is the distance to that which is fooled here")
    }
    staleness?.render(on: &page)
    let (before, after) = (attack.original, attack.changed)
    var chart = BeatChart(
      attack.succeeded ? "the beat, and the change that flips the verdict" : "the beat, and the nearest try",
      of: before.domain)
    chart.add(before.beat, "before", .series(0))
    chart.add(after.beat, "after", .series(1))
    page.chart(chart.chart)
    let inks: [Ink] = [before, after].map { $0.isAbnormal ? .bad : .good }
    page.line(
      StyledText(verdict(before).uppercased(), inks[0], bold: true)
        + StyledText("  error \(errorFigure(before.error)) → ")
        + StyledText(verdict(after).uppercased(), inks[1], bold: true)
        + StyledText("  error \(errorFigure(after.error)), threshold \(errorFigure(after.threshold))"))
    page.line(StyledText(attack.succeeded ? success : failure))
    page.next(
      attack.succeeded
        ? "the changed beat is \"drawn\" now: \"score drawn\" takes it apart, \"explain attack\" says how it was found"
        : "nothing was changed; \"explain attack\" says how it was looked for")
  }

  private var success: String {
    "the smallest change found: no point moved by more than \(figure(attack.largestChange)) (the budget was \(figure(attack.budget))), "
      + "the root mean square change is \(figure(attack.typicalChange))"
  }

  private var failure: String {
    let tried = "no change of at most \(figure(attack.budget)) a point was found that flips the verdict"
    guard let needed = attack.neededBudget else {
      return "\(tried), nor one of \(figure(Attack.largestBudget)); that none was found proves nothing"
    }
    return "\(tried); one of \(figure(needed)) does (draw attack --budget \(figure(needed)))"
  }

  /// Rounded up, so that the figure is enough when it is typed.
  private func figure(_ value: Double) -> String {
    NumberText.short((value * 1000).rounded(.up) / 1000, digits: 4)
  }

  private func verdict(_ score: BeatScore) -> String { score.isAbnormal ? "abnormal" : "normal" }

  private enum Key: String, CodingKey {
    case succeeded, budget, neededBudget, largestChange, typicalChange, errorBefore, errorAfter, threshold
    case verdictBefore, verdictAfter, before, after, collapsed, stale
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(attack.succeeded, forKey: .succeeded)
    try container.encode(attack.budget, forKey: .budget)
    try container.encodeIfPresent(attack.neededBudget, forKey: .neededBudget)
    try container.encode(attack.largestChange, forKey: .largestChange)
    try container.encode(attack.typicalChange, forKey: .typicalChange)
    try container.encode(attack.original.error, forKey: .errorBefore)
    try container.encode(attack.changed.error, forKey: .errorAfter)
    try container.encode(attack.changed.threshold, forKey: .threshold)
    try container.encode(verdict(attack.original), forKey: .verdictBefore)
    try container.encode(verdict(attack.changed), forKey: .verdictAfter)
    try container.encode(attack.original.beat, forKey: .before)
    try container.encode(attack.changed.beat, forKey: .after)
    try container.encode(collapsed, forKey: .collapsed)
    try container.encode(staleness != nil, forKey: .stale)
  }
}
