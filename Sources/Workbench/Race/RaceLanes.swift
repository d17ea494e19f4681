import AnomalyDetection

extension Workbench {
  /// The fitted detectors of this session as lanes of a race over its test rows: the one place that a new kind of
  /// detector has to be added to.
  ///
  /// Each has the threshold that the session's policy chooses for it.
  public func raceLanes() throws -> [RaceLane] {
    let detector = try trained()
    let shared = Comparison.sharedChoice(detector)
    let own = RaceLane(
      name: "autoencoder", scores: detector.scores.test.map(Double.init),
      threshold: Double(detector.threshold.value), choice: detector.threshold.choice.text)
    return try [own]
      + detector.baselines.all.map { baseline in
        let threshold = try AppliedThreshold(shared, scores: baseline.scores, preparation: detector.preparation)
        return RaceLane(
          name: baseline.detector.name, scores: baseline.scores.test.map(Double.init),
          threshold: Double(threshold.value), choice: threshold.choice.text)
      }
  }
}
