import Judging
import Testing

struct ConfusionTests {
  @Test(arguments: try Reference.load().metrics)
  func figuresEqualScikitLearn(_ reference: Reference.MetricsCase) {
    for expected in reference.figures {
      let confusion = Confusion(
        scores: reference.scores, abnormal: reference.labels, threshold: expected.threshold)
      #expect([confusion.tp, confusion.fp, confusion.tn, confusion.fn] == expected.counts)
      let pairs = [
        (confusion.accuracy, expected.accuracy), (confusion.precision, expected.precision),
        (confusion.recall, expected.recall), (confusion.specificity, expected.specificity),
        (confusion.f1, expected.f1), (confusion.f2, expected.f2),
      ]
      for (value, expected) in pairs { #expect((value - expected).magnitude <= 1e-15) }
    }
  }

  @Test func knownFigures() {
    let confusion = Confusion(tp: 6, fp: 2, tn: 10, fn: 2)
    #expect(confusion.accuracy == 0.8)
    #expect(confusion.precision == 0.75)
    #expect(confusion.recall == 0.75)
    #expect(confusion.specificity == 10.0 / 12)
    #expect(confusion.f1 == 0.75)
    #expect(Confusion(tp: 4, fp: 0, tn: 0, fn: 1).f2 == 20.0 / 24)
  }

  @Test func undefinedFiguresAreZero() {
    let nothing = Confusion(tp: 0, fp: 0, tn: 0, fn: 0)
    #expect(
      [nothing.accuracy, nothing.precision, nothing.recall, nothing.specificity, nothing.f1, nothing.f2] == [
        0, 0, 0, 0, 0, 0,
      ])
  }

  @Test func aScoreAtTheThresholdIsNormal() {
    let confusion = Confusion(scores: [1, 1, 2], abnormal: [true, false, true], threshold: 1)
    #expect(confusion == Confusion(tp: 1, fp: 0, tn: 1, fn: 1))
  }

  @Test func aScoreThatIsNotANumberIsNormal() {
    let confusion = Confusion(scores: [.nan, .nan, .infinity], abnormal: [true, false, true], threshold: 1)
    #expect(confusion == Confusion(tp: 1, fp: 0, tn: 1, fn: 1))
  }

  @Test func hugeCountsDoNotOverflow() {
    let confusion = Confusion(tp: .max, fp: .max, tn: .max, fn: .max)
    #expect(confusion.accuracy == 0.5)
    #expect(confusion.f1 == 0.5)
  }
}
