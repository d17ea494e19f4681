import Detectors
import Heartbeats
import Judging
import NeuralNetwork

/// A training as it stood after some of its epochs, every one where memory allows. Keeping one costs a copy, so training
/// is as fast as without; they are judged only when somebody asks.
public struct Snapshots: Sendable {
  /// One kept epoch.
  public struct Entry: Sendable {
    public let epoch: Int
    public let state: TrainingState

    public var network: Network { state.network }
  }

  public private(set) var entries: [Entry] = []
  /// The losses of every epoch that was trained, those after the detector's own epoch included.
  public private(set) var reports: [EpochReport] = []
  /// The epoch that a person marked.
  public internal(set) var marked: Int?
  /// Every so many epochs one is kept; doubles when there are too many.
  public private(set) var stride = 1
  /// Epochs after which a run was stopped in the middle of the next: from there no training finds its way again.
  private var seams: Set<Int> = []
  private let limit: Int

  /// At most so many epochs are kept, fewer of large networks.
  private static let most = 1000
  /// Parameters and the optimizer's values of all kept epochs together: 96 megabytes.
  private static let budget = 24_000_000

  /// For the epochs of one training.
  init(_ training: Training) {
    let numbers = training.network.parameterCount * (1 + training.optimizerState.slots.count)
    limit = min(Self.most, Self.budget / max(1, numbers))
    reports = training.reports
  }

  /// Forgets what came after an epoch, because training goes on from there.
  mutating func goOn(from epoch: Int) {
    entries.removeAll { $0.epoch > epoch }
    reports.removeAll { $0.epoch > epoch }
    seams = seams.filter { $0 <= epoch }
    if let marked, marked > epoch { self.marked = nil }
  }

  mutating func offer(_ report: EpochReport, _ state: () -> TrainingState) {
    reports.append(report)
    guard limit >= 4, report.epoch % stride == 0 || report.epoch == 1 else { return }
    entries.append(Entry(epoch: report.epoch, state: state()))
    guard entries.count > limit else { return }
    stride *= 2
    entries = Self.thinned(entries, stride)
  }

  /// Notes that the run was stopped within the epoch after this one.
  mutating func interrupt(after epoch: Int) { seams.insert(epoch) }

  /// The nearest kept epoch at or before this one from which training leads there again, bit for bit.
  func start(for epoch: Int) -> Entry? {
    guard let entry = entries.last(where: { $0.epoch <= epoch }),
      !seams.contains(where: { (entry.epoch..<epoch).contains($0) })
    else { return nil }
    return entry
  }

  /// So few of the entries that they can all be judged in passing.
  func thinned(to count: Int) -> [Entry] {
    var (kept, stride) = (entries, self.stride)
    while kept.count > count, stride < 1 << 40 {
      stride *= 2
      kept = Self.thinned(kept, stride)
    }
    return kept
  }

  private static func thinned(_ entries: [Entry], _ stride: Int) -> [Entry] {
    entries.filter { $0.epoch == 1 || $0.epoch % stride == 0 }
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
    var stages = snapshots.thinned(to: 64).filter { $0.epoch < training.epochsDone }
    stages.append(Snapshots.Entry(epoch: training.epochsDone, state: training.state))
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
