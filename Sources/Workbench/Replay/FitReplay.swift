import Detectors
import Judging
import Tables

/// The last fit of a method that learns step by step, as it went: the fit is done once more, and gives the same.
public struct FitReplay: Sendable {
  /// What every kept step was like, in order.
  public let steps: [FitFigures]
  /// What a step is called: `iteration`, `tree`.
  public let stepName: String
  /// What the steps make smaller or larger; nil where there is no such number.
  public let objectiveName: String?
  /// What happened on the way.
  public let moments: [FitMoment]
  /// What the distance to the mean training row scores on the watched rows.
  public let meanAUC: Double?
  /// Where the rows are looked at.
  public let plane: FitPlane
  /// Where nearly all scores lie, over all steps.
  public let scoreRange: ClosedRange<Double>
  /// Rows to show in full, two at a time: of the watched rows, then the drawing that is worked on.
  public let pairs: [[ReplayBeat]]
  /// Which rows are watched.
  public let basis: ThresholdChoice.Basis
  /// What the rows are.
  public let domain: Domain
  /// The lowest and the highest value of each column among the training rows.
  public let columns: ColumnHeights
  /// The detector's name.
  public let method: String
  let detector: TrainedDetector
  private let fitted: [FitStep]

  /// Whether a replay of this detector is one of a fit.
  public static func isPossible(_ detector: TrainedDetector) -> Bool {
    (try? detector.recipe.method())?.isStepped ?? false
  }

  /// - Throws: `WorkbenchError.needsOtherDetector` for a method that fits at once.
  public init(
    _ detector: TrainedDetector, drawn: [Float]? = nil, threads: Int = 1,
    stop: @escaping @Sendable () -> Bool = { false }
  ) throws {
    let options = FitOptions(seed: detector.recipe.seed, threads: threads, shouldStop: stop)
    let method = try detector.recipe.method()?.untrimmed
    let made: FitSteps?
    do throws(FitError) {
      made = try method?.steps(detector.preparation.learning, options: options)
    } catch {
      throw WorkbenchError(error, fitting: detector.recipe.detector)
    }
    guard let made, let last = made.steps.last else {
      throw WorkbenchError.needsOtherDetector(
        what: "replay", detector: detector.recipe.detector,
        able: [Recipe.autoencoder] + MethodCatalogue.steppedNames)
    }
    self.detector = detector
    self.method = detector.recipe.detector
    (stepName, objectiveName, fitted) = (made.stepName, made.objectiveName, made.steps)
    let watched = detector.preparation.watched
    basis = watched.basis
    domain = detector.preparation.domain
    columns = ColumnHeights(detector.preparation.partition.training)
    plane = FitPlane(detector.preparation.training.matrix, made.steps)
    var scores: [[Float]] = []
    for step in made.steps {
      if stop() { throw WorkbenchError.interruptedBeforeResult }
      scores.append(step.detector.scores(watched.samples.matrix, threads: threads))
    }
    let shifts = plane.shifts
    steps = made.steps.indices.map { place in
      let judged =
        watched.samples.hasBothGroups
        ? LabelledScores(scores[place], watched.samples, on: watched.basis) : nil
      return FitFigures(
        step: made.steps[place].number, objective: made.steps[place].objective, auc: judged?.auc,
        averagePrecision: judged?.averagePrecision, shift: shifts[place])
    }
    meanAUC =
      watched.samples.hasBothGroups
      ? LabelledScores(
        detector.baselines.meanBeat.scores[watched.basis], watched.samples, on: watched.basis
      ).auc : nil
    moments = FitMoment.all(steps)
    scoreRange = Self.range(of: scores, last: last.number)
    var pairs = detector.preparation.shownBeats()
    if let drawn {
      let drawing = ReplayBeat(name: Workbench.currentDrawing, beatClass: nil, values: drawn)
      pairs.append([drawing] + (pairs.first?.suffix(1) ?? []))
    }
    self.pairs = pairs
  }

  /// The place of the kept step that is nearest to this one.
  public func place(of step: Int) -> Int {
    steps.indices.min { abs(steps[$0].step - step) < abs(steps[$1].step - step) } ?? 0
  }

  /// What is to be seen of a kept step, with a pair of rows.
  public func frame(at place: Int, pair: Int) -> FitFrame {
    FitFrame(
      fitted[place].detector, detector.preparation, plane: plane, place: place, choice: detector.threshold.choice,
      rows: pairs.isEmpty ? [] : pairs[pair % pairs.count])
  }

  /// From the lowest score to where nearly all of them lie.
  private static func range(of scores: [[Float]], last: Int) -> ClosedRange<Double> {
    let finite = scores.map { $0.filter(\.isFinite) }
    let low = finite.compactMap { $0.min() }.min().map(Double.init) ?? 0
    let high = finite.compactMap { Statistics.percentile(95, of: $0) }.max().map(Double.init) ?? 1
    return high > low ? low...high : low...(low + 1)
  }
}

/// What a fit was like after one of its steps.
public struct FitFigures: Equatable, Sendable {
  /// How many steps were made; 0 is the start.
  public let step: Int
  /// The number that the steps make smaller or larger.
  public let objective: Double?
  /// On the watched rows; nil where they are not both normal and abnormal.
  public let auc: Double?
  public let averagePrecision: Double?
  /// How far the centers moved since the kept step before, on average; nil without centers, and at the first step.
  public let shift: Double?
}

/// Something that happened in a fit, looked back on.
public struct FitMoment: Equatable, Sendable {
  /// What happened.
  public enum Kind: Equatable, Sendable {
    /// From here to the end the AUC stays within a hundredth of the last one.
    case settled
    /// The highest AUC, where it lies a hundredth and more above the last one.
    case peak(last: Double)
    /// The longest move of the centers.
    case longestMove
  }

  public let kind: Kind
  public let step: Int

  /// Its name in records.
  public var name: String {
    switch kind {
    case .settled: "settled"
    case .peak: "highest AUC"
    case .longestMove: "longest move"
    }
  }

  /// How far an AUC may lie from the last one and count as the same.
  public static let same = 0.01

  static func all(_ steps: [FitFigures]) -> [FitMoment] {
    var moments: [FitMoment] = []
    if let longest = steps.max(by: { ($0.shift ?? 0) < ($1.shift ?? 0) }), let shift = longest.shift, shift > 0 {
      moments.append(FitMoment(kind: .longestMove, step: longest.step))
    }
    if let last = steps.last?.auc, steps.count > 1 {
      let unsettled = steps.lastIndex { abs(($0.auc ?? 0) - last) > same }
      let place = unsettled.map { $0 + 1 } ?? 0
      moments.append(FitMoment(kind: .settled, step: steps[place].step))
      if let best = steps.max(by: { ($0.auc ?? 0) < ($1.auc ?? 0) }), let auc = best.auc, auc - last >= same {
        moments.append(FitMoment(kind: .peak(last: last), step: best.step))
      }
    }
    return moments.sorted { $0.step < $1.step }
  }
}
