import Judging
import TerminalGraphics
import Words
import Workbench

/// What a study of settings shows, in words.
struct SettingStudyText {
  private let study: SettingStudy
  private let metric: Metric
  let ranking: LevelRanking

  init(_ study: SettingStudy, _ metric: Metric) {
    self.study = study
    self.metric = metric
    ranking = study.ranking(metric)
  }

  // MARK: What was done

  var scope: String {
    var parts = [
      "\(trainings), judged on the \(study.source.named(study.on.rawValue)); \(seeds)"
    ]
    if metric.needsThreshold { parts.append("threshold: \(study.thresholdChoice)") }
    if let rows = study.equalRows {
      parts.append(
        "every one learns from \(grouped(rows)) \(study.source.noun.after(rows)), as many as the most contaminated can have"
      )
    }
    return parts.joined(separator: "; ")
  }

  private var trainings: String {
    let planned = study.plan.trainings
    let reused = study.reused > 0 ? " (\(grouped(study.reused)) from the study before)" : ""
    switch study.ending {
    case .complete: return counted(planned, "training") + reused
    case .stopped: return "stopped early: \(grouped(study.finished)) of \(counted(planned, "training"))" + reused
    case .budget: return "out of time: \(grouped(study.finished)) of \(counted(planned, "training"))" + reused
    }
  }

  private var seeds: String {
    let last = study.firstSeed &+ (study.plan.seeds - 1)
    return study.plan.seeds == 1
      ? "seed \(study.firstSeed) everywhere"
      : "\(finished(study.cells.map(\.runs.count), of: study.plan.seeds)) seeds each (\(study.firstSeed) … \(last))"
  }

  /// What makes metrics doubtful: networks that collapsed, trainings that diverged or failed.
  var remarks: [String] {
    var remarks: [String] = []
    if study.plan.axes.count == 2 {
      let collapsed = study.cells.filter { $0.collapsed > 0 }
      if !collapsed.isEmpty {
        remarks.append("collapsed: " + listed(collapsed.map { "\($0.name): \($0.collapsed) of \($0.judged)" }))
      }
    }
    let diverged = study.cells.filter { $0.diverged > 0 }
    if !diverged.isEmpty {
      remarks.append("diverged: " + listed(diverged.map { "\($0.name): \($0.diverged) of \($0.judged)" }))
    }
    for cell in study.cells.filter({ $0.failure != nil }).prefix(3) {
      remarks.append("\(cell.name) failed: \(cell.failure ?? "")")
    }
    let undefined = study.cells.filter { $0.judged > $0.values(metric).count }
    if !undefined.isEmpty {
      let names = undefined.map { "\($0.name): \($0.judged - $0.values(metric).count) of \($0.judged)" }
      remarks.append("\(metric.title) is undefined for some seeds, which are left out: " + listed(names))
    }
    return remarks
  }

  private func listed(_ texts: [String]) -> String {
    let most = 6
    return texts.prefix(most).joined(separator: "; ") + (texts.count > most ? "; and \(texts.count - most) more" : "")
  }

  /// Choosing by a table of test metrics is choosing on the test beats.
  var advice: String? {
    guard study.on == .test, ranking.best != nil else { return nil }
    return
      "choose by \"--on validation\", so that the test \(study.source.noun.plural) stay new; \"tune\" searches there"
  }

  // MARK: What it shows

  var verdict: [String] {
    guard ranking.best != nil else { return ["nothing could be judged"] }
    guard study.plan.axes.count == 2 else {
      return ["\(study.plan.axes[0].factor.name) " + RankingText(ranking, study.cells.map(\.name), metric).sentence]
    }
    let names = study.cells.map { cell in
      cell.levels.map { "\($0.name) \($0.level.text)" }.joined(separator: " with ")
    }
    return [RankingText(ranking, names, metric).brief] + byColumn
  }

