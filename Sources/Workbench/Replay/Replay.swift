import Judging
import NeuralNetwork
import Tables

/// The last training, epoch by epoch.
public struct Replay: Sendable {
  /// What every kept epoch was like, in order.
  public let epochs: [EpochFigures]
  /// The losses of every epoch, those that were not kept included.
  public let reports: [EpochReport]
  /// What happened on the way.
  public let moments: [TrainingMoment]
  /// Those of them that are worth a rest.
  public let mainMoments: [TrainingMoment]
  /// What the distance to the mean training beat scores on the validation beats.
  public let meanAUC: Double?
  /// Where the bottleneck is looked at.
  public let plane: LatentPlane
  /// From 0 to where nearly all errors lie, over all epochs.
  public let errorRange: ClosedRange<Double>
  /// Beats to show in full, two at a time: of the validation beats, then the drawing that is worked on.
  public let pairs: [[ReplayBeat]]
  /// Which beats are watched.
  public let basis: ThresholdChoice.Basis
  /// What the rows are, and where their values stand among the training rows'.
  public let domain: Domain
  public let columns: ColumnHeights
  /// The epoch of the detector as it is.
  public let currentEpoch: Int
  /// The detector whose training it is, and its epochs.
  let detector: TrainedDetector
  private let snapshots: Snapshots

  /// - Throws: `WorkbenchError.noSnapshots` when no epoch was kept.
  public init(_ detector: TrainedDetector, drawn: [Float]? = nil, stop: () -> Bool = { false }) throws {
    let network = try detector.requireNetwork(for: "replay")
    self.detector = detector
    // A drawing of other data has other points.
    let drawn = drawn.flatMap { $0.count == detector.preparation.domain.width ? $0 : nil }
    snapshots = network.snapshots
    currentEpoch = network.training.epochsDone
    domain = detector.preparation.domain
    columns = ColumnHeights(detector.preparation.partition.training)
    let entries = snapshots.entries
    guard !entries.isEmpty else {
      throw network.training.epochsDone == 0 ? EpochError.noEpochs : WorkbenchError.noSnapshots as any Error
    }
    reports = snapshots.reports
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
    moments = TrainingMoments(epochs, reports: reports, meanAUC: meanAUC).all
    mainMoments = TrainingMoment.main(moments)
    let watched = detector.preparation.watched
    basis = watched.basis
    let some = Self.some(entries.map(\.network))
    plane = LatentPlane(some, watched.samples)
    errorRange = Self.errorRange(some, watched.samples)
    var pairs = detector.preparation.shownBeats()
    if let drawn {
      let drawing = ReplayBeat(name: Workbench.currentDrawing, beatClass: nil, values: drawn)
      pairs.append([drawing] + (pairs.first?.suffix(1) ?? []))
    }
    self.pairs = pairs
  }

  /// Every so many epochs one was kept.
  public var stride: Int { snapshots.stride }

  /// The epoch that a person marked.
  public var marked: Int? { snapshots.marked }

  /// The place of the kept epoch that is nearest to this one.
  public func place(of epoch: Int) -> Int {
    epochs.indices.min { abs(epochs[$0].epoch - epoch) < abs(epochs[$1].epoch - epoch) } ?? 0
  }

  /// What is to be seen of a kept epoch, with a pair of beats.
  public func frame(at place: Int, pair: Int) -> ReplayFrame {
    let entry = snapshots.entries[place]
    return ReplayFrame(
      epoch: entry.epoch, network: entry.network, detector.preparation, plane: plane,
      choice: detector.threshold.choice, beats: pairs.isEmpty ? [] : pairs[pair % pairs.count], columns: columns)
  }

  /// At most seventeen networks, evenly spread, the last and the first included: a cloud that moves far in the first
  /// epochs must not begin outside of the picture.
  private static func some(_ networks: [Network]) -> [Network] {
    let step = max(1, (networks.count + 15) / 16)
    return networks.indices.filter { $0 == 0 || (networks.count - 1 - $0) % step == 0 }.map { networks[$0] }
  }

  private static func errorRange(_ networks: [Network], _ samples: Samples) -> ClosedRange<Double> {
    let highest = networks.compactMap { network in
      Statistics.percentile(95, of: network.reconstructionErrors(samples.matrix))
    }.max()
    guard let highest, highest.isFinite, highest > 0 else { return 0...1 }
    return 0...Double(highest)
  }
}
