import Judging
import Platform
import TerminalGraphics
import Words
import Workbench

/// The trainings that were kept.
package struct RunsOutcome: Outcome {
  private var runs: [NumberedRun]
  private let all: Int
  private let unreadable: Int
  private let sorting: RunFigure?
  private let session: String?
  private var showsTimes = true

  /// Runs shown where nobody says how many.
  private static let shown = 20

  package init(_ content: RunFile.Content, sorting: RunFigure?, last: Int?, session: String?) {
    let known = numbered(content)
    all = known.count
    unreadable = content.unreadable
    self.sorting = sorting
    self.session = session
    // Of a sorted list the best are wanted, of the plain one the latest.
    let count = last ?? Self.shown
    runs = sorting.map { Array($0.sorted(known).prefix(count)) } ?? Array(known.suffix(count))
  }

  package var withoutTimes: RunsOutcome {
    var copy = self
    copy.showsTimes = false
    return copy
  }

  package func render(on page: inout Page) {
    guard !runs.isEmpty else {
      page.line("no training has been kept yet")
      page.next("\"train\"")
      return
    }
    let hasTimes = showsTimes && runs.contains { $0.run.time != nil }
    let hasRemarks = runs.contains { !$0.run.remark.isEmpty }
    var columns: [Table.Column] = [
      .right("run", importance: 9), .left("recipe", importance: 8), .right("epochs", importance: 3),
      .right("loss", importance: 4), .right("AUC", importance: 7), .right("F1", importance: 6),
    ]
    if hasRemarks { columns.append(.left("", importance: 6)) }
    if hasTimes { columns.append(.left("when", importance: 1)) }
    page.chart(Table(columns: columns, rows: runs.map { row($0, hasRemarks: hasRemarks, hasTimes: hasTimes) }))
    if all > runs.count {
      let which = sorting.map { "the best by \($0.title)" } ?? "the last"
      page.line(StyledText("\(which) \(runs.count) of \(counted(all, "run")) (--last \(all) shows all)", .muted))
    }
    if unreadable > 0 {
      page.line(StyledText("\(counted(unreadable, "line")) of the file could not be read and left out", .muted))
    }
    let numbers = runs.suffix(2).map { String($0.number) }
    page.next(
      runs.count > 1
        ? "\"runs compare \(numbers.joined(separator: " "))\", \"runs show \(numbers[1])\", \"runs --sort auc\""
        : "\"runs show \(numbers[0])\" tells how to train it again")
  }

  private func row(_ numbered: NumberedRun, hasRemarks: Bool, hasTimes: Bool) -> [StyledText] {
    let run = numbered.run
    let isOwn = session == nil || run.session == session
    var cells = [
      StyledText(String(numbered.number), .strong, bold: true), StyledText(run.shortRecipe, isOwn ? .plain : .muted),
      StyledText(run.isNetwork ? grouped(run.epochs) : ""), StyledText(run.loss.map(errorFigure) ?? ""),
      StyledText(run.auc.map(ratio) ?? "", .strong), StyledText(run.f1.map(ratio) ?? ""),
    ]
    if hasRemarks { cells.append(StyledText(run.remark, .warning)) }
    // The year is left to "runs show": the recipe needs the room.
    if hasTimes { cells.append(StyledText(run.time.map { String(dayText($0).dropFirst(5)) } ?? "", .muted)) }
    return cells
  }

  // MARK: JSON

  private enum Key: String, CodingKey { case runs, all, unreadable }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(runs.map { RunEntry($0, showsTimes: showsTimes) }, forKey: .runs)
    try container.encode(all, forKey: .all)
    try container.encode(unreadable, forKey: .unreadable)
  }
}

/// A run as `--json` shows it.
struct RunEntry: Encodable {
  private let numbered: NumberedRun
  private let showsTimes: Bool

  init(_ numbered: NumberedRun, showsTimes: Bool) {
    self.numbered = numbered
    self.showsTimes = showsTimes
  }

  private enum Key: String, CodingKey { case number, commands, optimistic }
  private enum FigureKey: String, CodingKey { case loss, validationLoss, trivialAUC }

  func encode(to encoder: any Encoder) throws {
    var run = numbered.run
    if !showsTimes { (run.time, run.seconds, run.session) = (nil, nil, nil) }
    try run.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(numbered.number, forKey: .number)
    try container.encode(run.commands, forKey: .commands)
    try container.encode(run.isOptimistic, forKey: .optimistic)
    // In the file a figure that is not defined is left away.
    let figures: [(FigureKey, Double?)] = [
      (.loss, run.loss), (.validationLoss, run.validationLoss), (.trivialAUC, run.trivialAUC),
    ]
    var missing = encoder.container(keyedBy: FigureKey.self)
    for (key, value) in figures where value == nil { try missing.encodeNil(forKey: key) }
    var metrics = encoder.container(keyedBy: MetricKey.self)
    for metric in Metric.allCases where run.value(metric) == nil { try metrics.encodeNil(forKey: MetricKey(metric)) }
  }
}

extension RunRecord {
  /// What one must know of a run beside its figures.
  var remark: String {
    diverged ? "diverged" : collapsed ? "collapsed" : interrupted ? "stopped" : isOptimistic ? "optimistic" : on ?? ""
  }

  /// Whether its threshold was chosen on the test beats, which its figures are of.
  var isOptimistic: Bool { threshold.hasSuffix(" --on test") }
}

/// Day and minute in local time: 2026-11-21 14:05.
func dayText(_ secondsSince1970: Double) -> String {
  guard secondsSince1970.magnitude < 1e11 else { return "" }
  var time = time_t(secondsSince1970)
  var parts = tm()
  guard localtime_r(&time, &parts) != nil else { return "" }
  func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let day = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  return "\(day) \(two(parts.tm_hour)):\(two(parts.tm_min))"
}
