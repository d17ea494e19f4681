import Detectors
import Judging
import NeuralNetwork
import Tables
import Testing

struct PCADetectorTests {
  @Test(arguments: try Reference.load().pca)
  func equalsScikitLearn(_ reference: Reference.PCACase) {
    let detector = PCADetector(fit: reference.matrix(reference.samples), components: reference.components)
    #expect(detector.name == "pca")
    #expect(detector.components.rows == reference.components)
    for (value, expected) in zip(detector.mean, reference.mean) {
      #expect((Double(value) - expected).magnitude < 1e-7)
    }
    for (value, expected) in zip(detector.components.values, reference.rows) {
      #expect((Double(value) - expected).magnitude < 1e-7)
    }
    for (value, expected) in zip(detector.explainedVariance, reference.explainedVariance) {
      #expect(isClose(value, expected, relative: 1e-12))
    }
    let scores = detector.scores(reference.matrix(reference.tests))
    #expect(scores.count == reference.scores.count)
    for (value, expected) in zip(scores, reference.scores) {
      #expect(isClose(Double(value), expected, relative: 1e-6))
    }
  }

  @Test(arguments: [(-1, 0), (0, 0), (3, 3), (5, 4), (100, 4)])
  func componentsAreClamped(asked: Int, kept: Int) {
    let samples = randomMatrix(rows: 4, columns: 6, seed: 1)
    let detector = PCADetector(fit: samples, components: asked)
    #expect(detector.components.rows == kept)
    #expect(detector.explainedVariance.count == kept)
  }

  @Test func withoutComponentsItIsTheMeanDetector() {
    let samples = randomMatrix(rows: 20, columns: 6, seed: 2)
    #expect(PCADetector(fit: samples, components: 0).scores(samples) == MeanDetector(fit: samples).scores(samples))
  }

  @Test func degenerateSamples() {
    #expect(PCADetector(fit: Matrix(rows: 0, columns: 3), components: 2).components.rows == 0)
    #expect(PCADetector(fit: Matrix(rows: 3, columns: 0), components: 2).scores(Matrix(rows: 1, columns: 0)) == [0])
    let constant = Matrix(rows: 3, columns: 2, values: [1, 2, 1, 2, 1, 2])
    #expect(PCADetector(fit: constant, components: 2).explainedVariance == [0, 0])
    #expect(PCADetector(fit: constant, components: 2).scores(constant) == [0, 0, 0])
    let one = PCADetector(fit: Matrix(rows: 1, columns: 2, values: [1, 2]), components: 1)
    #expect(one.explainedVariance == [0])
  }

  @Test func notANumberIsNoTrap() {
    let samples = Matrix(rows: 3, columns: 3, values: [.nan, 1, 2, 3, .infinity, 5, 6, 7, 8])
    let scores = PCADetector(fit: samples, components: 2).scores(samples)
    #expect(scores.allSatisfy { !$0.isFinite })
  }

  /// More components leave less; all of them leave nothing. The order of training rows changes nothing to speak of.
  @Test(arguments: 1...10)
  func moreComponentsReconstructBetter(seed: Int) {
    let samples = randomMatrix(rows: 30, columns: 8, seed: seed)
    var before = Double.infinity
    for count in 0...8 {
      let detector = PCADetector(fit: samples, components: count)
      let error = detector.scores(samples).reduce(0) { $0 + Double($1) } / 30
      #expect(error < before)
      before = error
      for component in 0..<count {
        let row = detector.components[row: component]
        #expect(row.max { $0.magnitude < $1.magnitude } ?? 0 > 0)
      }
    }
    #expect(before < 1e-12)
  }
}
