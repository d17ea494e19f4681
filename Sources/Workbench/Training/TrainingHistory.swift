import AnomalyDetection
import Heartbeats
import NeuralNetwork

/// Networks as they stood after some of the epochs. Keeping one costs a copy, so training is as fast as without; they
/// are judged only when somebody asks for the history.
public struct Snapshots: Sendable {
  /// One kept network.
  public struct Entry: Sendable {
    public let epoch: Int
    public let network: Network
  }

  public private(set) var entries: [Entry] = []
  /// Every so many epochs one is kept; doubles when there are too many.
  private var stride = 1
  private let limit: Int

  /// At most this many networks are kept, fewer of large ones.
  private static let most = 64
  /// Parameters of all networks together: 32 megabytes.
  private static let budget = 8_000_000

  init(parameters: Int) {
    limit = min(Self.most, Self.budget / max(1, parameters))
  }

  mutating func offer(_ epoch: Int, _ network: () -> Network) {
    guard limit >= 4, epoch % stride == 0 || epoch == 1 else { return }
    entries.append(Entry(epoch: epoch, network: network()))
    guard entries.count > limit else { return }
    stride *= 2
    entries.removeAll { $0.epoch != 1 && $0.epoch % stride != 0 }
  }
}

/// How well the network told normal from abnormal validation beats after an epoch.
public struct EpochMetrics: Equatable, Codable, Sendable {
  public let epoch: Int
  public let auc: Double
  public let averagePrecision: Double
  /// At the threshold where it is best on these beats.
  public let accuracy: Double
  /// At the threshold where it is best on these beats.
  public let f1: Double
}

extension TrainedDetector {
  /// Figures on the validation beats over the epochs, the last epoch included.
  ///
  /// - Throws: when no validation beats are labelled, or the networks on the way were not kept.
  public func history() throws -> [EpochMetrics] {
    let trained = try requireNetwork(for: "plot history")
    let (training, snapshots) = (trained.training, trained.snapshots)
    guard preparation.validation.hasBothGroups else { throw WorkbenchError.noLabelledBeats }
    guard training.epochsDone > 0 else { return [] }
    guard !snapshots.entries.isEmpty else { throw WorkbenchError.noSnapshots }
    var stages = snapshots.entries
    if stages.last?.epoch != training.epochsDone {
      stages.append(Snapshots.Entry(epoch: training.epochsDone, network: trained.network))
    }
    return stages.compactMap { EpochMetrics($0, preparation.validation) }
  }
}

extension EpochMetrics {
  init?(_ stage: Snapshots.Entry, _ samples: Samples) {
    let scores = LabelledScores(
      AutoencoderDetector(stage.network).scores(samples.matrix), samples, on: .validation)
    guard let auc = scores.auc, let precision = scores.averagePrecision else { return nil }
    let verdicts = scores.curve.points.map(\.confusion)
    self.init(
      epoch: stage.epoch, auc: auc, averagePrecision: precision, accuracy: verdicts.map(\.accuracy).max() ?? 0,
      f1: verdicts.map(\.f1).max() ?? 0)
  }
}

/// A network in the middle of its training, for whoever shows it.
public struct TrainingGlimpse: Sendable {
  public let epoch: Int
  let network: Network
  let samples: Samples

  /// Values times weights that are worth a picture; larger networks would hold up the showing thread.
  private static let effort = 400_000_000

  /// The errors of the validation beats now; `nil` without labelled ones, or when the network is too large to be
  /// judged in passing.
  public func scores() -> LabelledScores? {
    guard samples.hasBothGroups, network.parameterCount * samples.count <= Self.effort else { return nil }
    return LabelledScores(AutoencoderDetector(network).scores(samples.matrix), samples, on: .validation)
  }
}
