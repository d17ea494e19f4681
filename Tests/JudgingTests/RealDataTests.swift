import Detectors
import Heartbeats
import Judging
import NeuralNetwork
import Tables
import TestSupport
import Testing

/// The trivial detectors on ECG5000, trained on the 2,627 normal beats of the 4,500: what any other has to beat.
@Suite(.needsRealData)
struct RealDataTests {
  /// Areas under the ROC curve that the trivial detectors reach under a scaling.
  struct Case: CustomTestStringConvertible {
    let scaling: ScalingKind
    let fromNormals: Bool
    let mean, pca: Double
    var testDescription: String {
      "\(scaling) scaling from \(fromNormals ? "normal" : "all") training beats"
    }
  }

  /// As Anomagram uses them: the 4,500 beats of TEST to train on, the 500 of TRAIN to test on.
  private let training, test: RowSet

  init() throws {
    let data = try UCRReader.read(contentsOf: RealData.requiredFolder())
    (training, test) = (data.test, data.train)
  }

  private var normals: RowSet { training.picked(training.classes.indices.filter { !training.classes[$0].isAbnormal }) }

  /// Figures of scikit-learn. Feature scaling learned from normal beats alone spreads them over the whole range, so it
  /// weighs the points differently; a single range for all points changes no order.
  @Test(arguments: [
    Case(scaling: .feature, fromNormals: true, mean: 0.9584, pca: 0.9863),
    Case(scaling: .feature, fromNormals: false, mean: 0.9607, pca: 0.9934),
    Case(scaling: .global, fromNormals: true, mean: 0.9766, pca: 0.9913),
  ])
  func trivialDetectors(_ expected: Case) throws {
    #expect(normals.count == 2627)
    let scaling = Scaling(kind: expected.scaling, fit: (expected.fromNormals ? normals : training))
    let usual = scaling.matrix(normals)
    let samples = scaling.matrix(test)
    let abnormal = test.classes.map(\.isAbnormal)

    let detectors: [(any Detector, Double)] = [
      (MeanDetector(fit: usual), expected.mean), (PCADetector(fit: usual, components: 2), expected.pca),
    ]
    for (detector, area) in detectors {
      let value = try #require(Metrics.rocAUC(scores: detector.scores(samples), abnormal: abnormal))
      #expect((value - area).magnitude < 0.0001, "\(detector.name)")
    }
  }

  /// A detector that repeats the mean beat, and one that keeps a single component, fall on either side of the rule.
  @Test func collapseRule() throws {
    let usual = Scaling(kind: .feature, fit: normals).matrix(normals)
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

extension Scaling {
  fileprivate func matrix(_ beats: RowSet) -> Matrix {
    Matrix(rows: beats.count, columns: Heartbeat.points, values: scale(beats.values))
  }
}
