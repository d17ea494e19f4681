import Judging
import Tables

/// Scores of test rows judged by one way to call them abnormal.
public struct ReportJudgement: Encodable, Equatable, Sendable {
  /// ROC AUC; absent where a score is not a number.
  public let auc: Double?
  /// ROC AUC of one group of abnormal rows against the normal ones; absent where its rows do not count as abnormal.
  public let known, new: Double?
  public let threshold: Double
  public let confusion: Confusion
  /// The share of the group's rows that are flagged, whatever they count as.
  public let knownRecall, newRecall: Double

  private enum CodingKeys: String, CodingKey {
    case auc, known, new, threshold, accuracy, precision, recall, f1, tp, fp, fn, tn, knownRecall, newRecall
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(auc, forKey: .auc)
    try container.encodeIfPresent(known, forKey: .known)
    try container.encodeIfPresent(new, forKey: .new)
    try container.encode(threshold, forKey: .threshold)
    try container.encode(confusion.accuracy, forKey: .accuracy)
    try container.encode(confusion.definedPrecision, forKey: .precision)
    try container.encode(confusion.recall, forKey: .recall)
    try container.encode(confusion.f1, forKey: .f1)
    try container.encode(confusion.tp, forKey: .tp)
    try container.encode(confusion.fp, forKey: .fp)
    try container.encode(confusion.fn, forKey: .fn)
    try container.encode(confusion.tn, forKey: .tn)
    try container.encode(knownRecall, forKey: .knownRecall)
    try container.encode(newRecall, forKey: .newRecall)
  }
}

/// The test rows as they are judged: what each counts as by the report's labels and by its true name.
struct ReportRows: Sendable {
  let byReport, byNames: [Bool]
  let known, new: [Int]

  init(_ field: RaceField) {
    byReport = field.labels.first { $0.word == "report" }?.abnormal ?? field.labels[0].abnormal
    byNames = field.labels.first { $0.word == "true" }?.abnormal ?? field.labels[0].abnormal
    func rows(_ word: String) -> [Int] { field.groups.first { $0.word == word }?.rows ?? [] }
    (known, new) = (rows("known"), rows("new"))
  }

  /// Judges scores at a threshold, by the report's labels or by the true names.
  ///
  /// Ranks take the place of the scores, because as `Float` some would be ties that differ in their ninth digit.
  func judgement(_ scores: [Double], threshold: Double, byReport isReport: Bool) -> ReportJudgement {
    let abnormal = isReport ? byReport : byNames
    let ranks = Self.ranks(scores)
    let normals = abnormal.indices.filter { !abnormal[$0] }
    func area(_ group: [Int]) -> Double? {
      let group = group.filter { abnormal[$0] }
      guard let ranks, !group.isEmpty else { return nil }
      let rows = normals + group
      return Metrics.rocAUC(scores: rows.map { ranks[$0] }, abnormal: rows.map { abnormal[$0] })
    }
    var confusion = Confusion(tp: 0, fp: 0, tn: 0, fn: 0)
    for (score, isAbnormal) in zip(scores, abnormal) {
      confusion.add(Verdict(score: score, threshold: threshold, isAbnormal: isAbnormal))
    }
    func recall(_ group: [Int]) -> Double {
      Double(group.count { Verdict.flags(scores[$0], above: threshold) }) / Double(max(1, group.count))
    }
    return ReportJudgement(
      auc: ranks.flatMap { Metrics.rocAUC(scores: $0, abnormal: abnormal) }, known: area(known), new: area(new),
      threshold: threshold, confusion: confusion, knownRecall: recall(known), newRecall: recall(new))
  }

  /// The rank of each score, equal ones sharing theirs; `nil` where one is not a number.
  static func ranks(_ scores: [Double]) -> [Float]? {
    guard !scores.contains(where: \.isNaN) else { return nil }
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    var ranks = [Float](repeating: 0, count: scores.count)
    var rank: Float = 0
    for (place, row) in order.enumerated() {
      if place > 0, scores[row] > scores[order[place - 1]] { rank += 1 }
      ranks[row] = rank
    }
    return ranks
  }
}

/// A model's published scores, judged both ways at its published threshold.
public struct ReportReplay: Sendable {
  public let name: String
  public let byReport, byNames: ReportJudgement

  init(_ lane: RaceLane, _ rows: ReportRows) {
    name = lane.name
    byReport = rows.judgement(lane.scores, threshold: lane.threshold, byReport: true)
    byNames = rows.judgement(lane.scores, threshold: lane.threshold, byReport: false)
  }
}
