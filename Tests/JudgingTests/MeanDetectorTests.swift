import Detectors
import Judging
import NeuralNetwork
import Tables
import Testing

struct MeanDetectorTests {
  @Test func knownScores() {
    let detector = MeanDetector(fit: Matrix(rows: 2, columns: 2, values: [1, 2, 3, 6]))
    #expect(detector.name == "mean")
    #expect(detector.mean == [2, 4])
    #expect(detector.scores(Matrix(rows: 3, columns: 2, values: [2, 4, 3, 4, 0, 0])) == [0, 0.5, 10])
  }

  @Test func noSamples() {
    let detector = MeanDetector(fit: Matrix(rows: 0, columns: 2))
    #expect(detector.mean == [0, 0])
    #expect(detector.scores(Matrix(rows: 0, columns: 2)).isEmpty)
    #expect(MeanDetector(fit: Matrix(rows: 2, columns: 0)).scores(Matrix(rows: 1, columns: 0)) == [0])
  }

  @Test func notANumberStaysVisible() {
    let detector = MeanDetector(fit: Matrix(rows: 1, columns: 2, values: [0, 0]))
    #expect(detector.scores(Matrix(rows: 1, columns: 2, values: [.nan, 1]))[0].isNaN)
  }
}
