import Detectors
import Heartbeats
import Judging
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
  private let judged: Once<Judged>
  /// The scores where other rows are judged than its own.
  private var otherScores: Scores?
  /// The threshold that was chosen since.
  private var chosen: AppliedThreshold?
  /// The detectors it has to beat.
  private(set) var baselines: Baselines
  /// What it was trained with, whatever it is judged on now.
  private let own: Own

  private struct Own: Sendable {
    let preparation: Preparation
    let baselines: Baselines
  }

  /// A network as far as its training has come.
  init(
    recipe: Recipe, source: DataSource, preparation: Preparation, training: Training, choice: ThresholdChoice,
    snapshots: Snapshots? = nil, baselines: Baselines? = nil, origin: ModelOrigin? = nil,
    shouldStop: @escaping () -> Bool = { false }
  ) throws {
    let rows = 2 * preparation.training.count + preparation.validation.count + preparation.test.count
    let isSmall = training.network.parameterCount * rows <= Self.smallEffort
    func stops() -> Bool { !isSmall && shouldStop() }
    let pass = NormalPass(training.network, preparation, shouldStop: stops)
    let network = TrainedNetwork(training, preparation, snapshots: snapshots ?? Snapshots(training), pass)
    try self.init(
      recipe: recipe, source: source, preparation: preparation, detector: AutoencoderDetector(training.network),
      network: network, choice: choice,
      baselines: baselines ?? Baselines(preparation, components: training.network.architecture.bottleneck),
      origin: origin, pass: pass, isStopped: { stops() || pass == nil })
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
      (preparation, otherScores, baselines) = (own.preparation, nil, own.baselines)
    } else {
      let (rows, indices) = Self.judgedRows(of: data, recipe.partitionSettings)
      let taken = RowSet(width: places.places.count, values: places.taken(from: rows.values), classes: rows.classes)
      preparation = own.preparation.judging(taken, indices: indices)
      otherScores = judged.value.scores.judging(detector.scores(preparation.test.matrix, threads: threads))
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
    choice: ThresholdChoice, baselines: Baselines, origin: ModelOrigin?, pass: NormalPass? = nil, threads: Int = 1,
    isStopped: () -> Bool = { false }
  ) throws {
    self.recipe = recipe
    self.source = source
    self.origin = origin
    self.preparation = preparation
    self.detector = detector
    trainedNetwork = network
    self.baselines = baselines
    if let found = try Judged(
      network?.network, detector, preparation, choice, pass, threads: threads, isStopped: isStopped)
    {
      judged = Once(known: found)
    } else {
      judged = Once { Judged(unstopped: detector, preparation, choice, threads: threads) }
    }
    roles = SplitRoles(trainedOn: source, chosenOn: source, judgedOn: source)
    own = Own(preparation: preparation, baselines: baselines)
  }

  /// Judges by `choice` from now on.
  mutating func choose(_ choice: ThresholdChoice) throws {
    chosen = try AppliedThreshold(choice, scores: scores, preparation: preparation, isExplicit: true)
    roles.chosenOn = choice.basis == .test ? roles.judgedOn : roles.trainedOn
  }

  /// Multiplications that take a few hundredths of a second: so much is done even when the training was stopped.
  private static let smallEffort = 1_000_000_000

  /// Whether its beats are scored. After a training that was stopped, those of a large network are scored when somebody
  /// first asks for what depends on it, who then waits.
  public var isScored: Bool { judged.isKnown && trainedNetwork?.isWatched ?? true }

  public var scores: Scores { otherScores ?? judged.value.scores }
  public var threshold: AppliedThreshold { chosen ?? judged.value.threshold }

  /// The detectors that are better than nothing and simpler than this one.
  var rivals: [Baseline] { baselines.all.filter { $0.method != (try? recipe.method())?.untrimmed } }
}

/// What a detector makes of the beats of its preparation.
private struct Judged: Sendable {
  let scores: Scores
  let threshold: AppliedThreshold

  /// `nil` when a network's scoring is told to stop before its end.
  init?(
    _ network: Network?, _ detector: any Detector, _ preparation: Preparation, _ choice: ThresholdChoice,
    _ pass: NormalPass?, threads: Int, isStopped: () -> Bool
  ) throws {
    if let network {
      guard !isStopped(), let scores = Scores(network, preparation, pass, shouldStop: isStopped) else { return nil }
      self.scores = scores
    } else {
      scores = Scores(detector: detector, preparation: preparation, threads: threads)
    }
    threshold = try AppliedThreshold(choice, scores: scores, preparation: preparation)
  }

