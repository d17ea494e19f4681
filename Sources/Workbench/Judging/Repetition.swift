import AnomalyDetection
import Heartbeats

/// The same recipe over several seeds: the spread of every figure.
public struct Repetition: Encodable, Sendable {
  /// Seeds whose training was finished.
  public let seeds: Int
  public let firstSeed: Int
  public let auc: Summary
  public let averagePrecision: Summary
  public let accuracy: Summary
  public let precision: Summary
  public let recall: Summary
  public let f1: Summary
  public let f2: Summary
  public let loss: Summary?
  /// The distance to the mean training beat, on the same beats.
  public let trivialAUC: Summary
  /// How many seeds led to no alarm at all, so that their precision is undefined and counts as 0.
  public let withoutAlarms: Int
  /// How many of the networks had collapsed.
  public let collapsed: Int
  /// How many trainings diverged.
  public let diverged: Int
  public let interrupted: Bool
  public let thresholdChoice: String

  /// What one seed led to.
  struct Run: Sendable {
    let evaluation: Evaluation
    let loss: Double?
    let diverged: Bool
  }

  public typealias Watch = RunsWatch

  /// Trains `recipe` with `count` seeds from its own upward, in parallel; figures do not depend on the number of cores.
  init(_ recipe: Recipe, data: HeartbeatData, choice: ThresholdChoice, count: Int, watch: Watch) throws {
    let finished = try inParallel(count, watch: watch) { index in
      var seeded = recipe
      seeded.seed = recipe.seed &+ index
      return try Run(seeded, data: data, choice: choice, shouldStop: watch.shouldStop)
    }
    try self.init(finished.map(\.value), recipe: recipe, count: count)
  }

  private init(_ runs: [Run], recipe: Recipe, count: Int) throws {
    func spread(_ figure: (Evaluation) -> Double) throws -> Summary {
      guard let summary = Summary(runs.map { figure($0.evaluation) }) else {
        throw WorkbenchError.interruptedBeforeResult
      }
      return summary
    }
    seeds = runs.count
    firstSeed = recipe.seed
    auc = try spread(\.auc)
    averagePrecision = try spread(\.averagePrecision)
    accuracy = try spread(\.confusion.accuracy)
    precision = try spread(\.confusion.precision)
    recall = try spread(\.confusion.recall)
    f1 = try spread(\.confusion.f1)
    f2 = try spread(\.confusion.f2)
    trivialAUC = try spread(\.trivialAUC)
    loss = Summary(runs.compactMap(\.loss))
    withoutAlarms = runs.count { $0.evaluation.confusion.tp + $0.evaluation.confusion.fp == 0 }
    collapsed = runs.count(where: \.evaluation.collapse.isCollapsed)
    diverged = runs.count(where: \.diverged)
    interrupted = runs.count < count
    thresholdChoice = runs.first?.evaluation.thresholdChoice ?? ""
  }
}

extension Repetition.Run {
  init(
    _ recipe: Recipe, data: HeartbeatData, choice: ThresholdChoice, shouldStop: @escaping @Sendable () -> Bool
  ) throws {
    var bench = Workbench(data: data, recipe: recipe, thresholdChoice: choice)
    let summary = try bench.train(watch: TrainingWatch(shouldStop: shouldStop))
    evaluation = try bench.evaluate()
    loss = summary.loss
    diverged = summary.divergedInEpoch != nil
  }
}
