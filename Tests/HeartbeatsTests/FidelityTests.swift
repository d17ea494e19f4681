import Heartbeats
import Tables
import TestSupport
import Testing

/// Simulated beats do to a detector what real ones do (the figures stand in Data/README.md).
@Suite(.needsRealData) struct FidelityTests {
  private let simulator: Simulator
  private let real: DataSet

  init() throws {
    simulator = try Simulator(contentsOf: SimulatorTests.path)
    real = try RealData.read()
  }

  private func all(_ data: DataSet) -> RowSet {
    RowSet(beats: data.train.values + data.test.values, classes: data.train.classes + data.test.classes)
  }

  @Test(arguments: [
    (RowClass.normal, 0.99), (.rOnT, 0.99), (.prematureVentricular, 0.95), (.supraventricular, 0.98),
  ])
  func meanBeatsAreAlike(beatClass: RowClass, least: Double) throws {
    let realMean = try #require(all(real).mean(of: beatClass))
    for seed in 1...5 {
      let mean = try #require(all(simulator.data(seed: seed)).mean(of: beatClass))
      #expect(Judging.correlation(mean, realMean) >= least)
    }
  }

  /// Second differences see the noise and hardly the waves: without noise there are a tenth of them.
  @Test(arguments: [RowClass.normal, .rOnT]) func noiseIsAsRough(beatClass: RowClass) {
    let made = roughness(simulator.data(seed: 1).test, beatClass) / roughness(real.test, beatClass)
    #expect((0.75...1.3).contains(made))
  }

  private func roughness(_ beats: RowSet, _ beatClass: RowClass) -> Double {
    let rows = beats.indices(of: beatClass).map { Array(beats.row($0)) }
    let squares = rows.map { row in
      (15..<90).reduce(0.0) { sum, point in
        let second = Double(row[point + 1] - 2 * row[point] + row[point - 1])
        return sum + second * second
      }
    }
    return (squares.reduce(0, +) / Double(rows.count)).squareRoot()
  }

  @Test func principalComponentsLearnedOnEitherWorkOnTheOther() {
    for seed in 1...3 {
      let made = simulator.data(seed: seed)
      #expect(Judging.principalComponentsAUC(5, training: made.test, test: real.train) >= 0.98)
      #expect(Judging.principalComponentsAUC(5, training: real.test, test: made.train) >= 0.95)
    }
  }

  /// The simulated world must not be easier than the real one.
  @Test func theTrivialDetectorDoesAsWellAsOnRealBeats() {
    let onReal = Judging.trivialAUC(training: real.test, test: real.test)
    let onMade = (1...5).map { seed in
      let made = simulator.data(seed: seed).test
      return Judging.trivialAUC(training: made, test: made)
    }
    #expect(abs(onReal - 0.963) < 0.001)
    #expect(abs(onMade.reduce(0, +) / 5 - onReal) < 0.01)
    #expect(onMade.allSatisfy { $0 < 0.985 })
  }

  /// The judges themselves reproduce the reference figures on the real 500 beats.
  @Test func theJudgesAgreeWithReferenceFigures() {
    #expect(abs(Judging.trivialAUC(training: real.test, test: real.train) - 0.9584) < 0.0005)
    #expect(abs(Judging.principalComponentsAUC(5, training: real.test, test: real.train) - 0.9873) < 0.0005)
  }
}
