import Judging
import TerminalGraphics
import Words

/// Runs side by side.
package struct RunComparisonOutcome: Outcome {
  private let runs: [NumberedRun]
  private var showsTimes = true

  package init(_ runs: [NumberedRun]) {
    self.runs = runs
  }

  package var withoutTimes: RunComparisonOutcome {
    var copy = self
    copy.showsTimes = false
    return copy
  }

  package func render(on page: inout Page) {
    let columns = [Table.Column.left("", importance: 1)] + runs.map { Table.Column.right("run \($0.number)") }
    page.chart(Table(columns: columns, rows: recipeRows + figureRows))
    page.line(StyledText(verdict))
    page.next("\"runs show \(runs[0].number)\" tells how to train it again; \"repeat 10\", how much of it is luck")
  }

  /// What differs in the recipes.
  private var recipeRows: [[StyledText]] {
    let known = RunRecord.settingNames
    let unknown = Set(runs.flatMap(\.run.settings.keys)).subtracting(known).sorted()
    var rows = (known + unknown).compactMap { name in
      differing(name, runs.map { $0.run.settings[name] ?? RunRecord.defaultText(name, of: $0.run.detector) ?? "" })
    }
    rows += [
      differing("data", runs.map { words($0.run.data) }), differing("threshold", runs.map { words($0.run.threshold) }),
    ]
    .compactMap(\.self)
    return rows
  }

  private func differing(_ name: String, _ values: [String]) -> [StyledText]? {
    guard Set(values).count > 1 else { return nil }
    return [StyledText(name, .muted)] + values.map { StyledText($0, .accent) }
  }

  /// A command without its first words: what it chooses.
  private func words(_ command: String) -> String {
    for start in ["data use ", "threshold "] where command.hasPrefix(start) {
      return String(command.dropFirst(start.count))
    }
    return command
  }

  private static let figures = RunFigure.all.filter { $0 != .number }

  private var figureRows: [[StyledText]] {
    var rows = Self.figures.map { figure -> [StyledText] in
      let values = runs.map { figure.value($0) }
      let best = figure == .epochs || figure == .parameters ? nil : Self.best(values.compactMap(\.self), figure)
      // Without an alarm there is none.
      let missing = figure == .metric(.precision) ? undefinedFigure : ""
      let differ = Set(values.compactMap(\.self)).count > 1
      return [StyledText(figure.title, .muted)]
        + values.map { value in
          let isBest = differ && value != nil && value == best
          return StyledText(value.map { text($0, figure) } ?? missing, isBest ? .good : .plain, bold: isBest)
        }
    }
    if runs.contains(where: { !$0.run.remark.isEmpty }) {
      rows.append([StyledText("remark", .muted)] + runs.map { StyledText($0.run.remark, .warning) })
    }
    if showsTimes, runs.contains(where: { $0.run.time != nil }) {
      rows.append([StyledText("when", .muted)] + runs.map { StyledText($0.run.time.map(dayText) ?? "") })
    }
    return rows
  }

  private static func best(_ values: [Double], _ figure: RunFigure) -> Double? {
    figure.isLowBest ? values.min() : values.max()
  }

  private func text(_ value: Double, _ figure: RunFigure) -> String {
    switch figure {
    case .loss: errorFigure(value)
    case .epochs, .parameters, .number: grouped(Int(value))
    default: ratio(value)
    }
  }

  /// What the table says, in one sentence.
  private var verdict: String {
    let ranked = RunFigure.metric(.auc).sorted(runs)
    guard let best = ranked.first, let bestAUC = best.run.auc, let worst = ranked.last?.run.auc else {
      return "these runs have no results to compare"
    }
    if Set(runs.map(\.number)).count == 1 { return "a run beside itself" }
    let gap = bestAUC - worst
    if gap < 0.005 { return "by AUC there is hardly a difference: less than seeds make" }
    return "run \(best.number) tells normal from abnormal best, \(ratio(gap)) in AUC ahead of the last"
  }

  // MARK: JSON

  private enum Key: String, CodingKey { case runs, differing }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(runs.map { RunEntry($0, showsTimes: showsTimes) }, forKey: .runs)
    try container.encode(recipeRows.compactMap { $0.first?.plain }, forKey: .differing)
  }
}

/// One run.
package struct RunOutcome: Outcome {
  private let numbered: NumberedRun
  private var showsTimes = true

  package init(_ numbered: NumberedRun) {
    self.numbered = numbered
  }

  package var withoutTimes: RunOutcome {
    var copy = self
    copy.showsTimes = false
    return copy
  }

  package func render(on page: inout Page) {
    let run = numbered.run
    let when = showsTimes ? run.time.map { " · \(dayText($0))" } ?? "" : ""
    let remark = run.remark.isEmpty ? "" : " · \(run.remark)"
    page.line(
      StyledText("run \(numbered.number)", .strong, bold: true)
        + StyledText(
          (run.isNetwork ? " · \(run.layers) · \(counted(run.epochs, "epoch")) on " : " · \(run.detector) fitted on ")
            + "\(counted(run.rows, "beat"))\(remark)\(when)"))
    let parts = Metric.allCases.compactMap { metric in run.value(metric).map { "\(metric.title) \(ratio($0))" } }
    if !parts.isEmpty { page.line(StyledText(parts.joined(separator: " · "))) }
    if let trivial = run.trivialAUC {
      page.line(StyledText("the distance to the mean beat scores \(ratio(trivial)) on the same beats", .muted))
    }
    page.blank()
    for command in run.commands { page.verbatim(command) }
  }

  package func encode(to encoder: any Encoder) throws {
    try RunEntry(numbered, showsTimes: showsTimes).encode(to: encoder)
  }
}

/// A page was written.
package struct ReportOutcome: Outcome {
  let file: String
  let bytes: Int
  let seeds: Int?
  /// Whether an earlier file of this name was written over.
  let replaced: Bool

  package init(
    file: String, bytes: Int, seeds: Int?, replaced: Bool
  ) {
    (self.file, self.bytes, self.seeds, self.replaced) = (file, bytes, seeds, replaced)
  }

  package func render(on page: inout Page) {
    let place = replaced ? " in place of the earlier file" : ""
    page.line("wrote \(file)\(place), \(grouped(bytes)) bytes: open it in a browser")
    if seeds == nil { page.next("\"report \(quotedIfNeeded(file)) --seeds 5\" adds the spread over seeds") }
  }
}
