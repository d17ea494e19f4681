import NeuralNetwork

/// That a training ended with the network of an earlier epoch than its last.
public struct EarlyStop: Equatable, Codable, Sendable {
  /// The epoch whose validation loss was the lowest, and whose network was taken.
  public let bestEpoch: Int
  /// The last epoch that was trained.
  public let lastEpoch: Int
  /// Whether the patience ran out; otherwise all epochs were trained.
  public let ranOut: Bool

  public init(bestEpoch: Int, lastEpoch: Int, ranOut: Bool) {
    self.bestEpoch = bestEpoch
    self.lastEpoch = lastEpoch
    self.ranOut = ranOut
  }
}

/// Watches the validation loss and says when it has not fallen for too long.
///
/// The rule is Keras's `EarlyStopping(monitor="val_loss", patience=…, restore_best_weights=True)`: an epoch is better
/// when its loss is lower than every one before it in this run.
struct EarlyStopping {
  private let patience: Int
  private var best: (epoch: Int, loss: Double, state: TrainingState)?
  private var last = 0

  /// From where a training stands, which counts as the best so far.
  init(patience: Int, from training: Training) {
    self.patience = patience
    if let loss = training.reports.last?.validationLoss, training.reports.last?.epoch == training.epochsDone {
      best = (training.epochsDone, loss, training.state)
    }
  }

  /// Takes an epoch in and returns whether it was the last to wait for.
  mutating func isOver(after report: EpochReport, _ state: () -> TrainingState) -> Bool {
    guard let loss = report.validationLoss else { return false }
    last = report.epoch
    if let best, loss >= best.loss { return report.epoch - best.epoch >= patience }
    best = (report.epoch, loss, state())
    return false
  }

  /// Returns the training to its best epoch, if that is not its last.
  func restore(_ training: inout Training, ranOut: Bool) -> EarlyStop? {
    guard let best, best.epoch < last else { return nil }
    training.restore(best.state, epoch: best.epoch)
    return EarlyStop(bestEpoch: best.epoch, lastEpoch: last, ranOut: ranOut)
  }
}

extension Training {
  /// Trains on a preparation's beats, and with a `patience` stops once the validation loss has not fallen for so many
  /// epochs; the network is then that of the epoch with the lowest. A run that is interrupted or diverges keeps what
  /// `Training.run` says.
  mutating func run(
    epochs: Int, patience: Int?, on preparation: Preparation, shouldStop: () -> Bool,
    onStep: ((Int, () -> Network) -> Void)? = nil, onEpoch: @escaping (EpochReport, () -> TrainingState) -> Void
  ) -> (end: TrainingEnd, early: EarlyStop?) {
    var stopping = patience.map { EarlyStopping(patience: $0, from: self) }
    var isOver = false
    let end = run(
      epochs: epochs, on: preparation.learning, validation: preparation.validation.normals,
      shouldStop: { isOver || shouldStop() }, onStep: onStep,
      onEpoch: { report, state in
        onEpoch(report, state)
        isOver = stopping?.isOver(after: report, state) ?? false
      })
    guard isOver || end == .completed else { return (end, nil) }
    return (.completed, stopping?.restore(&self, ranOut: isOver))
  }
}

extension Recipe {
  /// Refuses a patience where there is no validation loss to be patient about.
  func checkPatience(_ preparation: Preparation) throws {
    guard patience != nil, preparation.validation.normals.rows == 0 else { return }
    throw EpochError.patienceWithoutValidation
  }
}
