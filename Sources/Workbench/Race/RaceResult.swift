import AnomalyDetection

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

  /// The result of a race by one of the field's labels: over all its rows, or over those that have gone by.
  public init(_ race: Race, labelling: Int, toTheEnd: Bool = true) {
    var judged = race
    judged.judge(by: labelling)
    if toTheEnd { judged.finish() }
    let rows = judged.field.order[..<judged.position]
    let abnormal = judged.labels.abnormal
    let seen = Set(rows)
    labels = judged.labels.word
    lanes = judged.lanes.indices.map { index in
      let lane = judged.lanes[index]
      return Lane(
        name: lane.name, threshold: judged.thresholds[index], confusion: judged.counts[index],
        auc: Self.auc(rows.map { lane.scores[$0] }, rows.map { abnormal[$0] }),
        groups: judged.field.groups.compactMap { group in
          let rows = group.rows.filter(seen.contains)
          guard !rows.isEmpty else { return nil }
          return (group.word, Double(rows.count { judged.flags(index, row: $0) }) / Double(rows.count))
        })
    }
  }

  /// Ranks instead of scores: a `Float` would make ties of scores that differ in their ninth digit.
  private static func auc(_ scores: [Double], _ abnormal: [Bool]) -> Double? {
    guard !scores.contains(where: \.isNaN) else { return nil }
    var ranks = [Float](repeating: 0, count: scores.count)
    var rank: Float = 0
    var last: Double?
    for row in scores.indices.sorted(by: { scores[$0] < scores[$1] }) {
      if let last, scores[row] > last { rank += 1 }
      ranks[row] = rank
      last = scores[row]
    }
    return Metrics.rocAUC(scores: ranks, abnormal: abnormal)
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
