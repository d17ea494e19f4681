import Detectors
import Judging
import NeuralNetwork

/// What one training came to.
public struct TrainSummary: Encodable, Sendable {
  /// Epochs asked for; absent for a detector that fits at once.
  public let epochs: Int?
  /// Epochs done, counted since the weights were drawn; 0 for a detector that fits at once.
  public let epochsDone: Int
  /// Mean squared error of the last epoch; absent when no epoch was done.
  public let loss: Double?
  public let validationLoss: Double?
  public let penalty: Double?
  public let seconds: Double
  public let samplesPerSecond: Double?
  public let interrupted: Bool
  /// Whether the network of an earlier epoch was taken because its validation loss was the lowest.
  public let early: EarlyStop?
  /// The epoch in which the loss was no longer finite, if one was.
  public let divergedInEpoch: Int?
  /// Absent when the training was stopped before its beats were scored; see `TrainedDetector.isScored`.
  public let collapsed: Bool?
  public let rows: Int
  public let abnormalRows: Int
  /// Training rows that trimming left out.
  public let trimmedRows: Int
  /// Bytes of what a method of the catalogue keeps; absent for a network.
  public let bytes: Int?
  /// Absent when the training was stopped before its beats were scored.
  public let threshold: Double?
  /// Losses of every epoch so far.
  public let history: [EpochReport]

  /// Of a method that fits at once.
  init(_ detector: TrainedDetector, fitted: any Detector & Sized, seconds: Double) {
    (epochs, epochsDone, loss, validationLoss, penalty, divergedInEpoch) = (nil, 0, nil, nil, nil, nil)
    (interrupted, collapsed, history, early) = (false, false, [], nil)
    self.seconds = seconds
    rows = detector.preparation.training.count
    samplesPerSecond = nil
    abnormalRows = detector.preparation.training.abnormal.count(where: \.self)
    trimmedRows = rows - detector.preparation.learning.rows
    bytes = fitted.byteCount
    threshold = Double(detector.threshold.value)
  }

  /// Of a network.
  init(
    _ detector: TrainedDetector, _ training: Training, epochs: Int, end: TrainingEnd, early: EarlyStop?,
    epochsBefore: Int, seconds: Double
  ) {
    self.epochs = epochs
    epochsDone = training.epochsDone
    loss = training.reports.last?.loss
    validationLoss = training.reports.last?.validationLoss
    penalty = training.reports.last?.penalty
    self.seconds = seconds
    let rows = detector.preparation.training.count
    trimmedRows = rows - detector.preparation.learning.rows
    bytes = nil
    self.early = early
    let passed = Double(
      detector.preparation.learning.rows * ((early?.lastEpoch ?? training.epochsDone) - epochsBefore))
    samplesPerSecond = seconds > 0 && passed > 0 ? passed / seconds : nil
    interrupted = end == .interrupted
    if case .diverged(let epoch) = end { divergedInEpoch = epoch } else { divergedInEpoch = nil }
    collapsed = detector.isScored ? detector.isCollapsed : nil
    self.rows = rows
    abnormalRows = detector.preparation.training.abnormal.count(where: \.self)
    threshold = detector.isScored ? Double(detector.threshold.value) : nil
    history = training.reports
  }
}

/// How a training is watched and stopped: handed in, so that the workbench knows neither clock nor screen.
public struct TrainingWatch: Sendable {
  /// Asked after every batch.
  public var shouldStop: @Sendable () -> Bool
  /// Called after every epoch.
  public var onEpoch: @Sendable (EpochReport) -> Void
  /// Asked after every epoch whether somebody wants to look at the network.
  public var wantsGlimpse: @Sendable () -> Bool
  /// Given the network when somebody does.
  public var onGlimpse: @Sendable (TrainingGlimpse) -> Void
  /// Seconds since some fixed moment.
  public var clock: @Sendable () -> Double
  /// Whether the baselines are fitted meanwhile, on another core; not where all cores train.
  public var preparesBaselines = false
  /// Threads that a method of the catalogue may use; the result has the same bits with any number.
  public var threads = 1

  public init(
    shouldStop: @escaping @Sendable () -> Bool = { false },
    onEpoch: @escaping @Sendable (EpochReport) -> Void = { _ in },
    wantsGlimpse: @escaping @Sendable () -> Bool = { false },
    onGlimpse: @escaping @Sendable (TrainingGlimpse) -> Void = { _ in },
    clock: @escaping @Sendable () -> Double = { 0 }
  ) {
    self.wantsGlimpse = wantsGlimpse
    self.onGlimpse = onGlimpse
    self.shouldStop = shouldStop
    self.onEpoch = onEpoch
    self.clock = clock
  }
}
