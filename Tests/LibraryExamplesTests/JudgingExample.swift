import Judging
import Testing

@Suite struct JudgingExample {
  @Test func judgesScores() throws {
    // Example: The anomaly scores of six rows, and which of them are abnormal.
    let scores: [Float] = [0.1, 0.2, 0.3, 0.4, 0.35, 0.9]
    let abnormal = [false, false, false, false, true, true]
    let auc = Metrics.rocAUC(scores: scores, abnormal: abnormal)
    let threshold = try ThresholdPolicy.best(.f1).threshold(training: [], labelled: (scores, abnormal))
    let confusion = Confusion(scores: scores, abnormal: abnormal, threshold: threshold)
    let recall = Interval.wilson(confusion.tp, of: confusion.tp + confusion.fn)
    // End.
    #expect(auc == 0.875)
    #expect(threshold > 0.3 && threshold < 0.35)
    #expect(confusion == Confusion(tp: 2, fp: 1, tn: 3, fn: 0))
    // Two of two found is little evidence.
    #expect(recall.map { $0.low < 0.5 && $0.high == 1 } == true)
  }
}
