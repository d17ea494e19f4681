/// How a network is trained, beside its architecture and the data.
public struct TrainingSettings: Equatable, Codable, Sendable {
  /// The rule of the updates and its constants.
  public var optimizer: OptimizerSettings
  /// The penalty that is added to the loss.
  public var regularizer: Regularizer
  /// The rows between two steps of the optimizer; below 1 counts as 1, above the number of rows as all of them.
  public var batchSize: Int
  /// Decides the initial weights and the order of the rows in every epoch.
  public var seed: Int

  /// Settings; those left out are adam, no penalty, batches of 64 rows and seed 1.
  public init(
    optimizer: OptimizerSettings = OptimizerSettings(), regularizer: Regularizer = Regularizer(), batchSize: Int = 64,
    seed: Int = 1
  ) {
    self.optimizer = optimizer
    self.regularizer = regularizer
    self.batchSize = batchSize
    self.seed = seed
  }
}

/// What one whole epoch came to.
public struct EpochReport: Equatable, Codable, Sendable {
  /// Counted from 1 over all training.
  public let epoch: Int
  /// The mean squared error without the penalty: the batches' means before their steps, weighted by their rows.
  public let loss: Double
  /// The regularizer's penalty of the weights at the end of the epoch.
  public let penalty: Double
  /// The mean squared error of the validation rows after the epoch; nil without such rows.
  public let validationLoss: Double?

  /// A report of these numbers, such as a file holds.
  public init(epoch: Int, loss: Double, penalty: Double, validationLoss: Double?) {
    self.epoch = epoch
    self.loss = loss
    self.penalty = penalty
    self.validationLoss = validationLoss
  }
}

/// Why a run of training ended.
public enum TrainingEnd: Equatable, Sendable {
  /// All epochs that were asked for are done.
  case completed
  /// It was told to stop; see `Training.run` for what is kept.
  case interrupted
  /// A loss, gradient or parameter of this epoch was not finite; the training is back at the last good epoch.
  case diverged(epoch: Int)
}
