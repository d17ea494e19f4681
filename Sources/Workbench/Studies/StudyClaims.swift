import NeuralNetwork
import Words

// The claim that belongs to each study, and the tests it is held against.

extension StudyKind {
  private static let report = "Cloudera Fast Forward, \"Deep Learning for Anomaly Detection\", 2020"
  private static let commonAdvice = "common advice"

  /// What is said, and who says it.
  func claim(_ recipe: Recipe) -> (claim: String, source: String) {
    switch self {
    case .contamination:
      ("the AUC is 0.96, 0.93 and 0.56 with 0, 30 and 50 % abnormal beats to learn from", Self.report)
    case .optimizers: ("adam is the fastest optimizer", Self.report)
    case .depth: ("one hidden layer or eight makes no difference", Self.report)
    case .batchSize: ("small batches learn faster", Self.commonAdvice)
    case .regularizer: ("two hidden layers overfit quickly, and a penalty on the weights helps", Self.report)
    case .learningRate:
      (
        "\(Self.ownOptimizer(recipe).rawValue) learns faster than plain descent",
        Self.ownOptimizer(recipe) == .adam ? Self.report : Self.commonAdvice
      )
    }
  }

  /// One or two ways to look whether it holds.
  func tests(_ tests: LevelTests, _ recipe: Recipe) -> [Finding.Test] {
    switch self {
    case .contamination:
      [
        tests.near(LevelTests.claimedAUCs, "of the trained networks", \.auc.median),
        tests.near(
          LevelTests.claimedAUCs, "of the distance to the mean beat, all that a collapsed network knows,",
          \.trivialAUC.median),
      ]
    case .optimizers:
      [
        tests.isFirst(
          "adam",
          "at a rate of \(plain(recipe.optimizer.learningRate)), no other optimizer needs clearly fewer epochs to the "
            + "target")
      ]
    case .depth:
      [
        tests.alike(
          "after \(StudyRun.earlySteps) steps, as many as Anomagram's own defaults make, the share of networks at the target",
          \.reachedEarly),
        tests.alike("after all epochs, the share of collapsed networks", \.collapsed),
      ]
    case .batchSize:
      [tests.slowsDown("counted in epochs", \.epochsToTarget), tests.slowsDown("counted in steps", \.stepsToTarget)]
    case .regularizer:
      [
        tests.overfits("none", "with \(recipe.hidden.count) hidden layers and no penalty"),
        tests.improves(on: "none"),
      ]
    case .learningRate: [tests.beatsDescent(at: 0.01), tests.beatsDescent(at: nil)]
    }
  }

  /// What the levels themselves make doubtful.
  func remarks(_ levels: [Study.Level]) -> [String] {
    if case .depth = self, !levels.isEmpty, levels.allSatisfy({ $0.runs > 0 && $0.reachedEarly == 0 }) {
      return [
        "after \(StudyRun.earlySteps) steps no network is at the target, however many layers it has: the first test "
          + "shows no difference because it is too early for one"
      ]
    }
    guard case .learningRate = self, let least = Self.learningRates.min(), let most = Self.learningRates.max() else {
      return []
    }
    let optimizers = levels.map { String($0.name.prefix { $0 != " " }) }
    return Set(optimizers).sorted().compactMap { optimizer in
      let own = levels.filter { $0.name.hasPrefix(optimizer + " ") && $0.epochsToTarget.median != nil }
      guard let best = own.min(by: { ($0.epochsToTarget.median ?? 0) < ($1.epochsToTarget.median ?? 0) }) else {
        return nil
      }
      guard let edge = [least, most].first(where: { best.name == "\(optimizer) \(plain($0))" }) else { return nil }
      let side = edge == most ? "larger" : "smaller"
      return "the best rate for \(optimizer), \(plain(edge)), is the \(edge == most ? "largest" : "smallest") that was "
        + "tried: a \(side) one may be better still"
    }
  }
}
