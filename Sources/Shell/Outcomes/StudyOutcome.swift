import AnomalyDetection
import TerminalGraphics
import Workbench

/// What a study came to: a table, the spread as a picture, and the claim beside what was measured.
struct StudyOutcome: Outcome {
  private let study: Study

  init(_ study: Study) {
    self.study = study
  }

  var withoutTimes: StudyOutcome { StudyOutcome(study.withoutTimes) }

  func encode(to encoder: any Encoder) throws {
    try study.encode(to: encoder)
  }

  func render(on page: inout Page) {
    page.chart(table)
    page.line(StyledText(scope, .muted))
    page.blank()
    let charts = [aucChart] + (isAboutSpeed ? [epochsChart] : [])
    page.pictures(charts)
    page.blank()
    render(study.finding, on: &page)
    page.next("\"repeat\" for this recipe alone, \"explain study\" for the words used here")
  }

  // MARK: Table

  private var table: Table {
    let hasTimes = study.levels.contains { $0.seconds != nil }
    let rows = study.levels.map { level -> [StyledText] in
      let collapsed = StyledText("\(level.collapsed) of \(level.runs)", level.collapsed > 0 ? .warning : .plain)
      let diverged = level.diverged > 0 ? StyledText(", \(level.diverged) diverged", .warning) : ""
      let arrivals = level.epochsToTarget
      let times = level.seconds.map { [StyledText(duration($0.median)), range(duration($0.min), duration($0.max))] }
      return [
        StyledText(level.name, .strong, bold: true), StyledText(ratio(level.auc.median)),
        range(ratio(level.auc.min), ratio(level.auc.max)), StyledText(epochs(arrivals.median)),
        range(epochs(arrivals.first), epochs(arrivals.last)), collapsed + diverged,
      ] + (times ?? []) + [StyledText(level.commands.joined(separator: "; "), .muted)]
    }
    let times: [Table.Column] = hasTimes ? [.right("time", importance: 2), .left("spread", importance: 1)] : []
    return Table(
      columns: [
        .left(study.kind.heading, importance: 3), .right("AUC", importance: 3), .left("spread", importance: 3),
        .right("to \(ratio(study.target))", importance: 3), .left("spread", importance: 2),
        .left("collapsed", importance: 3),
      ] + times + [.left("made by", importance: 0)], rows: rows)
  }

  /// From the lowest to the highest, without saying the same twice.
  private func range(_ low: String, _ high: String) -> StyledText {
    StyledText(low == high ? low : "\(low)–\(high)", .muted)
  }

  private func epochs(_ count: Double?) -> String {
    count.map { NumberText.short($0, digits: 4) } ?? "never"
  }

  private var scope: String {
    let done = study.levels.map(\.runs).reduce(0, +)
    let last = study.firstSeed + study.seeds - 1
    let seeds = study.seeds == 1 ? "seed \(study.firstSeed)" : "\(study.seeds) seeds (\(study.firstSeed) … \(last))"
    let stopped = study.interrupted ? "stopped early: " : ""
    return "\(stopped)\(counted(done, "training")), \(seeds) at every level, \(counted(study.epochs, "epoch")) each: "
      + "medians, and their spread from the lowest to the highest. To \(ratio(study.target)): epochs until the AUC on the "
      + "test beats was at least that, half-way from the distance to the mean beat to 1"
  }

  // MARK: Charts

  /// Whether the claim is about how soon, not only about how well.
  private var isAboutSpeed: Bool { [.optimizers, .batchSize, .learningRate].contains(study.kind) }

  private var aucChart: SpreadChart {
    // Contaminated beats move their own mean, so there is no one line to compare with.
    let trivial = study.kind == .contamination ? nil : study.levels.first?.trivialAUC.median
    return SpreadChart(
      title: "AUC: lowest, median, highest",
      items: study.levels.map {
        .init($0.name, low: $0.auc.min, middle: $0.auc.median, high: $0.auc.max, ink: .series(0))
      }, reference: trivial, referenceLabel: "distance to the mean beat")
  }

  private var epochsChart: SpreadChart {
    SpreadChart(
      title: "epochs to \(ratio(study.target)), of the runs that got there",
      items: study.levels.map { level in
        let reached = Summary(level.epochsToTarget.values.compactMap { $0.map(Double.init) })
        return .init(
          level.name, low: reached?.min ?? .nan, middle: reached?.median ?? .nan, high: reached?.max ?? .nan,
          ink: .series(1))
      })
  }

  // MARK: Claim

  private func render(_ finding: Finding, on page: inout Page) {
    page.line(
      StyledText("claim: ", .strong, bold: true) + StyledText(finding.claim)
        + StyledText(" (\(finding.source))", .muted))
    for test in finding.tests {
      let figures = test.measured.map(text).joined(separator: ", ")
      page.line(
        StyledText("  ") + answer(test.holds) + StyledText(" \(test.condition)")
          + StyledText(figures.isEmpty ? "" : " · \(figures)", .muted), indent: 4)
    }
    page.line(verdict(finding))
  }

  private func answer(_ holds: Bool?) -> StyledText {
    switch holds {
    case true?: StyledText("holds:", .good, bold: true)
    case false?: StyledText("does not hold:", .bad, bold: true)
    case nil: StyledText("not known yet:", .muted, bold: true)
    }
  }

  private func verdict(_ finding: Finding) -> StyledText {
    let held = finding.tests.count { $0.holds == true }
    let explanation =
      switch finding.verdict {
      case .reproduced: finding.tests.count == 1 ? "it holds here" : "it holds in every test"
      case .refuted: finding.tests.count == 1 ? "it does not hold here" : "it holds in no test"
      case .conditional: "it holds in \(held) of \(finding.tests.count) tests: it depends"
      case .undecided: "figures are missing: let the study finish, or train longer"
      }
    let ink: Ink =
      switch finding.verdict {
      case .reproduced: .good
      case .refuted: .bad
      case .conditional: .warning
      case .undecided: .muted
      }
    return StyledText(finding.verdict.rawValue, ink, bold: true) + StyledText(": \(explanation)")
  }

  private func text(_ figure: Finding.Figure) -> String {
    let value = figure.value.map(short) ?? "never"
    return "\(figure.name): \(value)" + (figure.claimed.map { " (claimed \(NumberText.short($0)))" } ?? "")
  }

  /// AUCs as everywhere, counts without decimals they do not have.
  private func short(_ value: Double) -> String {
    value <= 1 && value != value.rounded() ? ratio(value) : NumberText.short(value, digits: 4)
  }
}

extension Page {
  /// Charts side by side where they fit, else one below the other.
  mutating func pictures(_ charts: [any Chart]) {
    let least = 56
    let across = min(charts.count, max(1, (appearance.width + 2) / (least + 2)))
    guard across == charts.count, across > 1 else {
      for (index, chart) in charts.enumerated() {
        if index > 0 { blank() }
        picture(chart.picture(appearance))
      }
      return
    }
    var part = appearance
    part.width = (appearance.width - (across - 1) * 2) / across
    picture(Picture.sideBySide(charts.map { $0.picture(part) }))
  }
}
