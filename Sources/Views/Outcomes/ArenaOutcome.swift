import Judging
import TerminalGraphics
import Words
import Workbench

/// Several detectors on the same rows.
package struct ArenaOutcome: Outcome {
  private let arena: Arena
  private var showsTimes = true
  private let noun: String

  package init(_ arena: Arena, _ bench: Workbench) {
    self.arena = arena
    noun = bench.data.domain.noun.plural
  }

  package var withoutTimes: ArenaOutcome {
    var copy = self
    copy.showsTimes = false
    return copy
  }

  package func render(on page: inout Page) {
    if arena.optimistic { page.warning(StyledText(optimisticWarnings)) }
    page.table(Table(columns: columns, rows: arena.entries.map(cells)))
    if arena.entries.contains(where: { !$0.runs.isEmpty && $0.summary(\.confusion.definedPrecision) == nil }) {
      page.line(StyledText(undefinedPrecision, .muted))
    } else if hasSilentRuns {
      page.line(StyledText("some seeds raise no alarms; precision is the median over the rest", .muted))
    }
    for entry in arena.entries where entry.failure != nil && entry.runs.isEmpty {
      page.line(StyledText("\(entry.name): \(entry.failure ?? "")", .warning))
    }
    let items = arena.entries.compactMap { entry in
      entry.auc.map { SpreadChart.Item(entry.name, low: $0.min, middle: $0.median, high: $0.max) }
    }
    if arena.seeds > 1, items.count > 1 {
      page.chart(SpreadChart(title: "AUC: lowest, median and highest of the seeds", items: items))
    }
    page.line(StyledText(scope, .muted))
    page.line(StyledText(ArenaText(arena, noun: noun).verdict))
    if hasSilentRuns {
      page.next(
        "\"threshold best f1; compare all\": where few \(noun) are abnormal, best accuracy may flag none of them")
    }
    page.next(
      arena.seeds == 1
        ? "\"compare all --seeds 5\" for the spread over seeds, \"detector NAME\" to choose one"
        : "\"detector NAME\" chooses one, \"detector\" lists them")
  }

  /// `5`; of an arena that was stopped `3 to 4 of 5`.
  private var finishedSeeds: String {
    finished(arena.entries.filter { $0.failure == nil }.map(\.runs.count), of: arena.seeds)
  }

  /// Whether a run flags nothing, so that it has no precision.
  private var hasSilentRuns: Bool { arena.entries.contains { $0.runs.contains { !$0.confusion.hasAlarms } } }

  private var columns: [Table.Column] {
    [
      .left("detector", importance: 9, isWhole: true), .right("AUC", importance: 9),
      .right(arena.seeds > 1 ? "lowest … highest" : "AUC difference", importance: 8), .right("AP", importance: 3),
      .right("precision", importance: 4), .right("recall", importance: 6), .right("F1", importance: 7),
      .right("F2", importance: 0), .right("false/1,000", importance: 5),
    ] + (showsTimes ? [.right("fit", importance: 1), .right("µs a row", importance: 1)] : [])
      + [.right("keeps", importance: 2)]
  }

  private func cells(_ entry: Arena.Entry) -> [StyledText] {
    let best = arena.best.map { arena.entries[$0].name } == entry.name
    func cell(_ figure: (Arena.Run) -> Double?, _ text: (Double) -> String = ratio) -> StyledText {
      StyledText(entry.summary(figure).map { text($0.median) } ?? undefinedFigure)
    }
    let metrics = [Metric.averagePrecision, .precision, .recall, .f1, .f2]
    return [
      StyledText(entry.name, .strong, bold: true),
      StyledText(entry.auc.map { ratio($0.median) } ?? undefinedFigure, best ? .good : .plain, bold: best),
      StyledText(spread(entry), .muted),
    ] + metrics.map { metric in cell { metric.value(in: $0) } }
      + [cell(\.falseAlarmsPerThousand) { NumberText.fixed($0, decimals: 0) }]
      + (showsTimes
        ? [
          cell(\.fitSeconds) { duration($0) },
          cell(\.microsecondsPerRow) { NumberText.fixed($0, decimals: $0 < 10 ? 1 : 0) },
        ] : [])
      + [StyledText(entry.bytes.map { byteText(Int($0)) } ?? "")]
  }

  private func spread(_ entry: Arena.Entry) -> String {
    if arena.seeds > 1 { return entry.auc.map { "\(ratio($0.min)) … \(ratio($0.max))" } ?? "" }
    guard let difference = entry.difference else { return "" }
    return "\(ArenaText.signed(difference.low)) … \(ArenaText.signed(difference.high))"
  }

  private var scope: String {
    let seeds =
      arena.seeds == 1
      ? "seed \(arena.firstSeed)"
      : "medians over \(finishedSeeds) seeds (\(arena.firstSeed) … \(arena.firstSeed &+ (arena.seeds - 1)))"
    let difference =
      arena.seeds == 1 && arena.entries.count > 1
      ? "; AUC difference from \(arena.entries[arena.reference].name), 95 % interval (the sentence below compares with the highest)"
      : ""
    return "on \(grouped(arena.normal)) normal and \(grouped(arena.abnormal)) abnormal "
      + "\(arena.source.named(arena.on.rawValue)); \(seeds)\(arena.interrupted ? ", stopped early" : ""); each at its own "
      + "threshold: \(arena.thresholdChoice)\(difference)"
  }

  private enum Key: String, CodingKey {
    case on, normal, abnormal, firstSeed, seeds, thresholdChoice, optimistic, interrupted, detectors, together, behind
  }

  private struct Figures: Encodable {
    let name, described: String
    let auc, averagePrecision, precision, recall, f1, f2, falseAlarmsPerThousand, fitSeconds,
      microsecondsPerRow: Double?
    let aucs: [Double]
    let bytes: Double?
    let collapsed: Int
    let difference: Comparison.Difference?
    let failure: String?
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(arena.on, forKey: .on)
    try container.encode(arena.normal, forKey: .normal)
    try container.encode(arena.abnormal, forKey: .abnormal)
    try container.encode(arena.firstSeed, forKey: .firstSeed)
    try container.encode(arena.seeds, forKey: .seeds)
    try container.encode(arena.thresholdChoice, forKey: .thresholdChoice)
    try container.encode(arena.optimistic, forKey: .optimistic)
    try container.encode(arena.interrupted, forKey: .interrupted)
    try container.encode(arena.together.map { arena.entries[$0].name }, forKey: .together)
    try container.encode(arena.behind.map { arena.entries[$0].name }, forKey: .behind)
    try container.encode(
      arena.entries.map { entry in
        func median(_ figure: (Arena.Run) -> Double?) -> Double? { entry.summary(figure)?.median }
        return Figures(
          name: entry.name, described: entry.described, auc: entry.auc?.median,
          averagePrecision: median(\.averagePrecision), precision: median(\.confusion.definedPrecision),
          recall: median(\.confusion.recall), f1: median(\.confusion.f1), f2: median(\.confusion.f2),
          falseAlarmsPerThousand: median(\.falseAlarmsPerThousand),
          fitSeconds: showsTimes ? median(\.fitSeconds) : nil,
          microsecondsPerRow: showsTimes ? median(\.microsecondsPerRow) : nil, aucs: entry.runs.map(\.auc),
          bytes: entry.bytes, collapsed: entry.collapsed, difference: entry.difference, failure: entry.failure)
      }, forKey: .detectors)
  }
}

