import AnomalyDetection
import Detectors
import Dispatch
import NeuralNetwork

/// A detector with its scores of every beat of a preparation; as a rule one that any network must beat.
struct Baseline: Sendable {
  let detector: any Detector
  /// What it does, in a few words.
  let summary: String
  let scores: Scores

  init(_ detector: any Detector, _ summary: String, scores: Scores) {
    self.detector = detector
    self.summary = summary
    self.scores = scores
  }

  init(_ detector: any Detector, _ summary: String, _ preparation: Preparation) {
    self.init(detector, summary, scores: Scores(detector: detector, preparation: preparation))
  }
}

/// The baselines of one training, fitted on the beats it learns from: each once, when it is first wanted or ahead of
/// that, and then kept with the trained detector.
final class Baselines: Sendable {
  private let mean: Once<Baseline>
  private let pca: Once<Baseline>

  /// Of a network with `bottleneck` units, trained on this preparation.
  init(_ preparation: Preparation, bottleneck: Int) {
    let training = preparation.training.matrix
    mean = Once { Baseline(MeanDetector(fit: training), "distance to the mean training beat", preparation) }
    pca = Once {
      Baseline(
        PCADetector(fit: training, components: bottleneck),
        bottleneck == 1 ? "1 principal component" : "\(bottleneck) principal components", preparation)
    }
  }

  /// The distance to the mean training beat.
  var meanBeat: Baseline { mean.value }

  /// All of them, the simplest first.
  var all: [Baseline] { [mean.value, pca.value] }

  /// Fits them on another core, so that nobody waits for it later.
  func prepare() {
    DispatchQueue.global(qos: .utility).async { _ = self.all }
  }
}
