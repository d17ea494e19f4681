import Detectors
import Judging

extension Workbench {
  /// Detectors of this session as lanes of a race over its test rows.
  ///
  /// With no name the trained detector and its baselines. Of those that are named, the trained one runs as it is; any other
  /// is trained by the same recipe on the same rows, with its own parameters, and kept nowhere. The threshold of each is
  /// chosen by the session's policy.
  ///
  /// - Throws: what training throws; `WorkbenchError.notTrained` without names and without a detector.
  public func raceLanes(_ names: [String], watch: TrainingWatch = TrainingWatch()) throws -> RaceLanes {
    if names.isEmpty {
      let detector = try trained()
      return RaceLanes(detector, try [RaceLane(detector)] + detector.rivals.map { try RaceLane($0, of: detector) })
    }
    if hasDataChanged { throw WorkbenchError.dataChanged }
    let recipe = detector?.recipe ?? recipe
    var fitted: [TrainedDetector] = []
    for name in names {
      if let detector, detector.recipe.detector == name {
        fitted.append(detector)
      } else {
        fitted.append(try trained(name, by: recipe, watch: watch))
      }
    }
    guard let first = detector ?? fitted.first else { throw WorkbenchError.notTrained }
    return RaceLanes(first, fitted.map(RaceLane.init))
  }

  private func trained(_ name: String, by recipe: Recipe, watch: TrainingWatch) throws -> TrainedDetector {
    var recipe = recipe
    recipe.detector = name
    let choice = detector.map(Comparison.sharedChoice) ?? thresholdChoice
    var bench = Workbench(data: data, recipe: recipe, thresholdChoice: choice)
    _ = try bench.train(watch: watch)
    return try bench.trained()
  }
}

/// Lanes, and a detector whose test rows they have scored.
public struct RaceLanes: Sendable {
  public let detector: TrainedDetector
  public let lanes: [RaceLane]

  init(_ detector: TrainedDetector, _ lanes: [RaceLane]) {
    self.detector = detector
    self.lanes = lanes
  }
}

extension RaceLane {
  fileprivate init(_ detector: TrainedDetector) {
    self.init(
      name: detector.recipe.detector,
      summary: detector.recipe.summaryText(inputs: detector.preparation.domain.width),
      scores: detector.scores.test.map(Double.init),
      threshold: Double(detector.threshold.value), choice: detector.threshold.choice.text,
      neighbors: Self.neighbors(detector.detector, detector.preparation),
      shares: Self.shares(detector.detector, detector.preparation))
  }

  fileprivate init(_ baseline: Baseline, of detector: TrainedDetector) throws {
    let threshold = try AppliedThreshold(
      Comparison.sharedChoice(detector), scores: baseline.scores, preparation: detector.preparation)
    self.init(
      name: baseline.detector.name, summary: baseline.summary, scores: baseline.scores.test.map(Double.init),
      threshold: Double(threshold.value),
      choice: threshold.choice.text, neighbors: Self.neighbors(baseline.detector, detector.preparation),
      shares: Self.shares(baseline.detector, detector.preparation))
  }

  private static func shares(
    _ detector: any Detector, _ preparation: Preparation
  ) -> @Sendable (Int) -> [Float] {
    let (test, usual) = (preparation.test.matrix, preparation.learning)
    return { Attribution(of: Array(test[row: $0]), by: detector, usual: usual).shares }
  }

  private static func neighbors(
    _ detector: any Detector, _ preparation: Preparation
  ) -> (@Sendable (Int) -> [RaceNeighbor])? {
    guard let showing = detector as? any NeighborShowing else { return nil }
    let test = preparation.test.matrix
    return { row in
      showing.neighbors(of: Array(test.values[row * test.columns..<(row + 1) * test.columns]))
        .map { RaceNeighbor(row: $0.row + 1, distance: Double($0.distance)) }
    }
  }
}
