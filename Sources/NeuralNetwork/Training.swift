import Kernels
import SeededRandom
import Tables

/// A network in training: a value with everything needed to go on.
public struct Training: Sendable {
  /// The network as the last step left it.
  public private(set) var network: Network
  /// How it is trained; the same for all runs.
  public let settings: TrainingSettings
  /// Whole epochs done over all runs.
  public private(set) var epochsDone: Int
  /// One report for each epoch done.
  public private(set) var reports: [EpochReport]
  /// What the optimizer remembers after the last step.
  public private(set) var optimizerState: OptimizerState
  /// The inner loops it runs on; all give the same bits.
  package var kernels = Kernels.best
  /// Multiplications between two questions whether to stop within a batch.
  package var patience = StopWatch.usualPatience
  /// Samples that take more memory than this are not copied as a whole, but batch by batch; with the same bits.
  package var mostPaddedBytes = PaddedSamples.mostBytes

  /// A network with its initial weights, before the first epoch.
  ///
  /// `architecture` must pass its `check()`.
  public init(architecture: Architecture, settings: TrainingSettings) {
    network = Network(architecture: architecture, seed: settings.seed)
    self.settings = settings
    epochsDone = 0
    reports = []
    optimizerState = OptimizerState(kind: settings.optimizer.kind, parameterCount: network.parameterCount)
  }

  /// More than anybody trains for: what is larger comes from a damaged file.
  public static let mostEpochs = 1_000_000_000
  /// The same bound for steps of the optimizer.
  public static let mostSteps = 10_000_000_000

  /// A training that was kept somewhere; throws a `NetworkError` when the parts do not fit each other.
  public init(
    network: Network, settings: TrainingSettings, epochsDone: Int, reports: [EpochReport],
    optimizerState: OptimizerState
  ) throws {
    let kind = settings.optimizer.kind
    guard settings.batchSize >= 1 else { throw NetworkError.negativeCount("batchSize", settings.batchSize) }
    guard epochsDone >= 0 else { throw NetworkError.negativeCount("epochsDone", epochsDone) }
    guard optimizerState.step >= 0 else { throw NetworkError.negativeCount("step", optimizerState.step) }
    guard epochsDone <= Self.mostEpochs else { throw NetworkError.countTooLarge("epochsDone", Self.mostEpochs) }
    guard optimizerState.step <= Self.mostSteps else { throw NetworkError.countTooLarge("step", Self.mostSteps) }
    guard reports.allSatisfy({ (1...max(1, epochsDone)).contains($0.epoch) }) else {
      throw NetworkError.reportsOfOtherEpochs
    }
    guard optimizerState.kind == kind else {
      throw NetworkError.optimizer(expected: kind, found: optimizerState.kind)
    }
    guard optimizerState.slots.count == kind.slotNames.count else {
      throw NetworkError.optimizerSlots(expected: kind.slotNames.count, found: optimizerState.slots.count)
    }
    for slot in optimizerState.slots {
      guard slot.count == network.parameterCount else {
        throw NetworkError.optimizerSlotSize(expected: network.parameterCount, found: slot.count)
      }
      guard slot.allSatisfy(\.isFinite) else { throw NetworkError.optimizerNotFinite }
    }
    // The network was checked when it was made, but its layers can be changed since.
    self.network = try Network(architecture: network.architecture, layers: network.layers)
    self.settings = settings
    self.epochsDone = epochsDone
    self.reports = reports
    self.optimizerState = optimizerState
  }

  /// Trains for `epochs` more epochs on the rows of `samples`, which have as many columns as the network has inputs.
  ///
  /// Each epoch takes the rows in a new order that depends on the seed and the epoch's number alone, so 30 epochs and
  /// then 20 are the same as 50, bit for bit. Without rows there is nothing to learn and no epoch is counted.
  ///
  /// - `shouldStop` is asked after every batch but the run's last, and in batches of large networks every few
  ///   milliseconds. On true the run ends as `.interrupted`: the network and the optimizer's state are those after the
  ///   last finished batch; `epochsDone` and `reports` count the whole epochs only. The next run begins the unfinished
  ///   epoch again from these weights, with all rows.
  /// - `onEpoch` is told of every whole epoch.
  /// - When a loss, gradient, parameter or value of the optimizer's state is not finite, the run ends at once as
  ///   `.diverged`: network, optimizer's state, reports and `epochsDone` are those at the end of the last whole epoch
  ///   of this run, or those the run began with.
  public mutating func run(
    epochs: Int, on samples: Matrix, validation: Matrix?, shouldStop: () -> Bool, onEpoch: (EpochReport) -> Void
  ) -> TrainingEnd {
    run(epochs: epochs, on: samples, validation: validation, shouldStop: shouldStop) { report, _ in onEpoch(report) }
  }

  /// The same; `onEpoch` is also handed a way to get the network and the optimizer's state as they stand, which costs a
  /// copy of them when called. `onStep` is told of every step of the optimizer, counted over all runs, before it is
  /// asked whether to stop, and is handed a way to get the network.
  public mutating func run(
    epochs: Int, on samples: Matrix, validation: Matrix?, shouldStop: () -> Bool,
    onStep: ((Int, () -> Network) -> Void)? = nil, onEpoch: (EpochReport, () -> TrainingState) -> Void
  ) -> TrainingEnd {
    guard epochs > 0, samples.rows > 0 else { return .completed }
    let inputs = network.architecture.inputs
    precondition(samples.columns == inputs, "a sample needs as many values as the network has inputs")
    precondition(validation.map { $0.rows == 0 || $0.columns == inputs } ?? true, "validation rows are samples too")
    var run = TrainingRun(self, samples: samples, validation: validation)
    var end = TrainingEnd.completed
    for number in 1...epochs {
      let (start, state) = (network, optimizerState)
      end = run.epoch(shouldStop: shouldStop) { step, run in
        onStep?(step) { run.network(start) }
      }
      guard end == .completed, let report = run.report else { break }
      epochsDone += 1
      reports.append(report)
      onEpoch(report) {
        var (network, optimizerState) = (start, state)
        run.finish(&network, &optimizerState)
        return TrainingState(network: network, optimizerState: optimizerState)
      }
      if number < epochs, shouldStop() {
        end = .interrupted
        break
      }
    }
    run.finish(&network, &optimizerState)
    return end
  }

  /// Returns to what the training was at the end of an epoch; what came later is forgotten.
  ///
  /// The state must be of this training: training on from it then leads to the same bits again.
  public mutating func restore(_ state: TrainingState, epoch: Int) {
    precondition(
      state.network.architecture == network.architecture && state.optimizerState.kind == optimizerState.kind,
      "a training returns to a state of its own")
    network = state.network
    optimizerState = state.optimizerState
    epochsDone = epoch
    reports.removeAll { $0.epoch > epoch }
  }
}

/// The numbers that a training works on, as they stand after one of its steps.
public struct TrainingState: Equatable, Sendable {
  /// The network after that step.
  public let network: Network
  /// What the optimizer remembers after that step.
  public let optimizerState: OptimizerState

  /// A state of these parts, which must be of one training.
  public init(network: Network, optimizerState: OptimizerState) {
    self.network = network
    self.optimizerState = optimizerState
  }
}

extension Training {
  /// The network and the optimizer's state as they stand.
  public var state: TrainingState { TrainingState(network: network, optimizerState: optimizerState) }
}
