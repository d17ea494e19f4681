import Foundation
import Heartbeats
import SeededRandom
import Tables
import TestSupport
import Testing

@Suite struct SimulatorTests {
  static let path = Checkout.path("Data/simulator.json")
  private let simulator: Simulator

  init() throws { simulator = try Simulator(contentsOf: Self.path) }

  @Test func aDataSetHasTheArchivesCounts() {
    let data = simulator.data(seed: 4)
    #expect(data.source == .simulated(seed: 4))
    #expect(RowClass.heartbeats.map(data.train.count(of:)) == [292, 177, 10, 19, 2])
    #expect(RowClass.heartbeats.map(data.test.count(of:)) == [2627, 1590, 86, 175, 22])
    // Shuffled: neither part begins with one class alone.
    #expect(Set(data.train.classes.prefix(30)).count > 1 && Set(data.test.classes.prefix(30)).count > 1)
  }

  @Test func theSeedDecides() {
    #expect(simulator.data(seed: 1) == simulator.data(seed: 1))
    #expect(simulator.data(seed: 1).train != simulator.data(seed: 2).train)
    let counts = [RowClass.normal: 5]
    let one = simulator.beats(counts: counts, seed: 1, purpose: "one")
    #expect(one != simulator.beats(counts: counts, seed: 1, purpose: "other"))
    #expect(one == simulator.beats(counts: counts, seed: 1, purpose: "one"))
  }

  @Test func askingForMoreKeepsWhatWasThere() {
    let few = simulator.beats(counts: [.normal: 3, .rOnT: 2], seed: 1, purpose: "p")
    let more = simulator.beats(counts: [.normal: 5, .prematureVentricular: -1, .rOnT: 4], seed: 1, purpose: "p")
    #expect(few.classes == [.normal, .normal, .normal, .rOnT, .rOnT])
    #expect(more.picked([0, 1, 2, 5, 6]) == few)
    #expect(more.count == 9)
  }

  @Test func beatsAreNormalisedWhateverTheSeed() {
    for seed in [Int.min, -1, 0, 1, 7, 99, .max] {
      let beats = simulator.beats(
        counts: Dictionary(uniqueKeysWithValues: RowClass.heartbeats.map { ($0, 60) }), seed: seed, purpose: "p")
      for index in 0..<beats.count {
        let values = beats.row(index).map(Double.init)
        let mean = values.reduce(0, +) / 140
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 139
        #expect(abs(mean) < 1e-6 && abs(variance - 1) < 1e-5)
      }
    }
  }

  @Test func wavesCanBeMadeSmallerOrTakenAway() {
    let whole = simulator.beat(of: .normal, seed: 3)
    let without = simulator.beat(of: .normal, seed: 3, amplitudes: [.p: 0])
    #expect(whole == simulator.beat(of: .normal, seed: 3, amplitudes: [.p: 1]))
    #expect(whole.rowClass == .normal)
    #expect(whole.values[100...108].max() ?? 0 > 1.2)
    #expect(without.values[100...108].max() ?? 9 < 0.8)
  }

  @Test func aMeanShapeIsMadeOfNamedWaves() {
    var shape = simulator.meanShape(of: .normal)
    #expect((100...108).contains(shape[.p].centre) && shape[.p].amplitude > 1)
    #expect((2...5).contains(shape[.qrs].centre) && shape[.qrs].amplitude < -3)
    let peak = shape.values()[104]
    shape[.p].amplitude = 0
    #expect(shape.values()[104] < peak - 1)
    let again = BeatShape(parameters: shape.parameters)
    #expect(zip(again.curve(), shape.curve()).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test func aCurveIsTheSumOfItsWaves() {
    let flat = WaveShape(centre: 0, width: 1, amplitude: 0)
    var shape = BeatShape(baseline: 1, drift: 0.5, waves: [WaveShape](repeating: flat, count: Wave.allCases.count))
    shape[.t] = WaveShape(centre: 40, width: 10, amplitude: 2)
    shape[.p] = WaveShape(centre: 100, width: 5, amplitude: -3)
    let curve = shape.curve()
    #expect(abs(curve[40] - (3 + 0.5 * BeatShape.slope(40))) < 1e-12)
    #expect(abs(curve[50] - (1 + 2 * exp(-0.5) + 0.5 * BeatShape.slope(50))) < 1e-6)
    #expect(abs(curve[100] - (-2 + 2 * exp(-18) + 0.5 * BeatShape.slope(100))) < 1e-6)
    #expect(curve[0] > 0.5 && curve[139] == 1.5)
  }
}