  /// The best level of the first setting for each level of the second.
  private var byColumn: [String] {
    let (rows, columns) = (study.plan.axes[0], study.plan.axes[1])
    guard columns.levels.count <= 12 else { return [] }
    return columns.levels.indices.compactMap { column in
      let places = rows.levels.indices.map { $0 * columns.levels.count + column }
      let ranking = study.ranking(metric, of: places)
      guard ranking.best != nil else { return nil }
      let text = RankingText(ranking, rows.texts, metric)
      return "\(columns.factor.name) \(columns.texts[column]): \(rows.factor.name) \(text.short)"
    }
  }
}

/// What a ranking shows, in words.
struct RankingText {
  private let ranking: LevelRanking
  private let names: [String]
  private let metric: Metric

  init(_ ranking: LevelRanking, _ names: [String], _ metric: Metric) {
    self.ranking = ranking
    self.names = names
    self.metric = metric
  }

  private func named(_ place: Int?) -> String { place.map { names[$0] } ?? "" }
  private var median: String { ranking.best.flatMap { ranking.medians[$0] }.map(ratio) ?? undefinedFigure }
  private var seeds: String { counted(ranking.seeds, "seed") }

  /// `8 has the highest median AUC, 0.991: no difference from 4 that 10 seeds can show; 1 and 2 are below it`
  var sentence: String {
    let first = "\(named(ranking.best)) has the highest median \(metric.title), \(median)"
    guard ranking.second != nil else { return first }
    guard ranking.seeds >= ranking.leastSeeds else {
      let done = ranking.seeds == 0 ? "no seed is finished everywhere" : "\(seeds) cannot show a difference"
      return "\(first); \(done), it takes at least \(ranking.leastSeeds)"
    }
    if ranking.isShown, ranking.order.count == 2 {
      return
        "\(first); seed by seed it is above \(named(ranking.second)) by \(ratio(ranking.lead ?? 0)): \(seeds) show it"
    }
    if ranking.isShown, ranking.alike.isEmpty {
      return
        "\(first); seed by seed it is above \(named(ranking.second)), the second, by \(ratio(ranking.lead ?? 0)), and "
        + "above all others: \(seeds) show it"
    }
    if ranking.worse.isEmpty {
      return "\(first); no difference between them that \(seeds) can show" + more
    }
    return "\(first): no difference from \(listed(ranking.alike)) that \(seeds) can show, but "
      + "\(listed(ranking.worse, "and")) \(ranking.worse.count == 1 ? "is" : "are") below it" + more
  }

  /// `8 has the highest median AUC, 0.991; no difference from 3 of the other 11 that 10 seeds can show`
  var brief: String {
    guard !ranking.alike.isEmpty, !ranking.worse.isEmpty, ranking.seeds >= ranking.leastSeeds else { return sentence }
    return "\(named(ranking.best)) has the highest median \(metric.title), \(median); no difference from "
      + "\(ranking.alike.count) of the other \(ranking.order.count - 1) that \(seeds) can show"
  }

  /// `8 (0.991), no difference from 4`
  var short: String {
    let first = "\(named(ranking.best)) is highest (\(median))"
    guard ranking.second != nil, ranking.seeds >= ranking.leastSeeds else { return first }
    if ranking.alike.isEmpty { return "\(first), above all others" }
    if ranking.worse.isEmpty { return "\(first), no difference that \(seeds) can show" }
    return "\(first), no difference from \(listed(ranking.alike)) that \(seeds) can show"
  }

  private var more: String {
    guard let needed = ranking.neededSeeds, let lead = ranking.lead, lead >= 0.0005 else { return "" }
    return " (about \(needed) seeds may tell \(named(ranking.best)) from \(named(ranking.second)))"
  }

  private func listed(_ places: [Int], _ conjunction: String = "or") -> String {
    let most = 6
    guard places.count > most else { return enumeration(places.map { names[$0] }, conjunction) }
    return places.prefix(most).map { names[$0] }.joined(separator: ", ") + " \(conjunction) \(places.count - most) more"
  }
}

/// How many of the planned seeds were trained: `10`; of what was stopped `2 to 3 of 10`.
func finished(_ counts: [Int], of planned: Int) -> String {
  guard let least = counts.min(), let most = counts.max(), least < planned else { return "\(planned)" }
  return (least == most ? "\(least)" : "\(least) to \(most)") + " of \(planned)"
}
