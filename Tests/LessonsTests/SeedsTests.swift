import Heartbeats
import Lessons
import Testing
import Workbench

/// What a lesson says, over many seeds.
struct SeedsTests {
  private static func body(_ fact: String, answer: String = "bottleneck 5") -> String {
    "## A\nw\n```try\n\(answer)\n```\n```check\nbottleneck == 5\n```\n```hint\nh\n```\n```fact\n\(fact)\n```"
  }

  private func report(_ fact: String, seeds: ClosedRange<Int> = 1...20, simulated: Bool = false) throws -> SeedsReport {
    let lesson = try LessonText.lesson(LessonText.head + Self.body(fact))
    let runs = seeds.map { seed in
      var stage = LinterTests.Stage()
      stage.bench.begin(atSeed: seed)
      return (seed: seed, played: RunLinter(lesson).played(on: &stage))
    }
    return SeedsReport(lesson, runs: runs, onSimulated: simulated)
  }

  static let shares: [(String, String, [String])] = [
    ("setting seed >= 1", "20 of 20", []),
    ("setting seed <= 19", "19 of 20", []),
    (
      "setting seed <= 18", "18 of 20",
      ["\"setting seed <= 18\" holds for 18 of 20 seeds, not for 19, 20; say so behind it, (18 of 20 seeds), or say less"]
    ),
    ("setting seed <= 18   # small seeds (18 of 20 seeds)", "18 of 20", []),
    ("setting seed <= 18 (18 of 20 seeds)", "18 of 20", []),
    (
      "setting seed <= 17   # small seeds (18 of 20 seeds)", "17 of 20",
      ["the text says that \"setting seed <= 17\" holds for 18 of 20 seeds; it holds for 17 of 20"]
    ),
    // What holds for all is not said to hold for some.
    (
      "setting seed >= 1 (17 of 20 seeds)", "20 of 20",
      ["the text says that \"setting seed >= 1\" holds for 17 of 20 seeds; it holds for 20 of 20"]
    ),
  ]

  @Test(arguments: shares) func countsSeeds(_ fact: String, _ share: String, _ messages: [String]) throws {
    let report = try report(fact)
    let line = try #require(report.lines.first { $0.kind == .fact })
    #expect(line.measured.description == share)
    #expect(report.findings.filter { $0.weight == .error }.map(\.message) == messages)
  }

  @Test func sharesOfSimulatedBeatsAreTheirOwn() throws {
    let fact = "setting seed <= 12   # few (17 of 20 seeds; simulated 12 of 20)"
    #expect(try report(fact, simulated: true).findings.allSatisfy { $0.weight != .error })
    #expect(try report(fact).findings.filter { $0.weight == .error }.count == 1)
    // Without one nothing is said on simulated beats, so it has to hold for nearly all.
    #expect(
      try report("setting seed <= 12 (12 of 20 seeds)", simulated: true).findings.filter { $0.weight == .error }.count
        == 1)
  }

  @Test func otherSeedsThanWereCountedAreNotCompared() throws {
    #expect(try report("setting seed <= 17 (17 of 20 seeds)", seeds: 1...5).findings.isEmpty)
  }

  @Test func theFirstSeedIsTheReadersOwn() throws {
    let messages = try report("setting seed >= 2 (19 of 20 seeds)").findings.filter { $0.weight == .error }
    #expect(messages.map(\.message) == ["what the text says does not hold: setting seed >= 2, but 1"])
  }

  @Test func theNumbersFoundAreKept() throws {
    let line = try #require(try report("setting seed >= 1").lines.first { $0.kind == .fact })
    #expect(line.least == 1)
    #expect(line.largest == 20)
    #expect(line.ownSeed == nil)
  }

  @Test func aShareIsReadAndShown() throws {
    let lesson = try LessonText.lesson(
      LessonText.head + Self.body("bottleneck == 5   # five (of them) (17 of 20 seeds; simulated 20 of 20)"))
    let fact = try #require(lesson.steps[0].facts.first)
    #expect(fact.words == "five (of them)")
    #expect(fact.shares == SeedShares(recorded: SeedShare(held: 17, seeds: 20), simulated: SeedShare(held: 20, seeds: 20)))
    let bench = LessonText.bench()
    let report = fact.report(SessionView(bench, start: bench, records: []))
    #expect(report.share == SeedShare(held: 20, seeds: 20))
  }

  static let bad: [(String, String)] = [
    ("(17 of seeds)", "\"(17 of seeds)\" is not understood"), ("(21 of 20 seeds)", "is not understood"),
    ("(most seeds)", "is not understood"), ("(17 of 20 seeds; 16 of 20)", "is not understood"),
  ]

  @Test(arguments: bad) func aBadShareIsRefused(_ share: String, _ message: String) {
    #expect { try LessonText.lesson(LessonText.head + Self.body("bottleneck == 5 \(share)")) } throws: { error in
      "\(error)".contains(message) && "\(error)".contains("a share is written (17 of 20 seeds)")
    }
  }

  @Test func aCheckHasNoShare() {
    let text = LessonText.head + Self.body("bottleneck == 5").replacing(
      "```check\nbottleneck == 5", with: "```check\nbottleneck == 5 (17 of 20 seeds)")
    #expect { try LessonText.lesson(text) } throws: { error in
      "\(error)".contains("a check is met or not; only a \"fact\" says for how many seeds it holds")
    }
  }
}
