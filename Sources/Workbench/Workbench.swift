import Detectors
import Heartbeats
import Judging
import NeuralNetwork
import Tables

/// One session's state as a value: the recipe, the data, the trained detector, the threshold's policy, and what can be
/// undone. It knows no screen; a command works on a copy, so that one that fails changes nothing.
public struct Workbench: Sendable {
  public private(set) var recipe: Recipe
  public private(set) var data: DataSet
  /// Why the detector cannot judge rows of these data; nil where it can, or nothing is trained.
  public private(set) var misfit: ColumnPlaces.Misfit?
  /// The mean beats of the data's classes.
  private(set) var classMeans: Once<ClassMeans>
  public internal(set) var detector: TrainedDetector?
  public private(set) var thresholdChoice: ThresholdChoice
  /// What was drawn, by name; the one that is worked on is called `drawn`.
  public internal(set) var drawings: [String: Drawing] = [:]
  /// The row of a table that is worked on.
  public internal(set) var edited: EditedRow?
  /// What was on the canvas when it was left with Esc; the next drawing and the next change of the recipe forget it.
  public internal(set) var leftDrawing: Drawing?
  /// What the last study of settings trained, so that it can go on.
  public internal(set) var studied: StudyMemory?
  /// The command that is being carried out, as it was typed; kept with the change it makes.
  public var command: String?
  private var undoable: [Change] = []
  private var redoable: [Change] = []

  /// A change of the recipe that can be taken back: the recipe on its other side, and the command that made it.
  private struct Change: Sendable {
    let recipe: Recipe
    let edited: EditedRow?
    let command: String?
  }

  public init(
    data: DataSet, recipe: Recipe = Recipe(), thresholdChoice: ThresholdChoice = .initial,
    detector: TrainedDetector? = nil
  ) {
    self.data = data
    classMeans = Once { ClassMeans(data) }
    self.recipe = recipe
    self.thresholdChoice = thresholdChoice
    self.detector = detector
  }

  // MARK: Composing

  /// Changes the recipe and returns what is different; the change can be undone. The detector is never touched.
  @discardableResult
  public mutating func change(_ body: (inout Recipe) throws -> Void) rethrows -> [RecipeChange] {
    let before = recipe
    try body(&recipe)
    let changes = recipe.changes(since: before)
    guard !changes.isEmpty else {
      // A default that is written out says nothing new, so there is nothing to undo.
      recipe = before
      return []
    }
    undoable.append(Change(recipe: before, edited: edited, command: command))
    redoable = []
    leftDrawing = nil
    return changes
  }

  /// The command whose change `undo` would take back.
  public var commandToUndo: String? { undoable.last?.command }

  /// The command whose change `redo` would make again.
  public var commandToRedo: String? { redoable.last?.command }

  /// Takes the last change of the recipe back and returns what is different.
  public mutating func undo() throws -> [RecipeChange] {
    guard let change = undoable.popLast() else { throw WorkbenchError.nothingToUndo }
    redoable.append(Change(recipe: recipe, edited: edited, command: change.command))
    leftDrawing = nil
    return turn(to: change)
  }

  /// Makes the change that was undone last again.
  public mutating func redo() throws -> [RecipeChange] {
    guard let change = redoable.popLast() else { throw WorkbenchError.nothingToRedo }
    undoable.append(Change(recipe: recipe, edited: edited, command: change.command))
    return turn(to: change)
  }

  private mutating func turn(to change: Change) -> [RecipeChange] {
    defer { (recipe, edited) = (change.recipe, change.edited) }
    return change.recipe.changes(since: recipe)
  }

  /// Works on another row of a table; that can be undone as a change of the recipe can.
  mutating func noteEdit(_ row: EditedRow) {
    undoable.append(Change(recipe: recipe, edited: edited, command: command))
    redoable = []
    edited = row
  }

  /// Forgets what could be undone or made again: what is here now is the beginning.
  public mutating func forgetChanges() {
    undoable = []
    redoable = []
  }

  /// Starts every random choice at another seed, as if the session had begun with it: nothing that could be undone.
  public mutating func begin(atSeed seed: Int) {
    recipe.seed = seed
  }

