import AnomalyDetection
import Dispatch
import Heartbeats
import Synchronization

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

  /// How a repetition is watched and stopped.
  public struct Watch: Sendable {
    public var shouldStop: @Sendable () -> Bool
    /// Called, from any thread, with how many seeds are done.
    public var onSeed: @Sendable (Int) -> Void

    public init(
      shouldStop: @escaping @Sendable () -> Bool = { false }, onSeed: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
      self.shouldStop = shouldStop
      self.onSeed = onSeed
    }
  }

  /// Trains `recipe` with `count` seeds from its own upward, in parallel; figures do not depend on the number of cores.
  init(_ recipe: Recipe, data: HeartbeatData, choice: ThresholdChoice, count: Int, watch: Watch) throws {
    let results = Mutex<[Int: Result<Run, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { index in
      guard !watch.shouldStop() else { return }
      var seeded = recipe
      seeded.seed = recipe.seed &+ index
      let result = Result { try Run(seeded, data: data, choice: choice, shouldStop: watch.shouldStop) }
      // What was stopped half-way is no result of the recipe.
      guard !watch.shouldStop() else { return }
      let done = results.withLock { results in
        results[index] = result
        return results.count
      }
      watch.onSeed(done)
    }
    let finished = results.withLock { results in results.sorted { $0.key < $1.key }.map(\.value) }
    try self.init(finished.map { try $0.get() }, recipe: recipe, count: count)
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
