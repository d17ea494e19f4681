import AnomalyDetection
import Detectors
import Heartbeats
import NeuralNetwork

/// A trained autoencoder with all it was trained with; it exists only once trained.
public struct TrainedDetector: Sendable {
  /// The recipe it was trained by.
  public let recipe: Recipe
  /// Where its beats came from.
  public let source: DataSource
  /// The file its weights came from, when this session did not train them from the start.
  public let origin: ModelOrigin?
  public let preparation: Preparation
  public internal(set) var training: Training
  public internal(set) var scores: Scores
  /// Whether its reconstruction depends on the input, over the normal training beats.
  public internal(set) var collapse: CollapseReport
  public internal(set) var threshold: AppliedThreshold
  /// The detectors it has to beat.
  let baselines: Baselines
  /// The training after its epochs; none for a detector that was loaded.
  public internal(set) var snapshots: Snapshots

  init(
    recipe: Recipe, source: DataSource, preparation: Preparation, training: Training, choice: ThresholdChoice,
    snapshots: Snapshots? = nil, baselines: Baselines? = nil, origin: ModelOrigin? = nil
  ) throws {
    self.recipe = recipe
    self.origin = origin
    self.source = source
    self.preparation = preparation
    self.training = training
    self.snapshots = snapshots ?? Snapshots(training)
    self.baselines =
      baselines ?? Baselines(preparation, bottleneck: training.network.architecture.bottleneck)
    scores = Scores(network: training.network, preparation: preparation)
    collapse = Self.watch(training.network, preparation)
    threshold = try AppliedThreshold(choice, scores: scores, preparation: preparation)
  }

  public var network: Network { training.network }

  /// Judges by `choice` from now on.
  mutating func choose(_ choice: ThresholdChoice) throws {
    threshold = try AppliedThreshold(choice, scores: scores, preparation: preparation, isExplicit: true)
  }

  private static func watch(_ network: Network, _ preparation: Preparation) -> CollapseReport {
    let normals = preparation.training.normals
    let activations = network.activations(normals)
    return CollapseReport(
      inputs: normals, reconstructions: activations.last ?? normals,
      hiddenActivations: Array(activations.dropLast()))
  }
}

/// Reconstruction errors of every beat of a preparation: the mean squared error of the scaled values.
public struct Scores: Sendable {
  public let training: [Float]
  public let validation: [Float]
  public let test: [Float]
  /// Errors of the normal training beats, smallest first.
  public let sortedNormalTraining: [Float]

  /// The errors of the beats that are judged.
  subscript(basis: ThresholdChoice.Basis) -> [Float] { basis == .test ? test : validation }

  init(network: Network, preparation: Preparation) {
    self.init(detector: AutoencoderDetector(network), preparation: preparation)
  }

  init(detector: some Detector, preparation: Preparation) {
    training = detector.scores(preparation.training.matrix)
    validation = detector.scores(preparation.validation.matrix)
    test = detector.scores(preparation.test.matrix)
    sortedNormalTraining = zip(training, preparation.training.abnormal).filter { !$0.1 }.map(\.0).sorted()
  }
}
