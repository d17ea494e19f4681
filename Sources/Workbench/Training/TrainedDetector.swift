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
  private let judged: Once<Judged>
  /// The threshold that was chosen since.
  private var chosen: AppliedThreshold?
  /// The detectors it has to beat.
  let baselines: Baselines
  /// Networks on the way here; none for a detector that was loaded.
  public let snapshots: Snapshots

  init(
    recipe: Recipe, source: DataSource, preparation: Preparation, training: Training, choice: ThresholdChoice,
    snapshots: Snapshots? = nil, baselines: Baselines? = nil, origin: ModelOrigin? = nil,
    shouldStop: () -> Bool = { false }
  ) throws {
    self.recipe = recipe
    self.origin = origin
    self.source = source
    self.preparation = preparation
    self.training = training
    self.snapshots = snapshots ?? Snapshots(parameters: training.network.parameterCount)
    self.baselines =
      baselines ?? Baselines(preparation, bottleneck: training.network.architecture.bottleneck)
    let network = training.network
    if let found = try Judged(network, preparation, choice, shouldStop: shouldStop) {
      judged = Once(known: found)
    } else {
      judged = Once { Judged(unstopped: network, preparation, choice) }
    }
  }

  public var network: Network { training.network }

  /// Whether its beats are scored. After a training that was stopped, those of a large network are scored when somebody
  /// first asks for what depends on it, who then waits.
  public var isScored: Bool { judged.isKnown }

  public var scores: Scores { judged.value.scores }

  /// Whether its reconstruction depends on the input, over the normal training beats.
  public var collapse: CollapseReport { judged.value.collapse }

  public var threshold: AppliedThreshold { chosen ?? judged.value.threshold }

  /// Judges by `choice` from now on.
  mutating func choose(_ choice: ThresholdChoice) throws {
    chosen = try AppliedThreshold(choice, scores: scores, preparation: preparation, isExplicit: true)
  }
}

/// What a trained network makes of the beats of a preparation.
private struct Judged: Sendable {
  let scores: Scores
  let collapse: CollapseReport
  let threshold: AppliedThreshold

  /// Multiplications that take a few hundredths of a second: so much is done even when the training was stopped.
  private static let smallEffort = 1_000_000_000

  /// `nil` when `shouldStop` says so before the end, and there is more than a little to do.
  init?(
    _ network: Network, _ preparation: Preparation, _ choice: ThresholdChoice, shouldStop: () -> Bool
  ) throws {
    let rows = 2 * preparation.training.count + preparation.validation.count + preparation.test.count
    let isSmall = network.parameterCount * rows <= Self.smallEffort
    let stops = { !isSmall && shouldStop() }
    guard let collapse = Self.watch(network, preparation, stops),
      let scores = Scores(network, preparation, shouldStop: stops)
    else { return nil }
    self.collapse = collapse
    self.scores = scores
    threshold = try AppliedThreshold(choice, scores: scores, preparation: preparation)
  }

  /// Where no error can be told any more, a threshold that cannot be found flags nothing.
  init(unstopped network: Network, _ preparation: Preparation, _ choice: ThresholdChoice) {
    collapse = Self.watch(network, preparation)
    scores = Scores(network: network, preparation: preparation)
    threshold =
      (try? AppliedThreshold(choice, scores: scores, preparation: preparation))
      ?? AppliedThreshold(nothingFlaggedBy: choice)
  }

  private static func watch(_ network: Network, _ preparation: Preparation) -> CollapseReport {
    let normals = preparation.training.normals
    let (reconstructions, ranges) = network.reconstructWithRanges(normals)
    return CollapseReport(inputs: normals, reconstructions: reconstructions, hiddenRanges: ranges)
  }

  private static func watch(
    _ network: Network, _ preparation: Preparation, _ shouldStop: () -> Bool
  ) -> CollapseReport? {
    let normals = preparation.training.normals
    return network.reconstructWithRanges(normals, shouldStop: shouldStop).map {
      CollapseReport(inputs: normals, reconstructions: $0.reconstructions, hiddenRanges: $0.ranges)
    }
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

  /// `nil` when `shouldStop` says so before the end.
  init?(_ network: Network, _ preparation: Preparation, shouldStop: () -> Bool) {
    guard let training = network.reconstructionErrors(preparation.training.matrix, shouldStop: shouldStop),
      let validation = network.reconstructionErrors(preparation.validation.matrix, shouldStop: shouldStop),
      let test = network.reconstructionErrors(preparation.test.matrix, shouldStop: shouldStop)
    else { return nil }
    self.init(training: training, validation: validation, test: test, preparation)
  }

  init(detector: some Detector, preparation: Preparation) {
    self.init(
      training: detector.scores(preparation.training.matrix),
      validation: detector.scores(preparation.validation.matrix),
      test: detector.scores(preparation.test.matrix), preparation)
  }

  private init(training: [Float], validation: [Float], test: [Float], _ preparation: Preparation) {
    (self.training, self.validation, self.test) = (training, validation, test)
    sortedNormalTraining = zip(training, preparation.training.abnormal).filter { !$0.1 }.map(\.0).sorted()
  }
}
