/// The labelled samples that share one score.
struct ScoreGroup {
  let score: Float
  var normal: Int
  var abnormal: Int

  /// One group for each distinct score, in rising order; scores that are not a number belong to no group.
  ///
  /// Ranks, curves and thresholds are all sums over these groups, so ties are settled here once. O(n log n).
  static func rising(scores: [Float], abnormal: [Bool]) -> [ScoreGroup] {
    precondition(scores.count == abnormal.count, "every score needs a label")
    var labelled: [(score: Float, abnormal: Bool)] = []
    labelled.reserveCapacity(scores.count)
    for (score, label) in zip(scores, abnormal) where !score.isNaN { labelled.append((score, label)) }
    labelled.sort { $0.score < $1.score }

    var groups: [ScoreGroup] = []
    groups.reserveCapacity(labelled.count)
    for sample in labelled {
      if groups.last?.score != sample.score {
        groups.append(ScoreGroup(score: sample.score, normal: 0, abnormal: 0))
      }
      groups[groups.count - 1].count(abnormal: sample.abnormal)
    }
    return groups
  }

  private mutating func count(abnormal isAbnormal: Bool) {
    if isAbnormal { abnormal += 1 } else { normal += 1 }
  }
}
