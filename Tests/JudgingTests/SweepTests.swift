import Judging
import Testing

@Suite struct SweepTests {
  @Test(arguments: 0..<40) func confusionAtAnyThreshold(_ seed: Int) {
    let samples = LabelledScores(seed: seed, specials: [.nan, .infinity])
    let curve = ThresholdCurve(scores: samples.scores, abnormal: samples.abnormal)
    let finite = samples.scores.filter { !$0.isNaN }
    let thresholds: [Float] =
      finite.flatMap { (score: Float) -> [Float] in
        [score, score.nextDown, score.nextUp, score + 0.01]
      } + [-5, 5]
    for threshold in thresholds {
      let expected = Confusion(scores: samples.scores, abnormal: samples.abnormal, threshold: threshold)
      #expect(curve.confusion(at: threshold) == expected || curve.points.isEmpty)
    }
    let sweep = Sweep(scores: samples.scores, abnormal: samples.abnormal, thresholds: thresholds + [.nan])
    #expect(sweep.rows.map(\.threshold) == Set(thresholds).sorted())
  }

  @Test func cheapestPointOfARecall() {
    let curve = ThresholdCurve(scores: [1, 2, 3, 4, 5], abnormal: [false, true, false, true, true])
    #expect(curve.cheapest(recall: 0.6)?.confusion == Confusion(tp: 2, fp: 0, tn: 2, fn: 1))
    #expect(curve.cheapest(recall: 1)?.confusion == Confusion(tp: 3, fp: 1, tn: 1, fn: 0))
    #expect(curve.cheapest(recall: 1.1) == nil)
  }

  @Test func quantilesAndEvenSteps() {
    #expect(Sweep.quantiles(3, of: [4, 1, 3, 2, 5]) == [1, 3, 5])
    #expect(Sweep.quantiles(3, of: []).isEmpty)
    #expect(Sweep.even(from: 0, to: 1, steps: 5) == [0, 0.25, 0.5, 0.75, 1])
  }

  @Test func precisionWhereAbnormalIsRare() {
    let confusion = Confusion(tp: 90, fp: 10, tn: 90, fn: 10)
    #expect(isClose(confusion.precision(atPrevalence: confusion.prevalence), confusion.precision, relative: 1e-12))
    // 0.9 · 0.01 found against 0.1 · 0.99 false alarms.
    #expect(isClose(confusion.precision(atPrevalence: 0.01), 0.009 / (0.009 + 0.099), relative: 1e-12))
    #expect(confusion.precision(atPrevalence: 0) == 0)
    #expect(Confusion(tp: 0, fp: 0, tn: 5, fn: 5).precision(atPrevalence: 0.5) == 0)
  }
}
