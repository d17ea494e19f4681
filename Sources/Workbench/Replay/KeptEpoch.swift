import NeuralNetwork
import Tables

/// That the network of an epoch was made the detector.
public struct KeptEpoch: Sendable {
  public let epoch: Int
  /// The epoch of the detector before.
  public let before: Int
  /// The last epoch that was trained.
  public let last: Int
  public let loss: Double?
  public let validationLoss: Double?
  /// Epochs that were trained again to get there, because it was not kept itself.
  public let retrained: Int
}

extension Workbench {
  /// Makes the network of an epoch of the last training the detector: early stopping by hand. The optimizer's state is
  /// that of the epoch too, so training on from here is as if it had ended here. All epochs stay kept until then.
  ///
  /// - Throws: `EpochError` for an epoch that was not trained, or was not kept and cannot be reached.
  public mutating func keep(_ epoch: Int, shouldStop: () -> Bool = { false }) throws -> KeptEpoch {
    let detector = try trained()
    let network = try detector.requireNetwork(for: "replay keep")
    let snapshots = network.snapshots
    let trained = snapshots.reports.last?.epoch ?? 0
    guard trained > 0 else { throw EpochError.noEpochs }
    guard (1...trained).contains(epoch) else { throw EpochError.none(epoch, trained: trained) }
    guard !snapshots.entries.isEmpty else { throw WorkbenchError.noSnapshots }
    guard let start = snapshots.start(for: epoch) else {
      let kept = snapshots.entries.map(\.epoch)
      let near = [kept.last { $0 < epoch }, kept.first { $0 > epoch }].compactMap(\.self)
      throw EpochError.notKept(epoch, kept: near)
    }
    var training = try Training(
      network: start.network, settings: network.training.settings, epochsDone: start.epoch,
      reports: snapshots.reports.filter { $0.epoch <= start.epoch }, optimizerState: start.state.optimizerState)
    let end = training.run(
      epochs: epoch - start.epoch, on: detector.preparation.learning,
      validation: detector.preparation.validation.normals, shouldStop: shouldStop, onEpoch: { _ in })
    guard end == .completed else { throw WorkbenchError.interruptedBeforeResult }
    self.detector = try TrainedDetector(
      recipe: detector.recipe, source: detector.source, preparation: detector.preparation, training: training,
      choice: thresholdChoice, snapshots: snapshots, baselines: detector.baselines, origin: detector.origin)
    let report = training.reports.last
    return KeptEpoch(
      epoch: epoch, before: network.training.epochsDone, last: trained, loss: report?.loss,
      validationLoss: report?.validationLoss, retrained: epoch - start.epoch)
  }

  /// The epoch that `replay keep` takes when none is named: the one that was marked.
  public func markedEpoch() throws -> Int {
    let snapshots = try trained().requireNetwork(for: "replay keep").snapshots
    guard let marked = snapshots.marked else {
      let best = snapshots.reports.filter { $0.validationLoss?.isFinite == true }
        .min { ($0.validationLoss ?? 0) < ($1.validationLoss ?? 0) }
      throw EpochError.nothingMarked(best: best?.epoch)
    }
    return marked
  }

  /// Marks an epoch of the last training, or none.
  public mutating func mark(_ epoch: Int?) {
    detector?.trainedNetwork?.snapshots.marked = epoch
  }
}
