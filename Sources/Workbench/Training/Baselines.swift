import Detectors
import Dispatch
import Judging
import NeuralNetwork

/// A detector with its scores of every beat of a preparation; as a rule one that any network must beat.
struct Baseline: Sendable {
  let detector: any Detector
  /// The method it is a fit of; `nil` for a network.
  let method: AnyMethod?
  /// What it does, in a few words.
  let summary: String
  let scores: Scores

  init(_ detector: any Detector, _ summary: String, method: AnyMethod? = nil, scores: Scores) {
    self.detector = detector
    self.method = method
    self.summary = summary
    self.scores = scores
  }

  init(_ detector: any Detector, _ summary: String, method: AnyMethod, _ preparation: Preparation) {
    self.init(detector, summary, method: method, scores: Scores(detector: detector, preparation: preparation))
  }
}

extension Baseline {
  /// The same, judged on the test rows of another preparation.
  fileprivate init(_ other: Baseline, judging preparation: Preparation) {
    self.init(
      other.detector, other.summary, method: other.method,
      scores: other.scores.judging(other.detector.scores(preparation.test.matrix)))
  }
}

/// The baselines of one training, fitted on the beats it learns from: each once, when it is first wanted or ahead of
/// that, and then kept with the trained detector.
final class Baselines: Sendable {
  private let mean: Once<Baseline>
  private let pca: Once<Baseline>

  /// Of a detector trained on this preparation; a network is held against as many principal components as its bottleneck
  /// has units.
  init(_ preparation: Preparation, components: Int) {
    let training = preparation.learning
    mean = Once {
      Baseline(
        MeanDetector(fit: training), "distance to the mean training beat", method: AnyMethod(MeanMethod()), preparation)
    }
    pca = Once {
      Baseline(
        PCADetector(fit: training, components: components),
        components == 1 ? "1 principal component" : "\(components) principal components",
        method: AnyMethod(PrincipalComponents(components: components)), preparation)
    }
  }

  /// The same, judged on the test rows of another preparation.
  init(_ others: Baselines, judging preparation: Preparation) {
    mean = Once { Baseline(others.mean.value, judging: preparation) }
    pca = Once { Baseline(others.pca.value, judging: preparation) }
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

extension AnyMethod {
  /// The same on all rows.
  var untrimmed: AnyMethod { AnyMethod(method) }
}
