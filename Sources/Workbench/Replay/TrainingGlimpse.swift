import Judging
import NeuralNetwork
import Tables

/// A network in the middle of its training, for whoever shows it.
public struct TrainingGlimpse: Sendable {
  public let epoch: Int
  let entry: Snapshots.Entry
  let report: EpochReport
  let preparation: Preparation
  let choice: ThresholdChoice

  init(_ report: EpochReport, _ state: TrainingState, _ preparation: Preparation, _ choice: ThresholdChoice) {
    epoch = report.epoch
    entry = Snapshots.Entry(epoch: report.epoch, state: state)
    self.report = report
    self.preparation = preparation
    self.choice = choice
  }

  /// Values times weights that are worth a picture; larger networks would hold up the showing thread.
  private static let effort = 1_500_000_000

  /// The epoch as replay would show it, seen in the plane of an earlier look where there was one; `nil` when the network
  /// is too large to be judged in passing.
  public func look(after earlier: TrainingLook?) -> TrainingLook? {
    let rows = preparation.training.count + preparation.validation.count + preparation.test.count
    guard entry.network.parameterCount * rows <= Self.effort else { return nil }
    return TrainingLook(self, after: earlier)
  }
}

extension TrainedDetector {
  /// The training as it was seen from the middle of it, once for each epoch that was kept.
  public var glimpses: [TrainingGlimpse] {
    guard let snapshots else { return [] }
    let byEpoch = Dictionary(snapshots.reports.map { ($0.epoch, $0) }) { $1 }
    return snapshots.entries.compactMap { entry in
      byEpoch[entry.epoch].map { TrainingGlimpse($0, entry.state, preparation, threshold.choice) }
    }
  }
}

/// What is to be seen of a training in the middle of it.
public struct TrainingLook: Sendable {
  public let figures: EpochFigures
  public let frame: ReplayFrame
  public let plane: LatentPlane
  public let errorRange: ClosedRange<Double>
  /// Whether the look before saw the same curve come out whatever went in, and this one does not.
  public let hasEscaped: Bool

  init(_ glimpse: TrainingGlimpse, after earlier: TrainingLook?) {
    let (network, preparation) = (glimpse.entry.network, glimpse.preparation)
    let watched = preparation.watched
    figures = EpochFigures(
      glimpse.entry, glimpse.report, ReplayInputs(preparation.training.normals), validation: preparation.validation)
    plane = LatentPlane([network], watched.samples).including(earlier?.plane)
    frame = ReplayFrame(
      epoch: glimpse.epoch, network: network, preparation, plane: plane, choice: glimpse.choice,
      beats: preparation.shownBeats(most: 1).first ?? [],
      columns: earlier?.frame.columns ?? ColumnHeights(preparation.partition.training))
    let high = Statistics.percentile(95, of: network.reconstructionErrors(watched.samples.matrix)).map(Double.init)
    errorRange = 0...max(high.flatMap { $0.isFinite && $0 > 0 ? $0 : nil } ?? 1e-6, earlier?.errorRange.upperBound ?? 0)
    hasEscaped = earlier?.figures.isCollapsed == true && !figures.isCollapsed
  }
}
