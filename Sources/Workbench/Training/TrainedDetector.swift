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
  public private(set) var preparation: Preparation
  /// Where the rows are from that it is trained on, that its threshold was chosen on, and that it is judged on.
  public private(set) var roles: SplitRoles
  /// Where its columns are in rows of the session's data.
  private(set) var places: ColumnPlaces?
  /// What gives its scores.
  public let detector: any Detector
  /// What a network has beside its scores; `nil` for methods that fit at once.
  public internal(set) var trainedNetwork: TrainedNetwork?
  public internal(set) var scores: Scores
  public internal(set) var threshold: AppliedThreshold
  /// The detectors it has to beat.
  private(set) var baselines: Baselines
  /// What it was trained with, whatever it is judged on now.
  private let own: Own

  private struct Own: Sendable {
    let preparation: Preparation
    let scores: Scores
    let baselines: Baselines
  }

  /// A network as far as its training has come.
  init(
    recipe: Recipe, source: DataSource, preparation: Preparation, training: Training, choice: ThresholdChoice,
    snapshots: Snapshots? = nil, baselines: Baselines? = nil, origin: ModelOrigin? = nil
  ) throws {
    let network = TrainedNetwork(
      training: training, collapse: CollapseReport(training.network, preparation),
      snapshots: snapshots ?? Snapshots(training))
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

  /// Judges the test part of these data from now on, with its own scaling and threshold.
  mutating func judge(_ data: DataSet, threads: Int = 1) throws(ColumnPlaces.Misfit) {
    let places = try ColumnPlaces(of: own.preparation.domain, in: data.domain)
    if data.source == source {
      (preparation, scores, baselines) = (own.preparation, own.scores, own.baselines)
    } else {
      let (rows, indices) = Self.judgedRows(of: data, recipe.partitionSettings)
      let taken = RowSet(width: places.places.count, values: places.taken(from: rows.values), classes: rows.classes)
      preparation = own.preparation.judging(taken, indices: indices)
      scores = own.scores.judging(detector.scores(preparation.test.matrix, threads: threads))
      baselines = Baselines(own.baselines, judging: preparation)
    }
    self.places = places.areTheSame ? nil : places
    roles.judgedOn = data.source
  }

  /// The rows that the recipe's settings test on; all of them where the data have not so many.
  private static func judgedRows(of data: DataSet, _ settings: PartitionSettings) -> (rows: RowSet, indices: [Int]) {
    if let part = try? Partition.test(of: data, settings: settings) { return part }
    let all = data.judged(settings.split)
    return (all, Array(0..<all.count))
  }

  /// The values of a row of the session's data that this detector sees.
  func own(_ values: [Float]) -> [Float] {
    guard let places, values.count == places.width else { return values }
    return places.taken(from: values)
  }

  /// Whether figures on these rows are flattered, because the threshold was chosen on them.
  public func isOptimistic(on basis: ThresholdChoice.Basis) -> Bool {
    threshold.choice.isOptimistic(on: basis) && (basis == .validation || roles.chosenOn == roles.judgedOn)
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
    roles = SplitRoles(trainedOn: source, chosenOn: source, judgedOn: source)
    own = Own(preparation: preparation, scores: scores, baselines: baselines)
  }

  /// Judges by `choice` from now on.
  mutating func choose(_ choice: ThresholdChoice) throws {
    threshold = try AppliedThreshold(choice, scores: scores, preparation: preparation, isExplicit: true)
    roles.chosenOn = choice.basis == .test ? roles.judgedOn : roles.trainedOn
  }

  /// The detectors that are better than nothing and simpler than this one.
  var rivals: [Baseline] { baselines.all.filter { $0.method != (try? recipe.method())?.untrimmed } }
}

/// What a network has beside its scores.
public struct TrainedNetwork: Sendable {
  public let training: Training
  /// Whether its reconstruction depends on the input, over the normal training beats.
  public let collapse: CollapseReport
  /// The training after its epochs; none for a detector that was loaded.
  public internal(set) var snapshots: Snapshots

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

  /// The same but for the rows that are judged.
  func judging(_ test: [Float]) -> Scores {
    Scores(training: training, validation: validation, test: test, sortedNormalTraining: sortedNormalTraining)
  }

  private init(training: [Float], validation: [Float], test: [Float], sortedNormalTraining: [Float]) {
    self.training = training
    self.validation = validation
    self.test = test
    self.sortedNormalTraining = sortedNormalTraining
  }

  /// The scores of the beats that are judged.
  subscript(basis: ThresholdChoice.Basis) -> [Float] { basis == .test ? test : validation }

  init(detector: some Detector, preparation: Preparation, threads: Int = 1) {
    training = detector.scores(preparation.training.matrix, threads: threads)
    validation = detector.scores(preparation.validation.matrix, threads: threads)
    test = detector.scores(preparation.test.matrix, threads: threads)
    sortedNormalTraining = zip(training, preparation.training.abnormal).filter { !$0.1 }.map(\.0).sorted()
  }
}
