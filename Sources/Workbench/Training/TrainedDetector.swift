import AnomalyDetection
import Detectors
import Heartbeats
import NeuralNetwork
import Tables

/// A trained detector with all it was trained with; it exists only once trained.
public struct TrainedDetector: Sendable {
  /// The recipe it was trained by.
  public let recipe: Recipe
  /// Where its beats came from.
  public let source: DataSource
  /// The file its weights came from, when this session did not train them from the start.
  public let origin: ModelOrigin?
  public let preparation: Preparation
  /// What gives its scores.
  public let detector: any Detector
  /// What a network has beside its scores; `nil` for methods that fit at once.
  public let trainedNetwork: TrainedNetwork?
  public internal(set) var scores: Scores
  public internal(set) var threshold: AppliedThreshold
  /// The detectors it has to beat.
  let baselines: Baselines

  /// A network as far as its training has come.
  init(
    recipe: Recipe, source: DataSource, preparation: Preparation, training: Training, choice: ThresholdChoice,
    snapshots: Snapshots? = nil, baselines: Baselines? = nil, origin: ModelOrigin? = nil
  ) throws {
    let network = TrainedNetwork(
      training: training, collapse: CollapseReport(training.network, preparation),
      snapshots: snapshots ?? Snapshots(parameters: training.network.parameterCount))
    try self.init(
      recipe: recipe, source: source, preparation: preparation, detector: AutoencoderDetector(training.network),
      network: network, choice: choice,
      baselines: baselines ?? Baselines(preparation, components: training.network.architecture.bottleneck),
      origin: origin)
  }

  /// A method of the catalogue, fitted.
  init(
    recipe: Recipe, source: DataSource, preparation: Preparation, fitted: any Detector, choice: ThresholdChoice,
    baselines: Baselines, threads: Int = 1
  ) throws {
    try self.init(
      recipe: recipe, source: source, preparation: preparation, detector: fitted, network: nil, choice: choice,
      baselines: baselines, origin: nil, threads: threads)
  }

  private init(
    recipe: Recipe, source: DataSource, preparation: Preparation, detector: any Detector, network: TrainedNetwork?,
    choice: ThresholdChoice, baselines: Baselines, origin: ModelOrigin?, threads: Int = 1
  ) throws {
    self.recipe = recipe
    self.source = source
    self.origin = origin
    self.preparation = preparation
    self.detector = detector
    trainedNetwork = network
    self.baselines = baselines
    scores = Scores(detector: detector, preparation: preparation, threads: threads)
    threshold = try AppliedThreshold(choice, scores: scores, preparation: preparation)
  }

  /// Judges by `choice` from now on.
  mutating func choose(_ choice: ThresholdChoice) throws {
    threshold = try AppliedThreshold(choice, scores: scores, preparation: preparation, isExplicit: true)
  }

  /// The detectors that are better than nothing and simpler than this one.
  var rivals: [Baseline] { baselines.all.filter { $0.method != (try? recipe.method())?.untrimmed } }
}

/// What a network has beside its scores.
public struct TrainedNetwork: Sendable {
  public let training: Training
  /// Whether its reconstruction depends on the input, over the normal training beats.
  public let collapse: CollapseReport
  /// Networks on the way here; none for a detector that was loaded.
  public let snapshots: Snapshots

  public var network: Network { training.network }
}

extension TrainedDetector {
  public var network: Network? { trainedNetwork?.network }
  public var training: Training? { trainedNetwork?.training }
  public var collapse: CollapseReport? { trainedNetwork?.collapse }
  public var snapshots: Snapshots? { trainedNetwork?.snapshots }
  public var isCollapsed: Bool { collapse?.isCollapsed ?? false }

  /// Whether it has learned anything: a network's first weights alone have not.
  public var hasLearned: Bool { training.map { $0.epochsDone > 0 } ?? true }

  /// The network, for what only a network can do; `what` names it: `plot weights`.
  public func requireNetwork(for what: String) throws -> TrainedNetwork {
    guard let trainedNetwork else {
      throw WorkbenchError.needsOtherDetector(what: what, detector: recipe.detector, able: [Recipe.autoencoder])
    }
    return trainedNetwork
  }
}

extension CollapseReport {
  init(_ network: Network, _ preparation: Preparation) {
    let normals = preparation.training.normals
    let activations = network.activations(normals)
    self.init(
      inputs: normals, reconstructions: activations.last ?? normals,
      hiddenActivations: Array(activations.dropLast()))
  }
}

/// Anomaly scores of every beat of a preparation; a network's are the mean squared error of the scaled values.
public struct Scores: Sendable {
  public let training: [Float]
  public let validation: [Float]
  public let test: [Float]
  /// Scores of the normal training beats, smallest first.
  public let sortedNormalTraining: [Float]

  /// The scores of the beats that are judged.
  subscript(basis: ThresholdChoice.Basis) -> [Float] { basis == .test ? test : validation }

  init(detector: some Detector, preparation: Preparation, threads: Int = 1) {
    training = detector.scores(preparation.training.matrix, threads: threads)
    validation = detector.scores(preparation.validation.matrix, threads: threads)
    test = detector.scores(preparation.test.matrix, threads: threads)
    sortedNormalTraining = zip(training, preparation.training.abnormal).filter { !$0.1 }.map(\.0).sorted()
  }
}
