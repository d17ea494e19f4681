import Judging
import Words

/// What the benchmark chapter of the report says, held against its own published scores and against fits made here.
public struct ReportClaim: Encodable, Sendable {
  /// What it is about, in one word: `ranking`.
  public let word: String
  /// What is said.
  public let claim: String
  public let tests: [Finding.Test]
  /// Whether the tests need times, which differ from run to run.
  public var needsTimes = false

  private enum CodingKeys: String, CodingKey { case word, claim, tests, verdict }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(word, forKey: .word)
    try container.encode(claim, forKey: .claim)
    try container.encode(tests, forKey: .tests)
    try container.encode(verdict, forKey: .verdict)
  }

  /// What the tests lead to; undecided where one lacks figures, or too few seeds stand behind it.
  public var verdict: Finding.Verdict {
    guard !tests.isEmpty, tests.allSatisfy(\.isSure) else { return .undecided }
    return Finding.verdict(tests.map(\.holds))
  }
}

/// Holds the claims against what was found.
struct ReportClaims {
  private let published: [ReportStudy.Published]
  private let replays: [ReportReplay]
  private let order: ReportOrder?
  private let fits, contaminated: [ReportStudy.Fit]

  init(
    _ published: [ReportStudy.Published], _ replays: [ReportReplay], _ order: ReportOrder?, _ fits: [ReportStudy.Fit],
    _ contaminated: [ReportStudy.Fit]
  ) {
    (self.published, self.replays, self.order) = (published, replays, order)
    (self.fits, self.contaminated) = (fits, contaminated)
  }

  var all: [ReportClaim] { [ranking, robustness, unseen, latency, size] }

  /// The report's models that can be fitted here, the best of its table first.
  private static let fitted = [Recipe.autoencoder, "one-class-svm", "pca"]
  /// How far an AUC may fall and still be called the same: as in `study contamination`.
  private static let tolerance = LevelTests.tolerance

  // MARK: Claims

  private var ranking: ReportClaim {
    let names = published.sorted { $0.auc > $1.auc }.map(\.name)
    var tests = [true, false].compactMap { isReport in replayedOrder(names, byReport: isReport) }
    if !fits.isEmpty {
      for isReport in [true, false] {
        tests.append(
          fittedTest(
            "fitted here, by the \(isReport ? "report's labels" : "true names"): the AUC falls in the order "
              + "\(Self.fitted.joined(separator: ", "))", Self.fitted
          ) {
            area($0, byReport: isReport)
          } holds: { values in
            zip(values, values.dropFirst()).allSatisfy { $0 > $1 }
          })
      }
    }
    return ReportClaim(
      word: "ranking", claim: "by AUC the models stand in the order \(names.joined(separator: ", "))", tests: tests)
  }

  private var robustness: ReportClaim {
    var tests: [Finding.Test] = []
    for isReport in contaminated.isEmpty ? [] : [true, false] {
      for fit in contaminated.dropFirst() {
        let values = [contaminated[0], fit].map { fit in
          fit.runs.compactMapValues { isReport ? $0.byReport.auc : $0.byNames.auc }
        }
        tests.append(
          Self.test(
            "by the \(isReport ? "report's labels" : "true names"): with \(fit.note) of attacks among its training rows the "
              + "autoencoder's AUC is at most \(plain(Self.tolerance)) lower than without",
            ["without", fit.note], values, claimed: [nil, nil]
          ) { $0[0] - $0[1] <= Self.tolerance })
      }
    }
    return ReportClaim(
      word: "robustness", claim: "neural networks remain robust below 10 % of contamination", tests: tests)
  }

  private var unseen: ReportClaim {
    var tests: [Finding.Test] = []
    if let best = published.max(by: { $0.auc < $1.auc }), let replay = replays.first(where: { $0.name == best.name }) {
      tests = [
        Self.replayed(
          "its \(best.name) ranks new attacks above normal rows more often than chance does (AUC 0.5)",
          "AUC on new attacks", replay.byNames.new
        ) { $0 > 0.5 },
        Self.replayed(
          "at its threshold its \(best.name) flags at least half of the new attacks", "recall", replay.byNames.newRecall
        ) { $0 >= 0.5 },
      ]
    }
    if !fits.isEmpty {
      let names = fits.map(\.name)
      let first = fits.first { $0.name == Recipe.autoencoder }?.name ?? names[0]
      tests.append(
        fittedTest(
          "fitted here: the \(first) ranks new attacks above normal rows more often than chance does", [first]
        ) {
          $0.byNames.new
        } holds: {
          $0[0] > 0.5
        })
      tests.append(
        fittedTest(
          "fitted here: at a threshold chosen on known attacks some detector flags at least half of the new ones", names
        ) {
          $0.byNames.newRecall
        } holds: {
          $0.contains { $0 >= 0.5 }
        })
    }
    return ReportClaim(
      word: "unseen attacks", claim: "the deep models find attacks of types that they have not seen", tests: tests)
  }

