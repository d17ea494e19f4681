import AnomalyDetection
import Detectors
import Heartbeats
import NeuralNetwork

/// What one training of a study came to.
struct StudyRun: Sendable {
  /// On the test beats, after the last epoch.
  let auc: Double
  /// The same after the first epoch that completes `earlySteps`; absent when there was none.
  private(set) var earlyAUC: Double?
  /// The distance to the mean training beat, on the same test beats.
  let trivialAUC: Double
  /// The first epoch after which the AUC was at least the target; absent when none was.
  private(set) var epochsToTarget: Int?
  private(set) var stepsToTarget: Int?
  /// The loss on held-out normal beats, divided by the training loss.
  let overfitting: Double?
  let isCollapsed: Bool
  let isDiverged: Bool
  /// How long the training took, without the judging in between.
  let seconds: Double

  /// The steps of Anomagram's own defaults: 500 rows in one batch, 30 epochs.
  static let earlySteps = 30

  init(_ recipe: Recipe, data: HeartbeatData, target: Double, watch: RunsWatch) throws {
    let preparation = try Preparation(recipe: recipe, data: data)
    let rows = preparation.training.count
    let stepsAnEpoch = (rows + recipe.batchSize - 1) / recipe.batchSize
    var training = Training(architecture: recipe.architecture(), settings: recipe.trainingSettings)
    var end = TrainingEnd.completed
    var seconds = 0.0
    var (early, reached): (Double?, Int?)
    while training.epochsDone < recipe.epochs, end == .completed {
      // Epoch by epoch while there is something to look for; what is learned is the same either way.
      let isSearching = early == nil || reached == nil
      let began = watch.clock()
      end = training.run(
        epochs: isSearching ? 1 : recipe.epochs - training.epochsDone, on: preparation.training.matrix,
        validation: preparation.validation.normals, shouldStop: watch.shouldStop, onEpoch: { _ in })
      seconds += watch.clock() - began
      guard isSearching, end == .completed else { continue }
      let auc = try Self.auc(AutoencoderDetector(training.network), preparation)
      if reached == nil, auc >= target { reached = training.epochsDone }
      if early == nil, training.epochsDone * stepsAnEpoch >= Self.earlySteps { early = auc }
    }
    let detector = try TrainedDetector(
      recipe: recipe, source: data.source, preparation: preparation, training: training, choice: .unlabelled)
    auc = try Judgement(scores: detector.scores.test, samples: preparation.test).auc()
    trivialAUC = try Self.auc(MeanDetector(fit: preparation.training.matrix), preparation)
    (earlyAUC, epochsToTarget, stepsToTarget) = (early, reached, reached.map { $0 * stepsAnEpoch })
    overfitting = training.reports.last.flatMap { report in
      report.validationLoss.flatMap { report.loss > 0 ? $0 / report.loss : nil }
    }
    isCollapsed = detector.collapse.isCollapsed
    if case .diverged = end { isDiverged = true } else { isDiverged = false }
    self.seconds = seconds
  }

  static func auc(_ detector: some Detector, _ preparation: Preparation) throws -> Double {
    try Judgement(scores: detector.scores(preparation.test.matrix), samples: preparation.test).auc()
  }
}
