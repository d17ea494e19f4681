import AnomalyDetection
import NeuralNetwork

/// The last training, epoch by epoch.
public struct Replay: Sendable {
  /// What every kept epoch was like, in order.
  public let epochs: [EpochFigures]
  /// The losses of every epoch, those that were not kept included.
  public let reports: [EpochReport]
  /// What happened on the way.
  public let moments: [TrainingMoment]
  /// What the distance to the mean training beat scores on the validation beats.
  public let meanAUC: Double?
  /// The detector whose training it is.
  let detector: TrainedDetector

  /// - Throws: `WorkbenchError.noSnapshots` when no epoch was kept.
  public init(_ detector: TrainedDetector, stop: () -> Bool = { false }) throws {
    self.detector = detector
    let entries = detector.snapshots.entries
    guard !entries.isEmpty else {
      throw detector.training.epochsDone == 0 ? EpochError.noEpochs : WorkbenchError.noSnapshots as any Error
    }
    reports = detector.snapshots.reports
    let byEpoch = Dictionary(reports.map { ($0.epoch, $0) }) { $1 }
    let inputs = ReplayInputs(detector.preparation.training.normals)
    let validation = detector.preparation.validation
    epochs = try entries.map { entry in
      if stop() { throw WorkbenchError.interruptedBeforeResult }
      return EpochFigures(entry, byEpoch[entry.epoch], inputs, validation: validation)
    }
    meanAUC =
      validation.hasBothGroups
      ? LabelledScores(detector.baselines.meanBeat.scores.validation, validation, on: .validation).auc : nil
    moments = TrainingMoment.all(epochs, meanAUC: meanAUC)
  }

  /// Every so many epochs one was kept.
  public var stride: Int { detector.snapshots.stride }

  /// The epoch of the detector as it is.
  public var currentEpoch: Int { detector.training.epochsDone }

  /// The epoch that a person marked.
  public var marked: Int? { detector.snapshots.marked }

  /// The place of the kept epoch that is nearest to this one.
  public func place(of epoch: Int) -> Int {
    epochs.indices.min { abs(epochs[$0].epoch - epoch) < abs(epochs[$1].epoch - epoch) } ?? 0
  }
}