  private var latency: ReportClaim {
    let tests = fits.isEmpty ? [] : [rising("seconds for 10,000 rows rise", \.scoreSeconds) { $0.seconds }]
    return ReportClaim(
      word: "latency", claim: "pca scores fastest, then the one-class SVM, then the autoencoder", tests: tests,
      needsTimes: true)
  }

  private var size: ReportClaim {
    let kept = { (run: ReportRun) in Double(run.bytes) / 1000 }
    let tests = fits.isEmpty ? [] : [rising("KB that are kept rise", kept) { $0.kilobytes }]
    return ReportClaim(
      word: "size", claim: "pca is the smallest, then the one-class SVM, then the autoencoder", tests: tests)
  }

  // MARK: Tests

  /// The published scores lie in the published order, each model above the next.
  private func replayedOrder(_ names: [String], byReport isReport: Bool) -> Finding.Test? {
    guard let order, !replays.isEmpty else { return nil }
    let measured = names.compactMap { name -> Finding.Figure? in
      guard let replay = replays.first(where: { $0.name == name }) else { return nil }
      return Finding.Figure(
        name: name, value: isReport ? replay.byReport.auc : replay.byNames.auc,
        claimed: isReport ? published.first { $0.name == name }?.auc : nil)
    }
    let steps = zip(names, names.dropFirst()).map { order.isAbove($0, $1, byReport: isReport) }
    // One step that goes the other way is enough to break an order.
    let isBroken = steps.contains(false)
    return Finding.Test(
      condition:
        "replayed from the published scores, by the \(isReport ? "report's labels" : "true names"): each model's AUC "
        + "is above the next one's", holds: isBroken ? false : !steps.contains(nil), measured: measured,
      isSure: isBroken || !steps.contains(nil))
  }

  /// One figure of the published scores: there is no spread over seeds behind it.
  private static func replayed(
    _ condition: String, _ name: String, _ value: Double?, _ holds: (Double) -> Bool
  ) -> Finding.Test {
    Finding.Test(
      condition: "replayed: " + condition, holds: value.map(holds),
      measured: [Finding.Figure(name: name, value: value)], isSure: value != nil)
  }

  private func rising(
    _ what: String, _ figure: (ReportRun) -> Double?, _ claimed: (ReportStudy.Published) -> Double
  ) -> Finding.Test {
    let names = Array(Self.fitted.reversed())
    return fittedTest(
      "fitted here: the \(what) in this order", names,
      claimed: names.map { name in published.first { $0.name == name }.map(claimed) }, figure
    ) { values in zip(values, values.dropFirst()).allSatisfy { $0 < $1 } }
  }

  private func area(_ run: ReportRun, byReport isReport: Bool) -> Double? {
    isReport ? run.byReport.auc : run.byNames.auc
  }

  private func fittedTest(
    _ condition: String, _ names: [String], claimed: [Double?] = [], _ figure: (ReportRun) -> Double?,
    holds: ([Double]) -> Bool
  ) -> Finding.Test {
    let values = names.map { name in
      (fits.first { $0.name == name }?.runs ?? [:]).compactMapValues(figure)
    }
    return Self.test(condition, names, values, claimed: claimed, holds)
  }

  /// A test of medians over the seeds that all of them have; sure where draws of the seeds nearly always agree.
  private static func test(
    _ condition: String, _ names: [String], _ values: [[Int: Double]], claimed: [Double?], _ holds: ([Double]) -> Bool
  ) -> Finding.Test {
    let seeds = (values.first?.keys.sorted() ?? []).filter { seed in values.allSatisfy { $0[seed] != nil } }
    func answer(_ drawn: [Int]) -> Bool {
      holds(values.map { own in Summary(drawn.compactMap { own[$0] })?.median ?? .nan })
    }
    let measured = names.indices.map { place in
      let spread = Summary(seeds.compactMap { values[place][$0] })
      return Finding.Figure(
        name: names[place], value: spread?.median, claimed: claimed.indices.contains(place) ? claimed[place] : nil,
        low: spread?.min, high: spread?.max)
    }
    guard !seeds.isEmpty else { return Finding.Test(condition: condition, holds: nil, measured: measured) }
    typealias Check = VerdictCheck<Bool>
    let agreement = Check(seeds, drawing: seeds.count, answer).agreement
    return Finding.Test(
      condition: condition, holds: answer(seeds), measured: measured, agreement: agreement,
      isSure: seeds.count >= StudyRules.leastSeeds && agreement >= Check.enough)
  }
}
