import Judging

/// How a race ended, by one way to label its rows.
public struct RaceResult: Encodable, Sendable {
  /// The labels that count: `true` or `report`.
  public let labels: String
  /// In the order of the race.
  public let lanes: [Lane]

  /// One lane's metrics over all rows.
  public struct Lane: Sendable {
    public let name: String
    public let threshold: Double
    public let confusion: Confusion
    /// ROC AUC, which needs no threshold; `nil` where there are not rows of both kinds, or a score is not a number.
    public let auc: Double?
    /// The share of flagged rows in each of the field's groups.
    public let groups: [(word: String, recall: Double)]
  }

  /// The results of a race by each of the field's labels: over all its rows, or over those that have gone by.
  public static func all(_ race: Race, toTheEnd: Bool = true) -> [RaceResult] {
    var judged = race
    if toTheEnd { judged.finish() }
    let rows = Array(judged.field.order[..<judged.position])
    let rankings = judged.lanes.map { Ranking($0.scores, rows) }
    var isSeen = [Bool](repeating: false, count: judged.field.names.count)
    for row in rows { isSeen[row] = true }
    let groups = judged.field.groups.map { RaceField.Group(word: $0.word, rows: $0.rows.filter { isSeen[$0] }) }
    return judged.field.labels.indices.map { labelling in
      judged.judge(by: labelling)
      return RaceResult(judged, groups.filter { !$0.rows.isEmpty }, rankings)
    }
  }

  private init(_ race: Race, _ groups: [RaceField.Group], _ rankings: [Ranking]) {
    labels = race.labels.word
    lanes = race.lanes.indices.map { index in
      Lane(
        name: race.lanes[index].name, threshold: race.thresholds[index], confusion: race.counts[index],
        auc: rankings[index].auc(race.labels.abnormal),
        groups: groups.map { group in
          (group.word, Double(group.rows.count { race.flags(index, row: $0) }) / Double(group.rows.count))
        })
    }
  }
}

/// Rows by their scores, each with its rank: what an AUC needs, whatever the labels are.
///
/// Ranks, because scores as `Float` would be ties where they differ in their ninth digit.
private struct Ranking {
  /// Rows, the lowest score first; `nil` where a score is not a number.
  private let rows: [Int]?
  private let ranks: [Float]

  init(_ scores: [Double], _ rows: [Int]) {
    guard !rows.contains(where: { scores[$0].isNaN }) else {
      (self.rows, ranks) = (nil, [])
      return
    }
    let sorted = rows.map { (score: scores[$0], row: $0) }.sorted { $0.score < $1.score }
    var ranks: [Float] = []
    ranks.reserveCapacity(sorted.count)
    var rank: Float = 0
    for (index, entry) in sorted.enumerated() {
      if index > 0, entry.score > sorted[index - 1].score { rank += 1 }
      ranks.append(rank)
    }
    (self.rows, self.ranks) = (sorted.map(\.row), ranks)
  }

  func auc(_ abnormal: [Bool]) -> Double? {
    rows.flatMap { rows in Metrics.rocAUC(scores: ranks, abnormal: rows.map { abnormal[$0] }) }
  }
}

extension RaceResult.Lane: Encodable {
  private enum CodingKeys: String, CodingKey {
    case name, threshold, auc, accuracy, precision, recall, f1, f2, tp, fp, fn, tn, groups
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(threshold, forKey: .threshold)
    try container.encode(auc, forKey: .auc)
    try container.encode(confusion.accuracy, forKey: .accuracy)
    try container.encode(confusion.definedPrecision, forKey: .precision)
    try container.encode(confusion.recall, forKey: .recall)
    try container.encode(confusion.f1, forKey: .f1)
    try container.encode(confusion.f2, forKey: .f2)
    try container.encode(confusion.tp, forKey: .tp)
    try container.encode(confusion.fp, forKey: .fp)
    try container.encode(confusion.fn, forKey: .fn)
    try container.encode(confusion.tn, forKey: .tn)
    if !groups.isEmpty {
      try container.encode(Dictionary(groups.map { ($0.word, $0.recall) }) { first, _ in first }, forKey: .groups)
    }
  }
}

/// Where a race stands after some rows: one line of `--json`.
public struct RaceStanding: Encodable, Sendable {
  public let rows: Int
  public let of: Int
  public let labels: String
  public let lanes: [Lane]

  /// One lane's counts so far.
  public struct Lane: Encodable, Sendable {
    public let name: String
    public let threshold: Double
    public let tp, fp, fn, tn: Int
    /// Absent while nothing was flagged.
    public let precision: Double?
    /// Absent while no abnormal row has gone by.
    public let recall: Double?
  }

  public init(_ race: Race) {
    rows = race.position
    of = race.field.count
    labels = race.labels.word
    lanes = race.lanes.indices.map { index in
      let counts = race.counts[index]
      return Lane(
        name: race.lanes[index].name, threshold: race.thresholds[index], tp: counts.tp, fp: counts.fp,
        fn: counts.fn, tn: counts.tn, precision: counts.definedPrecision,
        recall: counts.tp + counts.fn > 0 ? counts.recall : nil)
    }
  }
}
