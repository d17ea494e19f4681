import Judging
import Testing

struct ThresholdCurveTests {
  @Test(arguments: try Reference.load().metrics)
  func pointsEqualScikitLearn(_ reference: Reference.MetricsCase) {
    let points = ThresholdCurve(scores: reference.scores, abnormal: reference.labels).points
    #expect(points.map(\.threshold) == reference.thresholds)
    #expect(
      points.map { [$0.confusion.tp, $0.confusion.fp, $0.confusion.tn, $0.confusion.fn] } == reference.counts)
  }

  @Test(arguments: 1...100)
  func everyPointIsTheConfusionAtItsThreshold(seed: Int) {
    let data = LabelledScores(seed: seed, specials: [.infinity, -.infinity, .nan, 0, -0.0])
    let points = ThresholdCurve(scores: data.scores, abnormal: data.abnormal).points
    for point in points {
      #expect(
        point.confusion == Confusion(scores: data.scores, abnormal: data.abnormal, threshold: point.threshold))
    }
    for (point, next) in zip(points, points.dropFirst()) {
      #expect(point.threshold < next.threshold)
      #expect(point.falsePositiveRate >= next.falsePositiveRate)
      #expect(point.truePositiveRate >= next.truePositiveRate)
    }
  }

  @Test(arguments: 1...50)
  func theAreaUnderThePointsIsTheAUC(seed: Int) {
    let data = LabelledScores(seed: seed)
    guard let area = Metrics.rocAUC(scores: data.scores, abnormal: data.abnormal) else { return }
    let points = ThresholdCurve(scores: data.scores, abnormal: data.abnormal).points
    let trapezoids = zip(points, points.dropFirst()).map {
      ($0.falsePositiveRate - $1.falsePositiveRate) * ($0.truePositiveRate + $1.truePositiveRate) / 2
    }
    #expect((trapezoids.reduce(0, +) - area).magnitude < 1e-12)
  }

  @Test func fromEverythingAbnormalToNothing() {
    let points = ThresholdCurve(scores: [3, 1, 3], abnormal: [true, false, false]).points
    #expect(
      points == [
        CurvePoint(threshold: Float(1).nextDown, confusion: Confusion(tp: 1, fp: 2, tn: 0, fn: 0)),
        CurvePoint(threshold: 1, confusion: Confusion(tp: 1, fp: 1, tn: 1, fn: 0)),
        CurvePoint(threshold: 3, confusion: Confusion(tp: 0, fp: 0, tn: 2, fn: 1)),
      ])
  }

  @Test func withoutComparableScoresThereIsNoPoint() {
    #expect(ThresholdCurve(scores: [], abnormal: []).points.isEmpty)
    #expect(ThresholdCurve(scores: [.nan], abnormal: [true]).points.isEmpty)
  }
}