  /// Where the errors are no longer numbers, the threshold flags nothing.
  init(unstopped detector: any Detector, _ preparation: Preparation, _ choice: ThresholdChoice, threads: Int) {
    scores = Scores(detector: detector, preparation: preparation, threads: threads)
    threshold =
      (try? AppliedThreshold(choice, scores: scores, preparation: preparation))
      ?? AppliedThreshold(nothingFlaggedBy: choice)
  }
}

/// What a network has beside its scores.
public struct TrainedNetwork: Sendable {
  public let training: Training
  private let watched: Once<CollapseReport>
  /// The training after its epochs; none for a detector that was loaded.
  public internal(set) var snapshots: Snapshots

  /// Without a pass it leaves the watch for a collapse to whoever first asks for it.
  fileprivate init(_ training: Training, _ preparation: Preparation, snapshots: Snapshots, _ pass: NormalPass?) {
    self.training = training
    self.snapshots = snapshots
    let network = training.network
    watched = pass.map { Once(known: $0.collapse) } ?? Once { NormalPass(network, preparation).collapse }
  }

  public var network: Network { training.network }

  /// Whether its reconstruction depends on the input, over the normal training beats.
  public var collapse: CollapseReport { watched.value }

  /// Whether nobody has to wait for that.
  var isWatched: Bool { watched.isKnown }
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

/// What a network makes of the normal training beats, by one pass for both the watch for a collapse and their scores.
private struct NormalPass {
  let collapse: CollapseReport
  let errors: [Float]

  init(_ network: Network, _ preparation: Preparation) {
    let normals = preparation.training.normals
    self.init(normals, network.reconstructWithRanges(normals))
  }

  /// `nil` when `shouldStop` says so before the end.
  init?(_ network: Network, _ preparation: Preparation, shouldStop: () -> Bool) {
    let normals = preparation.training.normals
    guard let pass = network.reconstructWithRanges(normals, shouldStop: shouldStop) else { return nil }
    self.init(normals, pass)
  }

  private init(
    _ normals: Matrix, _ pass: (reconstructions: Matrix, errors: [Float], ranges: [ColumnRanges])
  ) {
    collapse = CollapseReport(inputs: normals, reconstructions: pass.reconstructions, hiddenRanges: pass.ranges)
    errors = pass.errors
  }
}

/// Anomaly scores of every beat of a preparation; a network's are the mean squared error of the scaled values.
public struct Scores: Sendable {
  public let training: [Float]
  public let validation: [Float]
  public let test: [Float]
  private let sorted: Once<[Float]>

  /// Scores of the normal training beats, smallest first.
  public var sortedNormalTraining: [Float] { sorted.value }

  /// The same but for the rows that are judged.
  func judging(_ test: [Float]) -> Scores {
    Scores(training: training, validation: validation, test: test, sorted: sorted)
  }

  private init(training: [Float], validation: [Float], test: [Float], sorted: Once<[Float]>) {
    self.training = training
    self.validation = validation
    self.test = test
    self.sorted = sorted
  }

  /// The scores of the beats that are judged.
  subscript(basis: ThresholdChoice.Basis) -> [Float] { basis == .test ? test : validation }

  init(detector: some Detector, preparation: Preparation, threads: Int = 1) {
    self.init(
      training: detector.trainingScores(preparation.training.matrix, threads: threads),
      validation: detector.scores(preparation.validation.matrix, threads: threads),
      test: detector.scores(preparation.test.matrix, threads: threads), preparation)
  }

  /// Of a network; `nil` when `shouldStop` says so before the end. Where all training beats are normal, `pass` has
  /// their scores.
  fileprivate init?(_ network: Network, _ preparation: Preparation, _ pass: NormalPass?, shouldStop: () -> Bool) {
    let known = pass?.errors.count == preparation.training.count ? pass?.errors : nil
    guard
      let training = known ?? network.reconstructionErrors(preparation.training.matrix, shouldStop: shouldStop),
      let validation = network.reconstructionErrors(preparation.validation.matrix, shouldStop: shouldStop),
      let test = network.reconstructionErrors(preparation.test.matrix, shouldStop: shouldStop)
    else { return nil }
    self.init(training: training, validation: validation, test: test, preparation)
  }

  private init(training: [Float], validation: [Float], test: [Float], _ preparation: Preparation) {
    let abnormal = preparation.training.abnormal
    self.init(
      training: training, validation: validation, test: test,
      sorted: Once { zip(training, abnormal).filter { !$0.1 }.map(\.0).sorted() })
  }
}