  /// Works on other rows from now on; the detector stays, and is judged on their test part where they fit it.
  public mutating func use(_ data: DataSet) {
    if data.domain.columnNames != self.data.domain.columnNames || data.width != self.data.width {
      // What was edited is a row of other columns.
      edited = nil
      undoable = undoable.map { Change(recipe: $0.recipe, edited: nil, command: $0.command) }
      redoable = redoable.map { Change(recipe: $0.recipe, edited: nil, command: $0.command) }
    }
    self.data = data
    classMeans = Once { ClassMeans(data) }
    do {
      try detector?.judge(data)
      misfit = nil
    } catch {
      misfit = error
    }
  }

  /// Why the data cannot be divided as the recipe says; nil where they can.
  ///
  /// Settings may be changed in any order, so what cannot be had is refused only when it is needed.
  public var shortage: PartitionError? {
    do {
      _ = try Partition(data: data, settings: recipe.partitionSettings)
      return nil
    } catch {
      return error as? PartitionError
    }
  }

  // MARK: Training

  /// What changed in the recipe since the detector was trained; empty when nothing did or nothing is trained.
  public var changesSinceTraining: [RecipeChange] {
    detector.map { recipe.changesThatMatter(since: $0.recipe) } ?? []
  }

  /// Whether the data are others than the detector was trained on.
  public var hasDataChanged: Bool {
    detector.map { $0.source != data.source } ?? false
  }

  /// Whether the detector is not the one that this recipe and these data would train.
  public var isStale: Bool {
    hasDataChanged || detector.map { $0.recipe.reduced(for: recipe.detector) != recipe.reduced() } ?? false
  }

  /// Trains from scratch: a network for `epochs`, or as many as the recipe says, where `0` only initializes; any other
  /// detector fits at once.
  public mutating func train(epochs: Int? = nil, watch: TrainingWatch = TrainingWatch()) throws -> TrainSummary {
    // A threshold set by hand belongs to one detector's scores.
    if case .value = thresholdChoice.policy, let detector, detector.recipe.detector != recipe.detector {
      thresholdChoice = .initial
    }
    if let method = try recipe.method() {
      guard epochs == nil else { throw WorkbenchError.noEpochs(detector: recipe.detector) }
      return try fit(method, watch: watch)
    }
    let preparation = try Preparation(recipe: recipe, data: data)
    let training = Training(architecture: recipe.architecture(inputs: data.width), settings: recipe.trainingSettings)
    let snapshots = Snapshots(training)
    let baselines = Baselines(preparation, components: recipe.bottleneck)
    // Fitted while the person reads: beside the training they would take its cache and half of its core.
    defer { if watch.preparesBaselines { baselines.prepare() } }
    return try run(
      training, preparation, snapshots, baselines, epochs: epochs ?? recipe.epochs, origin: nil, watch: watch)
  }

  /// Trains on from where the detector stands, with the optimizer's state.
  public mutating func trainMore(epochs: Int, watch: TrainingWatch = TrainingWatch()) throws -> TrainSummary {
    guard recipe.isNetwork else { throw WorkbenchError.noEpochs(detector: recipe.detector) }
    guard let detector, let network = detector.trainedNetwork else { return try train(epochs: epochs, watch: watch) }
    guard !hasDataChanged else { throw WorkbenchError.dataChanged }
    let conflicts = changesSinceTraining.filter { !["epochs", "patience"].contains($0.name) }
    guard conflicts.isEmpty else { throw WorkbenchError.cannotContinue(conflicts) }
    return try run(
      network.training, detector.preparation, network.snapshots, detector.baselines, epochs: epochs,
      origin: detector.origin, watch: watch)
  }

