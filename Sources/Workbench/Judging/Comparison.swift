import AnomalyDetection
import Detectors
import NeuralNetwork

/// The trained detector beside the trivial ones, on the same beats with the same policy.
public struct Comparison: Encodable, Sendable {
  public let detectors: [Entry]
  /// How each detector's threshold was chosen, in words.
  public let thresholdChoice: String
  public let collapsed: Bool

  /// One detector's figures.
  public struct Entry: Encodable, Sendable {
    public let name: String
    /// What it does, in a few words.
    public let summary: String
    public let auc: Double
    public let averagePrecision: Double
    public let threshold: Double
    public let accuracy: Double
    public let precision: Double
    public let recall: Double
    /// Beats called abnormal; of none there is no precision, and its figure is 0.
    public let alarms: Int
    public let f1: Double
  }

  init(_ detector: TrainedDetector) throws {
    let shared = Self.sharedChoice(detector)
    let own: (detector: any Detector, summary: String) = (
      AutoencoderDetector(detector.network), detector.recipe.shapeText
    )
    let candidates = [own] + Self.trivial(detector)
    detectors = try candidates.map { try Entry($0.detector, $0.summary, detector.preparation, shared) }
    thresholdChoice = shared.text
    collapsed = detector.collapse.isCollapsed
  }

  /// How every detector's threshold is chosen. One set by hand belongs to one detector's errors; the others get the policy
  /// that held at the start.
  static func sharedChoice(_ detector: TrainedDetector) -> ThresholdChoice {
    let choice = detector.threshold.choice
    return if case .value = choice.policy { .initial } else { choice }
  }

  /// The detectors that any network must beat, fitted on the same training beats.
  static func trivial(_ detector: TrainedDetector) -> [(detector: any Detector, summary: String)] {
    let training = detector.preparation.training.matrix
    let components = detector.network.architecture.bottleneck
    return [
      (MeanDetector(fit: training), "distance to the mean training beat"),
      (
        PCADetector(fit: training, components: components),
        components == 1 ? "1 principal component" : "\(components) principal components"
      ),
    ]
  }
}

extension Comparison.Entry {
  init(
    _ detector: any Detector, _ summary: String, _ preparation: Preparation, _ choice: ThresholdChoice
  ) throws {
    let scores = Scores(detector: detector, preparation: preparation)
    let threshold = try AppliedThreshold(choice, scores: scores, preparation: preparation).value
    let judgement = Judgement(scores: scores.test, samples: preparation.test)
    let confusion = judgement.confusion(threshold)
    name = detector.name
    self.summary = summary
    auc = try judgement.auc()
    averagePrecision = try judgement.averagePrecision()
    self.threshold = Double(threshold)
    accuracy = confusion.accuracy
    precision = confusion.precision
    recall = confusion.recall
    alarms = confusion.tp + confusion.fp
    f1 = confusion.f1
  }
}
