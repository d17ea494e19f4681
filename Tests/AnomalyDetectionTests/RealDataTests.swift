import AnomalyDetection
import NeuralNetwork
import Testing

/// The trivial detectors on ECG5000, trained on the 2,627 normal beats of the 4,500: what any other has to beat.
@Suite(.enabled(if: ECG5000.isExpected))
struct RealDataTests {
  /// Figures of scikit-learn. Feature scaling learned from normal beats alone spreads them over the whole range, so it
  /// weighs the points differently; a single range for all points changes no order.
  @Test(arguments: [
    ECG5000.Case(perFeature: true, fromNormals: true, mean: 0.9584, pca: 0.9863),
    ECG5000.Case(perFeature: true, fromNormals: false, mean: 0.9607, pca: 0.9934),
    ECG5000.Case(perFeature: false, fromNormals: true, mean: 0.9766, pca: 0.9913),
  ])
  func trivialDetectors(_ expected: ECG5000.Case) throws {
    let (training, test) = try ECG5000.load()
    #expect(training.normal.rows == 2627)
    let scaling = Scaling(
      fit: expected.fromNormals ? training.normal : training.matrix, perFeature: expected.perFeature)
    let usual = scaling(training.normal)
    let samples = scaling(test.matrix)

    let detectors: [(any Detector, Double)] = [
      (MeanDetector(fit: usual), expected.mean), (PCADetector(fit: usual, components: 2), expected.pca),
    ]
    for (detector, area) in detectors {
      let value = try #require(Metrics.rocAUC(scores: detector.scores(samples), abnormal: test.abnormal))
      #expect((value - area).magnitude < 0.0001, "\(detector.name)")
    }
  }

  /// A detector that repeats the mean beat, and one that keeps a single component, fall on either side of the rule.
  @Test func collapseRule() throws {
    let training = try ECG5000.load().training.normal
    let usual = Scaling(fit: training, perFeature: true)(training)
    let detector = PCADetector(fit: usual, components: 1)
    let repeated = Matrix(
      rows: usual.rows, columns: usual.columns, values: (0..<usual.rows).flatMap { _ in detector.mean })
    #expect(CollapseReport(inputs: usual, reconstructions: repeated, hiddenActivations: []).isCollapsed)

    var projected = repeated
    let component = Array(detector.components[row: 0])
    for row in 0..<usual.rows {
      let length = zip(zip(usual[row: row], detector.mean), component).reduce(0) { $0 + ($1.0.0 - $1.0.1) * $1.1 }
      for column in 0..<usual.columns {
        projected.values[row * usual.columns + column] += length * component[column]
      }
    }
    let report = CollapseReport(inputs: usual, reconstructions: projected, hiddenActivations: [])
    #expect(!report.isCollapsed)
    // The first component holds 37 % of the variance of normal beats, which is a spread of 0.61.
    #expect((report.spreadRatio - 0.6078).magnitude < 0.0001)
    #expect((report.explainedVariance - 0.6078 * 0.6078).magnitude < 0.0002)
  }
}
