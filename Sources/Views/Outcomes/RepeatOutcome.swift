import Heartbeats
import Judging
import Tables
import TerminalGraphics
import Workbench

/// The spread of every figure over seeds.
package struct RepeatOutcome: TrainingOutcome {
  private let repetition: Repetition

  package init(_ repetition: Repetition) {
    self.repetition = repetition
  }

  package func render(on page: inout Page) {
    if repetition.optimistic { page.warning(StyledText(optimisticWarnings)) }
    page.chart(
      Table(
        columns: [
          .left("figure"), .right("median"), .right("mean"), .right("sd"), .right("min"),
          .right("max"),
        ],
        rows: repetition.rows.map { row in
          [StyledText(row.name, row.isBaseline ? .muted : .plain)]
            + row.cells(undefinedFigure).map { StyledText($0, row.isBaseline ? .muted : .plain) }
        }))
    page.line(StyledText(scope, .muted))
    if let silence = repetition.silence { page.line(StyledText(silence, .muted)) }
    page.line(StyledText(SeedsText(repetition).verdict))
  }

  private var scope: String {
    let stopped = repetition.interrupted ? " (stopped early)" : ""
    let done = "\(counted(repetition.seeds, "seed")), \(SeedsText.list(repetition.doneSeeds))\(stopped)"
    let deviation = repetition.seeds > 1 ? "; sd is divided by n − 1" : ""
    return "\(done), on the \(repetition.source.named(repetition.on.rawValue)); threshold: "
      + "\(repetition.thresholdChoice)\(deviation)"
  }

  package func encode(to encoder: any Encoder) throws {
    try repetition.encode(to: encoder)
  }
}

extension Repetition {
  /// A line of the table.
  struct Row {
    let name: String
    let isBaseline: Bool
    /// Absent where no seed led to an alarm.
    let spread: Summary?

    func cells(_ undefined: String) -> [String] {
      let figures: [(Summary) -> Double] = [\.median, \.mean, \.sd, \.min, \.max]
      return figures.map { figure in spread.map { ratio(figure($0)) } ?? undefined }
    }
  }

  /// The network's figures, then the AUCs of what it has to beat.
  var rows: [Row] {
    let own: [(String, Summary?)] = [
      ("AUC", figures.auc), ("average precision", figures.averagePrecision), ("accuracy", figures.accuracy),
      ("precision", figures.precision), ("recall", figures.recall), ("F1", figures.f1), ("F2", figures.f2),
    ]
    return own.map { Row(name: $0, isBaseline: false, spread: $1) }
      + baselines.map { Row(name: "AUC of \($0.name)", isBaseline: true, spread: $0.figures.auc) }
  }

  /// What to know of seeds without alarms.
  var silence: String? {
    let count = figures.withoutAlarms
    guard count > 0 else { return nil }
    guard count < seeds else { return undefinedPrecision }
    return "\(counted(count, "seed")) led to no alarm at all and so has no precision; the row is of the others"
  }
}

/// What a repetition shows, in words.
struct SeedsText {
  private let repetition: Repetition

  init(_ repetition: Repetition) {
    self.repetition = repetition
  }

  /// `1 … 10`, or each where they have gaps.
  static func list(_ seeds: [Int]) -> String {
    guard let first = seeds.first, let last = seeds.last, seeds.count > 1 else {
      return seeds.first.map(String.init) ?? ""
    }
    let isRow = zip(seeds, seeds.dropFirst()).allSatisfy { $0 &+ 1 == $1 }
    return isRow ? "\(first) … \(last)" : enumeration(seeds.map(String.init), "and")
  }

  var verdict: String {
    var parts: [String] = []
    let seeds = repetition.seeds
    let words = DetectorWords(repetition.detector)
    for baseline in repetition.baselines {
      let how = baseline.name == "mean" ? "the distance to the mean beat" : baseline.name
      parts.append("\(words.subject) is ahead of \(how) for \(baseline.beaten) of \(counted(seeds, "seed"))")
    }
    if words.isNetwork { parts.append(collapse) }
    if repetition.diverged > 0 { parts.append("\(counted(repetition.diverged, "training")) diverged") }
    return parts.joined(separator: "; ")
  }

  /// How many collapsed, and to what.
  var collapse: String {
    let (all, toMean) = (repetition.collapsed, repetition.collapsedToMean)
    guard all > 0 else { return "none of the networks collapsed" }
    let share = "\(all) of \(counted(repetition.seeds, "network")) collapsed"
    if toMean == all { return "\(share) to the mean beat" }
    let rest = all - toMean
    let others = "\(rest == 1 ? "has" : "have") not even learned that"
    return toMean == 0
      ? "\(share), and \(rest == 1 ? "has" : "have") not even learned the mean beat"
      : "\(share), \(toMean) of them to the mean beat; the other \(rest == 1 ? "" : "\(rest) ")\(others)"
  }
}
