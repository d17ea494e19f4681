/// A published claim, and whether it held here.
///
/// One rule decides for every study, from the figures alone: a claim that holds in every test is reproduced, one that
/// holds in none refuted, one that holds in some conditional; while a test lacks figures nothing is decided.
public struct Finding: Encodable, Sendable {
  public let claim: String
  /// Who says so.
  public let source: String
  public let tests: [Test]
  public let verdict: Verdict

  public enum Verdict: String, Encodable, Sendable {
    case reproduced, refuted, conditional, undecided
  }

  /// One way to look whether the claim holds.
  public struct Test: Encodable, Sendable {
    /// Under which circumstances, and what must be so.
    public let condition: String
    /// Absent while figures are missing.
    public let holds: Bool?
    public let measured: [Figure]
  }

  /// A figure that a test looks at.
  public struct Figure: Encodable, Sendable {
    public let name: String
    /// Absent when it was never reached.
    public let value: Double?
    public var claimed: Double?
  }

  init(claim: String, source: String, tests: [Test]) {
    self.claim = claim
    self.source = source
    self.tests = tests
    let answers = tests.map(\.holds)
    verdict =
      if answers.contains(nil) {
        .undecided
      } else if !answers.contains(false) {
        .reproduced
      } else if !answers.contains(true) {
        .refuted
      } else {
        .conditional
      }
  }
}

extension Finding {
  static let report = "Cloudera Fast Forward, \"Deep Learning for Anomaly Detection\", 2020"
  static let commonAdvice = "common advice"

  /// The claim that belongs to a study of `recipe`; `planned` levels make it complete.
  init(_ kind: StudyKind, _ levels: [Study.Level], recipe: Recipe, planned: Int) {
    let tests = LevelTests(levels: levels, isComplete: levels.count == planned)
    switch kind {
    case .contamination:
      self.init(
        claim: "the AUC is 0.96, 0.93 and 0.56 with 0, 30 and 50 % abnormal beats to learn from", source: Self.report,
        tests: [
          tests.near(LevelTests.claimedAUCs, "of the trained networks", \.auc.median),
          tests.near(
            LevelTests.claimedAUCs, "of the distance to the mean beat, all that a collapsed network knows,",
            \.trivialAUC.median),
        ])
    case .optimizers:
      self.init(
        claim: "adam is the fastest optimizer", source: Self.report,
        tests: [
          tests.isFirst(
            "adam",
            "at a rate of \(plain(recipe.optimizer.learningRate)), no other optimizer needs fewer epochs to the target")
        ])
    case .depth:
      self.init(
        claim: "one hidden layer or eight makes no difference", source: Self.report,
        tests: [
          tests.alike("after \(StudyRun.earlySteps) steps, as many as Anomagram's own defaults make") {
            $0.earlyAUC?.median
          },
          tests.alike("after all epochs") { $0.auc.median },
        ])
    case .batchSize:
      self.init(
        claim: "small batches learn faster", source: Self.commonAdvice,
        tests: [
          tests.slowsDown("counted in epochs", \.epochsToTarget), tests.slowsDown("counted in steps", \.stepsToTarget),
        ])
    case .regularizer:
      self.init(
        claim: "two hidden layers overfit quickly, and a penalty on the weights helps", source: Self.report,
        tests: [
          tests.overfits("none", "with \(recipe.hidden.count) hidden layers and no penalty"),
          tests.improves(on: "none"),
        ])
    case .learningRate:
      let own = StudyKind.ownOptimizer(recipe)
      self.init(
        claim: "\(own.rawValue) learns faster than plain descent",
        source: own == .adam ? Self.report : Self.commonAdvice,
        tests: [tests.beatsDescent(at: 0.01), tests.beatsDescent(at: nil)])
    }
  }
}