/// What an arena shows, in words.
struct ArenaText {
  private let arena: Arena
  private let noun: String

  init(_ arena: Arena, noun: String) {
    self.arena = arena
    self.noun = noun
  }

  var verdict: String {
    let behind = names(arena.behind)
    guard arena.together.count + arena.behind.count > 1 else { return "there is only one detector to judge" }
    // Only the differences to the first are known, and not those among the others.
    let best = arena.together.max { (auc($0) ?? 0) < (auc($1) ?? 0) } ?? 0
    let others = arena.together.filter { $0 != best }
    let figure = auc(best).map { " (\(ratio($0)))" } ?? ""
    var parts: [String] = []
    if !others.isEmpty {
      let rivals = arena.behind.isEmpty && others.count > 1 ? "any other" : names(others)
      parts.append("no difference from \(rivals) that these \(noun) could show")
    }
    if !arena.behind.isEmpty {
      parts.append(
        "\(behind) \(arena.behind.count == 1 ? "is" : "are") behind, and most likely would be on other \(noun) of this kind"
      )
    }
    if arena.abnormal < 10 {
      let they = arena.abnormal == 1 ? "it" : "they"
      parts.append("only \(counted(arena.abnormal, "abnormal beat")): \(they) can show little")
    }
    // Rows are paired within a seed: its AUC, and not the median, is what the others are held against.
    let seed = arena.seeds > 1 ? "with seed \(arena.firstSeed) alone, " : ""
    return "\(seed)compared with the highest AUC, \(arena.entries[best].name)\(figure): "
      + parts.joined(separator: "; ")
  }

  /// The first seed's, as the differences are.
  private func auc(_ place: Int) -> Double? { arena.entries[place].runs.first?.auc }

  private func names(_ places: [Int]) -> String { enumeration(places.map { arena.entries[$0].name }, "and") }

  /// `+0.003`, `−0.010`
  static func signed(_ value: Double) -> String {
    let text = ratio(value.magnitude)
    return text == "0.000" ? text : value < 0 ? "−\(text)" : "+\(text)"
  }
}