  private mutating func fit(_ method: AnyMethod, watch: TrainingWatch) throws -> TrainSummary {
    let preparation = try Preparation(recipe: recipe, data: data)
    let began = watch.clock()
    let options = FitOptions(seed: recipe.seed, threads: watch.threads, shouldStop: watch.shouldStop)
    let fitted: any Detector & Sized
    do {
      // The rows are trimmed already, for the baselines, too.
      fitted = try method.untrimmed.fit(preparation.learning, options: options)
    } catch {
      throw WorkbenchError(error, fitting: recipe.detector)
    }
    let seconds = watch.clock() - began
    let components = (fitted as? PCADetector)?.components.rows ?? PrincipalComponents().components
    let baselines = Baselines(preparation, components: components)
    if watch.preparesBaselines { baselines.prepare() }
    let trained = try TrainedDetector(
      recipe: recipe, source: data.source, preparation: preparation, fitted: fitted, choice: thresholdChoice,
      baselines: baselines, threads: watch.threads)
    guard !watch.shouldStop() else { throw WorkbenchError.interruptedBeforeResult }
    detector = trained
    misfit = nil
    return TrainSummary(trained, fitted: fitted, seconds: seconds)
  }

  private mutating func run(
    _ start: Training, _ preparation: Preparation, _ before: Snapshots, _ baselines: Baselines, epochs: Int,
    origin: ModelOrigin?, watch: TrainingWatch
  ) throws -> TrainSummary {
    try recipe.checkPatience(preparation)
    var training = start
    var snapshots = before
    snapshots.goOn(from: start.epochsDone)
    let choice = thresholdChoice
    let began = watch.clock()
    let (end, early) = training.run(
      epochs: epochs, patience: recipe.patience, on: preparation, shouldStop: watch.shouldStop
    ) { report, state in
      snapshots.offer(report, state)
      if watch.wantsGlimpse() {
        watch.onGlimpse(TrainingGlimpse(report, state(), preparation, choice))
      }
      watch.onEpoch(report)
    }
    if end == .interrupted { snapshots.interrupt(after: training.epochsDone) }
    let seconds = watch.clock() - began
    let trained = try TrainedDetector(
      recipe: recipe, source: data.source, preparation: preparation, training: training, choice: thresholdChoice,
      snapshots: snapshots, baselines: baselines, origin: origin, shouldStop: watch.shouldStop)
    detector = trained
    misfit = nil
    return TrainSummary(
      trained, training, epochs: epochs, end: end, early: early, epochsBefore: start.epochsDone, seconds: seconds)
  }

  /// Takes up a detector from elsewhere with the recipe and the policy that belong to it; the recipe can be undone.
  mutating func take(_ detector: TrainedDetector) {
    change { $0 = detector.recipe }
    self.detector = detector
    misfit = nil
    thresholdChoice = detector.threshold.choice
  }

  // MARK: Judging

  /// Refuses values that are not as many as a row of the session's data has, such as a drawing of other data.
  func checkWidth(_ values: [Float]) throws(WorkbenchError) {
    guard values.count == data.width else {
      throw .width(found: values.count, wanted: data.width, noun: data.domain.noun)
    }
  }

  /// The detector, or the error that says how to get one.
  public func trained() throws -> TrainedDetector {
    guard let detector else { throw WorkbenchError.notTrained }
    if let misfit { throw WorkbenchError.misfit(misfit, trainedOn: detector.preparation.domain, rows: data.domain) }
    return detector
  }

  /// Chooses thresholds by `choice` from now on; with a detector, at once.
  public mutating func choose(_ choice: ThresholdChoice) throws {
    try detector?.choose(choice)
    thresholdChoice = choice
  }

  /// Figures of the detector on its test beats, or on its validation beats.
  public func evaluate(on basis: ThresholdChoice.Basis = .test) throws -> Evaluation {
    try Evaluation(trained(), on: basis, changes: changesSinceTraining, dataChanged: hasDataChanged)
  }

  /// The detector beside the baselines, on its test beats or on its validation beats.
  public func compare(on basis: ThresholdChoice.Basis = .test) throws -> Comparison {
    try Comparison(trained(), on: basis)
  }

  /// The recipe over `count` seeds, judged on the test or on the validation beats.
  public func repeated(
    _ count: Int, on basis: ThresholdChoice.Basis = .test, watch: Repetition.Watch = Repetition.Watch()
  ) throws -> Repetition {
    try Repetition(recipe, data: data, choice: thresholdChoice, on: basis, count: count, watch: watch)
  }

  /// What the detector makes of a beat in the data's own units.
  public func score(_ values: [Float]) throws -> BeatScore {
    let detector = try trained()
    try checkWidth(values)
    return BeatScore(detector.own(values), detector: detector)
  }
}
