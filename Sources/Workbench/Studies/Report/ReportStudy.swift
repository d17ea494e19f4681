import Detectors
import Judging
import Tables

/// The report's benchmark again: its published scores judged again, and detectors fitted by its protocol and by the honest
/// one.
public struct ReportStudy: Sendable {
  /// The six models in the order of the report's scores; empty where the scores are not at hand.
  public let replays: [ReportReplay]
  /// Detectors fitted here; empty where the connections are not at hand.
  public let fits: [Fit]
  /// The report's autoencoder with attacks among its training rows, none of them first.
  public let contaminated: [Fit]
  /// Seeds asked for, and the first of them.
  public let seeds, firstSeed: Int
  /// What equal rows allow, by the true names; absent without the connections.
  public let ceiling: Ceiling?
  /// Rows that are learned from.
  public let trainingRows: Int
  public let claims: [ReportClaim]
  public let isInterrupted: Bool

  /// One detector over the seeds that were finished.
  public struct Fit: Sendable {
    public let name: String
    /// What differs from the detector's defaults, in words.
    public let note: String
    public let contamination: Double
    /// Training rows that it keeps at most; absent where it is not limited.
    public let keptRows: Int?
    /// By the place of their seed.
    public let runs: [Int: ReportRun]
    /// Why a fit failed, where one did.
    public let failure: String?

    /// The spread of a figure over the seeds; `nil` where no seed has it.
    public func summary(_ figure: (ReportRun) -> Double?) -> Summary? {
      Summary(runs.sorted { $0.key < $1.key }.compactMap { figure($0.value) })
    }
  }

  /// A model as the report's table has it.
  public struct Published: Sendable {
    public let name: String
    public let auc, kilobytes, seconds: Double

    public init(name: String, auc: Double, kilobytes: Double, seconds: Double) {
      (self.name, self.auc, self.kilobytes, self.seconds) = (name, auc, kilobytes, seconds)
    }
  }

  /// How many fits the study makes.
  public static func count(data: DataSet, seeds: Int) throws -> Int { try ReportPlan(data: data).entries.count * seeds }

  /// Judges the published scores, where there are such, and fits every detector with `seeds` seeds on `data`, where there
  /// are such: the connections by their true names, the report's columns and rows.
  ///
  /// The first seed comes first for all detectors, so that a study that is stopped has looked at all of them.
  ///
  /// - Throws: when nothing was finished.
  public init(
    published: [Published], replayed: (field: RaceField, lanes: [RaceLane])?, data: DataSet?, seeds: Int,
    firstSeed: Int, watch: RunsWatch
  ) throws {
    let rows = replayed.map { ReportRows($0.field) }
    replays = rows.map { rows in (replayed?.lanes ?? []).map { ReportReplay($0, rows) } } ?? []
    (self.seeds, self.firstSeed) = (seeds, firstSeed)
    guard let data else {
      (fits, contaminated, ceiling, trainingRows, isInterrupted) = ([], [], nil, 0, false)
      claims = ReportClaims(published, replays, replayed.flatMap { ReportOrder($0.lanes, rows) }, [], []).all
      return
    }
    let plan = try ReportPlan(data: data)
    let count = plan.entries.count
    let finished = try inParallel(count * seeds, watch: watch) { index in
      var recipe = plan.entries[index % count].recipe
      recipe.seed = firstSeed &+ index / count
      let frozen = recipe
      return Result { try ReportRun(frozen, data: data, watch: watch) }
    }
    let all = plan.entries.enumerated().map { place, entry in
      let mine = finished.filter { $0.index % count == place }
      let runs = mine.compactMap { run in (try? run.value.get()).map { (run.index / count, $0) } }
      let failures = mine.compactMap { if case .failure(let error) = $0.value { "\(error)" } else { nil } }
      return Fit(
        name: entry.name, note: entry.note, contamination: entry.contamination, keptRows: entry.keptRows,
        runs: Dictionary(runs) { first, _ in first }, failure: failures.first)
    }
    guard all.contains(where: { !$0.runs.isEmpty }) || !replays.isEmpty else {
      throw all.compactMap(\.failure).first.map { StudyFailure(text: $0) } ?? WorkbenchError.interruptedBeforeResult
    }
    let isEmpty = all.allSatisfy { $0.runs.isEmpty }
    fits = isEmpty ? [] : Array(all.prefix(plan.ordinary))
    contaminated = isEmpty ? [] : Array(all.dropFirst(plan.ordinary))
    let preparation = try Preparation(recipe: plan.entries[0].recipe, data: data)
    ceiling = Ceiling(rows: preparation.test.matrix, abnormal: preparation.test.abnormal)
    trainingRows = preparation.training.count
    isInterrupted = finished.count < count * seeds
    claims = ReportClaims(published, replays, replayed.flatMap { ReportOrder($0.lanes, rows) }, fits, contaminated).all
  }
}
