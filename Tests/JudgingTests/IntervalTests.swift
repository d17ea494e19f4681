import Judging
import Testing

@Suite struct IntervalTests {
  /// Against the formula, worked out apart.
  @Test(arguments: [
    (208, 208, 0.98187, 1.0), (0, 208, 0.0, 0.01813), (207, 208, 0.97327, 0.99915), (5, 10, 0.23659, 0.76341),
    (1, 1, 0.20655, 1.0), (495, 500, 0.97681, 0.99572),
  ]) func wilson(_ hits: Int, _ count: Int, _ low: Double, _ high: Double) throws {
    let interval = try #require(Interval.wilson(hits, of: count))
    #expect(abs(interval.low - low) < 1e-5 && abs(interval.high - high) < 1e-5, "\(interval)")
    #expect(Interval.wilson(0, of: 0) == nil)
  }

  /// Nothing went wrong, and yet nothing is certain.
  @Test func aPerfectConfusionIsNotCertain() throws {
    let figures = try #require(FigureIntervals(Confusion(tp: 208, fp: 0, tn: 292, fn: 0)))
    for interval in [figures.accuracy, figures.precision, figures.recall, figures.f1, figures.f2] {
      let interval = try #require(interval)
      #expect(interval.high == 1 && interval.low < 0.995 && interval.low > 0.95, "\(interval)")
    }
  }

  @Test func withoutAlarmsThereIsNoPrecision() throws {
    let figures = try #require(FigureIntervals(Confusion(tp: 0, fp: 0, tn: 292, fn: 208)))
    #expect(figures.precision == nil && figures.recall.low == 0 && figures.f1.low == 0 && figures.f1.high > 0)
    #expect(FigureIntervals(Confusion(tp: 3, fp: 0, tn: 0, fn: 1)) == nil)
  }

  /// Of many samples from a known world the intervals hold the true figure in about 95 of 100.
  @Test func intervalsCoverTheTruth() throws {
    let (recall, alarms, size) = (0.97, 0.02, 200)
    let truth = Confusion(tp: 9700, fp: 200, tn: 9800, fn: 300)
    var random = Numbers(seed: 5)
    var covered = [0, 0, 0]
    let trials = 1500
    for _ in 0..<trials {
      let tp = (0..<size).count { _ in random.next() < recall }
      let fp = (0..<size).count { _ in random.next() < alarms }
      let figures = try #require(FigureIntervals(Confusion(tp: tp, fp: fp, tn: size - fp, fn: size - tp)))
      if figures.recall.contains(truth.recall) { covered[0] += 1 }
      if figures.f1.contains(truth.f1) { covered[1] += 1 }
      if figures.f2.contains(truth.f2) { covered[2] += 1 }
    }
    for count in covered { #expect((0.92...0.99).contains(Double(count) / Double(trials)), "\(covered)") }
  }
}

/// Even numbers in 0 ..< 1.
private struct Numbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53
  }
}

@Suite struct BootstrapTests {
  private let scores: [Float] = (0..<100).map { Float($0 * 37 % 100) }
  private var abnormal: [Bool] { scores.map { $0 > 60 || $0.truncatingRemainder(dividingBy: 7) == 0 } }

  @Test func theSameSeedGivesTheSameIntervals() throws {
    let first = try #require(Bootstrap(scores: [scores], abnormal: abnormal, seed: 3))
    let again = try #require(Bootstrap(scores: [scores], abnormal: abnormal, seed: 3))
    let other = try #require(Bootstrap(scores: [scores], abnormal: abnormal, seed: 4))
    #expect(first.auc(0) == again.auc(0))
    #expect(first.auc(0) != other.auc(0))
  }

  @Test func intervalsHoldTheFigureAndNarrowWithMoreSamples() throws {
    let few = try #require(Bootstrap(scores: [scores], abnormal: abnormal, seed: 1))
    let many = try #require(
      Bootstrap(
        scores: [Array(repeating: scores, count: 9).flatMap { $0 }],
        abnormal: Array(repeating: abnormal, count: 9).flatMap { $0 }, seed: 1))
    let auc = try #require(Metrics.rocAUC(scores: scores, abnormal: abnormal))
    for bootstrap in [few, many] { #expect(bootstrap.auc(0).contains(auc)) }
    // Nine times the samples, a third of the width.
    let ratio = (many.auc(0).high - many.auc(0).low) / (few.auc(0).high - few.auc(0).low)
    #expect((0.25...0.42).contains(ratio))
  }

  /// Two detectors that find the same samples hard differ less than their own intervals let one fear.
  @Test func aDifferenceIsPaired() throws {
    let shifted = zip(scores, abnormal).map { $0 + ($1 ? 1.5 : 0) }
    let bootstrap = try #require(Bootstrap(scores: [scores, shifted, scores], abnormal: abnormal, seed: 1))
    let difference = bootstrap.difference(1, 0)
    #expect(difference.low > 0)
    #expect(difference.high - difference.low < (bootstrap.auc(0).high - bootstrap.auc(0).low) / 3)
    #expect(bootstrap.difference(2, 0) == Interval(low: 0, high: 0))
    let back = bootstrap.difference(0, 1)
    #expect(abs(back.low + difference.high) < 0.002 && abs(back.high + difference.low) < 0.002)
  }

  @Test func nothingToDrawFrom() {
    #expect(Bootstrap(scores: [[1, 2]], abnormal: [true, true], seed: 1) == nil)
    #expect(Bootstrap(scores: [[1, .nan]], abnormal: [true, false], seed: 1) == nil)
  }

  /// A perfect separation is one in every draw, and still not certain.
  @Test func aPerfectSeparationIsNotCertain() throws {
    func low(_ size: Int) throws -> Double {
      let scores = (0..<2 * size).map(Float.init)
      let bootstrap = try #require(Bootstrap(scores: [scores], abnormal: scores.map { $0 >= Float(size) }, seed: 1))
      #expect(bootstrap.auc(0).high == 1)
      return bootstrap.auc(0).low
    }
    let lows = try [2, 20, 200].map(low)
    #expect(lows == lows.sorted() && lows[0] < 0.5 && lows[1] > 0.8 && lows[2] > 0.98 && lows[2] < 1, "\(lows)")
  }
}
