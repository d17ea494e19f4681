import Tables
import TestSupport
import Testing
import Workbench

/// The report's benchmark again, on rows that are made up.
@Suite struct ReportStudyTests {
  private static let published = [
    ReportStudy.Published(name: "pca", auc: 0.7, kilobytes: 1, seconds: 0.003),
    ReportStudy.Published(name: "one-class-svm", auc: 0.8, kilobytes: 2, seconds: 0.03),
    ReportStudy.Published(name: "autoencoder", auc: 0.9, kilobytes: 3, seconds: 0.3),
  ]

  private func study(seeds: Int = 1, replayed: Bool = true, fitted: Bool = true, stopAfter: Int? = nil) throws
    -> ReportStudy
  {
    let data = SmallConnections.data
    let watch = SmallConnections.watch(stopAfter: stopAfter)
    return try ReportStudy(
      published: Self.published, replayed: replayed ? SmallConnections.replayed : nil, data: fitted ? data : nil,
      seeds: seeds, firstSeed: 1, watch: watch)
  }

  @Test func bothWaysToLabelAreJudged() throws {
    let study = try study()
    #expect(study.replays.map(\.name) == ["pca", "one-class-svm", "autoencoder"])
    for replay in study.replays {
      #expect(replay.byReport.confusion.tp + replay.byReport.confusion.fn == 20)
      #expect(replay.byNames.confusion.tp + replay.byNames.confusion.fn == 40)
      // By the report's labels new attacks are normal rows: they have no AUC of their own.
      #expect(replay.byReport.new == nil && replay.byNames.new != nil && replay.byNames.known != nil)
      #expect(replay.byReport.threshold == replay.byNames.threshold)
    }
    // The made-up scores see known attacks alone.
    #expect(study.replays.allSatisfy { ($0.byReport.auc ?? 0) > ($0.byNames.auc ?? 1) })
  }

  @Test func everyDetectorIsFittedByBothProtocols() throws {
    let study = try study()
    #expect(study.fits.count == 10 && study.fits.map(\.name).contains("ecod"))
    for fit in study.fits + study.contaminated {
      let run = try #require(fit.runs[0], "\(fit.name): \(fit.failure ?? "")")
      #expect(run.byReport.confusion.tp + run.byReport.confusion.fn == 20)
      #expect(run.byNames.confusion.tp + run.byNames.confusion.fn == 40)
      #expect(run.bytes > 0)
      // Chosen on these very rows, so that no other threshold is more accurate there.
      #expect(run.byReport.confusion.accuracy >= 0.8)
    }
    #expect(study.contaminated.map(\.contamination) == [0, 0.05, 0.09])
    #expect(try ReportStudy.count(data: SmallConnections.data, seeds: 2) == 2 * (study.fits.count + 3))
  }

  /// One seed decides nothing about fits, and is enough for what was published.
  @Test func aVerdictNeedsSeeds() throws {
    let claims = try study().claims
    #expect(claims.map(\.word) == ["ranking", "robustness", "unseen attacks", "latency", "size"])
    #expect(claims.allSatisfy { $0.verdict == .undecided })
    let sizes = try #require(try study(seeds: 5).claims.first { $0.word == "size" })
    // Parameters are counted, not measured: each seed leads to the same but for the support vectors.
    #expect(sizes.tests.allSatisfy { $0.isSure && $0.measured.count == 3 })
    #expect(sizes.verdict != .undecided)
    #expect(sizes.tests[0].measured.map(\.claimed) == [1, 2, 3])
  }

  @Test func theSameEachTime() throws {
    let (first, second) = (try study(seeds: 2), try study(seeds: 2))
    for (one, other) in zip(first.fits + first.contaminated, second.fits + second.contaminated) {
      #expect(one.summary { $0.byNames.auc } == other.summary { $0.byNames.auc }, "\(one.name)")
      #expect(one.summary { $0.byReport.auc } == other.summary { $0.byReport.auc }, "\(one.name)")
    }
  }

  @Test func oneHalfIsEnough() throws {
    let replay = try study(fitted: false)
    #expect(replay.fits.isEmpty && replay.ceiling == nil && replay.replays.count == 3)
    #expect(replay.claims.first?.tests.count == 2)
    let fits = try study(replayed: false)
    #expect(fits.replays.isEmpty && !fits.fits.isEmpty && fits.ceiling != nil)
  }

  /// What was done when it was stopped is kept.
  @Test func stoppingKeepsWhatIsDone() throws {
    let study = try study(seeds: 50, stopAfter: 6)
    let done = study.fits.map(\.runs.count).reduce(0, +)
    #expect(study.isInterrupted && done > 0 && done < 50 * study.fits.count)
    #expect(study.replays.count == 3)
  }
}
