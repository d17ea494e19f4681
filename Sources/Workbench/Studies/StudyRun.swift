import Detectors
import Heartbeats
import Judging
import NeuralNetwork
import Tables

/// What one training of a study came to.
struct StudyRun: Sendable {
  /// On the judged beats, after the last epoch.
  let auc: Double
  /// The same after `earlySteps` steps; absent when it was never trained for so long.
  let earlyAUC: Double?
  /// The distance to the mean training beat, on the same beats.
  let trivialAUC: Double
  /// The step after which the AUC was first seen to be at least the target; absent when it never was.
  let stepsToTarget: Int?
  /// The same in epochs, and parts of them.
  let epochsToTarget: Double?
  /// The loss on the normal validation beats, divided by the training loss.
  let overfitting: Double?
  let isCollapsed: Bool
  let isDiverged: Bool
  /// How long the training took, without the judging in between.
  let seconds: Double

  /// The steps of Anomagram's own defaults: 500 rows in one batch, 30 epochs.
  static let earlySteps = 30

  init(
    _ recipe: Recipe, data: DataSet, on basis: ThresholdChoice.Basis, target: Double, watch: RunsWatch
  ) throws {
    let preparation = try Preparation(recipe: recipe, data: data)
    let samples = try preparation.judged(basis)
    let rows = preparation.learning.rows
    let stepsAnEpoch = (rows + recipe.batchSize - 1) / recipe.batchSize
    var training = Training(architecture: recipe.architecture(inputs: data.width), settings: recipe.trainingSettings)
    var looks = Looks()
    var (early, reached): (Double?, Int?)
    var judging = 0.0
    // Networks that have gone astray have no AUC; they arrive nowhere.
    func area(_ network: Network) -> Double? {
      network.reconstructionErrors(samples.matrix, shouldStop: watch.shouldStop).flatMap {
        Metrics.rocAUC(scores: $0, abnormal: samples.abnormal)
      }
    }
    let began = watch.clock()
    try recipe.checkPatience(preparation)
    let (end, _) = training.run(
      epochs: recipe.epochs, patience: recipe.patience, on: preparation, shouldStop: watch.shouldStop,
      onStep: { step, network in
        let isEarly = step == Self.earlySteps
        guard isEarly || (reached == nil && looks.isDue(step)) else { return }
        let paused = watch.clock()
        let auc = area(network())
        if isEarly { early = auc }
        if reached == nil, let auc, auc >= target { reached = step }
        judging += watch.clock() - paused
      }, onEpoch: { _, _ in })
    seconds = watch.clock() - began - judging
    let detector = try TrainedDetector(
      recipe: recipe, source: data.source, preparation: preparation, training: training, choice: .unlabelled,
      shouldStop: watch.shouldStop)
    guard detector.isScored else { throw WorkbenchError.interruptedBeforeResult }
    auc = try Judgement(scores: detector.scores[basis], samples: samples).auc()
    trivialAUC = try Judgement(scores: detector.baselines.meanBeat.scores[basis], samples: samples).auc()
    if reached == nil, auc >= target { reached = training.optimizerState.step }
    earlyAUC = early
    stepsToTarget = reached
    epochsToTarget = reached.map { Double($0) / Double(max(1, stepsAnEpoch)) }
    overfitting = training.reports.last.flatMap { report in
      report.validationLoss.flatMap { report.loss > 0 ? $0 / report.loss : nil }
    }
    isCollapsed = detector.isCollapsed
    if case .diverged = end { isDiverged = true } else { isDiverged = false }
  }
}

/// The steps after which a network on its way is judged: every one of the first, later ever fewer, so that an arrival
/// is told at most a sixteenth too late and looking takes less time than training.
struct Looks {
  private var next = 1

  mutating func isDue(_ step: Int) -> Bool {
    guard step >= next else { return false }
    next = step + max(1, step / 16)
    return true
  }
}
