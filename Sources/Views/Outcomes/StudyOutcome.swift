import Judging
import TerminalGraphics
import Workbench

/// What a study came to: a table, the spread as a picture, and the claim beside what was measured.
package struct StudyOutcome: TrainingOutcome {
  private let study: Study

  package init(_ study: Study) {
    self.study = study
  }

  package var withoutTimes: StudyOutcome { StudyOutcome(study.withoutTimes) }

  package func encode(to encoder: any Encoder) throws {
    try study.encode(to: encoder)
  }

  package func render(on page: inout Page) {
    let whole = table(withCommands: true)
    let isWhole = whole.fits(page.appearance.width)
    page.chart(isWhole ? whole : table(withCommands: false))
    if !isWhole {
      page.line(StyledText("made by: " + study.levels.map(made).joined(separator: " · "), .muted))
    }
    page.line(StyledText(scope, .muted))
    page.blank()
    let charts = [aucChart] + (isAboutSpeed ? [epochsChart] : [])
    page.pictures(charts)
    page.blank()
    render(study.finding, on: &page)
    page.next("\"repeat\" for this recipe alone, \"explain study\" for the words used here")
  }

  // MARK: Table

  /// Which commands lead to a level, where the table has no room for them.
  private func made(_ level: Study.Level) -> String {
    "\(level.name): \(level.commands.isEmpty ? "as it is" : level.commands.joined(separator: "; "))"
  }

  private func table(withCommands: Bool) -> Table {
    let hasTimes = study.levels.contains { $0.seconds != nil }
    let rows = study.levels.map { level -> [StyledText] in
      let collapsed = StyledText("\(level.collapsed) of \(level.runs)", level.collapsed > 0 ? .warning : .plain)
      let diverged = level.diverged > 0 ? StyledText(", \(level.diverged) diverged", .warning) : ""
      let arrivals = level.epochsToTarget
      let times = level.seconds.map { [StyledText(duration($0.median)), range(duration($0.min), duration($0.max))] }
      let seeds = study.interrupted ? [StyledText("\(level.runs)")] : []
      return [StyledText(level.name, .strong, bold: true)] + seeds + [
        StyledText(ratio(level.auc.median)),
        range(ratio(level.auc.min), ratio(level.auc.max)), StyledText(epochs(arrivals.median)),
        range(epochs(arrivals.first), epochs(arrivals.last)), collapsed + diverged,
      ] + (times ?? []) + (withCommands ? [StyledText(level.commands.joined(separator: "; "), .muted)] : [])
    }
    let times: [Table.Column] = hasTimes ? [.right("time", importance: 2), .left("spread", importance: 1)] : []
    let seeds: [Table.Column] = study.interrupted ? [.right("seeds", importance: 3)] : []
    return Table(
      columns: [.left(study.kind.heading, importance: 3)] + seeds + [
        .right("AUC", importance: 3), .left("spread", importance: 3),
        .right("to \(ratio(study.target))", importance: 3), .left("spread", importance: 2),
        .left("collapsed", importance: 3),
      ] + times + (withCommands ? [.left("made by", importance: 0)] : []), rows: rows)
  }

  /// From the lowest to the highest, without saying the same twice.
  private func range(_ low: String, _ high: String) -> StyledText {
    StyledText(low == high ? low : "\(low)–\(high)", .muted)
  }

  private func epochs(_ count: Double?) -> String {
    count.map { NumberText.short($0, digits: 3) } ?? "never"
  }

  private var scope: String {
    let done = study.levels.map(\.runs).reduce(0, +)
    let stopped = study.interrupted ? "stopped early: " : ""
    return "\(stopped)\(counted(done, "training")) on \(study.source.shortName), \(seedsDone), "
      + "\(counted(study.epochs, "epoch")) each: medians, and their spread from the lowest to the highest. To "
      + "\(ratio(study.target)): epochs until the AUC on the \(study.on.rawValue) beats was at least that, half-way from "
      + "the distance to the mean beat to 1; it is looked at within the epochs too"
  }

  /// How many seeds stand behind each level: those asked for, or those that were finished.
  private var seedsDone: String {
    guard study.interrupted else {
      let last = study.firstSeed &+ (study.seeds - 1)
      return study.seeds == 1
        ? "seed \(study.firstSeed) at every level"
        : "\(study.seeds) seeds (\(study.firstSeed) … \(last)) at every level"
    }
    let runs = study.levels.map(\.runs)
    guard study.missing.isEmpty, let least = runs.min(), let most = runs.max() else {
      return "none yet at \(enumeration(study.missing, "and")), of \(study.seeds) asked for"
    }
    let range = least == most ? counted(least, "seed") : "\(least) to \(most) seeds"
    return "\(range) at a level, of \(study.seeds) asked for"
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
        let reached = Summary(level.epochsToTarget.values.compactMap(\.self))
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
        StyledText("  ") + answer(test) + StyledText(" \(test.condition)")
          + StyledText(figures.isEmpty ? "" : " · \(figures)", .muted), indent: 4)
    }
    for remark in finding.remarks { page.warning(StyledText(remark)) }
    page.line(verdict(finding))
  }

  private func answer(_ test: Finding.Test) -> StyledText {
    switch (test.holds, test.isSure) {
    case (true?, true): StyledText("holds:", .good, bold: true)
    case (false?, true): StyledText("does not hold:", .bad, bold: true)
    case (true?, false): StyledText("holds for these seeds:", .muted, bold: true)
    case (false?, false): StyledText("does not hold for these seeds:", .muted, bold: true)
    case (nil, _): StyledText("not known yet:", .muted, bold: true)
    }
  }

  private func verdict(_ finding: Finding) -> StyledText {
    let held = finding.tests.count { $0.holds == true }
    let explanation =
      switch finding.verdict {
      case .reproduced: finding.tests.count == 1 ? "it holds here" : "it holds in every test"
      case .refuted: finding.tests.count == 1 ? "it does not hold here" : "it holds in no test"
      case .conditional: "it holds in \(held) of \(finding.tests.count) tests: it depends"
      case .undecided: undecided(finding)
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

  /// Why there is no verdict, and what it would take.
  private func undecided(_ finding: Finding) -> String {
    guard finding.undecided == .tooFewSeeds else { return "figures are missing: let the study finish, or train longer" }
    guard let needed = finding.neededSeeds else {
      return "too few seeds to tell: other seeds may lead to another verdict, and even a hundred may not settle it, so "
        + "close it is"
    }
    let command = "study \(study.kind.rawValue) --seeds \(needed)"
    let more = counted(max(1, needed - finding.seeds), "more seed")
    return "too few seeds to tell: other seeds may lead to another verdict; about \(more) should settle it "
      + "(\"\(command)\")"
  }

  private func text(_ figure: Finding.Figure) -> String {
    if let words = figure.words { return "\(figure.name): \(words)" }
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
