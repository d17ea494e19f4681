/// The verdicts at one threshold of a curve.
public struct CurvePoint: Equatable, Codable, Sendable {
  /// Scores above it count as abnormal.
  public let threshold: Float
  /// The verdicts there.
  public let confusion: Confusion

  /// A point of these parts.
  public init(threshold: Float, confusion: Confusion) {
    self.threshold = threshold
    self.confusion = confusion
  }

  /// The share of normal samples that were called abnormal: the x axis of a ROC curve. 0 when there is none.
  public var falsePositiveRate: Double {
    let normal = Double(confusion.fp) + Double(confusion.tn)
    return normal > 0 ? Double(confusion.fp) / normal : 0
  }

  /// The share of abnormal samples that were called abnormal: the y axis of a ROC curve. 0 when there is none.
  public var truePositiveRate: Double { confusion.recall }
}

/// The verdicts at every threshold that makes a difference.
///
/// The source of ROC curve, precision-recall curve and sweep, all of them exact. At the last point nothing is called
/// abnormal, so precision is undefined there (0 by convention) and a precision-recall curve leaves that point out.
public struct ThresholdCurve: Equatable, Sendable {
  /// The points by rising threshold: from just below the lowest score, where everything is called abnormal, then one at
  /// every distinct score, to the highest, where nothing is.
  ///
  /// The verdicts of a point hold up to the threshold of the next. Empty without scores. No threshold lies below a
  /// score of minus infinity, so then the curve starts at that score. A score that is not a number is called normal
  /// everywhere.
  public let points: [CurvePoint]

  /// The curve of these scores; `abnormal` holds one label for each. O(n log n).
  public init(scores: [Float], abnormal: [Bool]) {
    let groups = ScoreGroup.rising(scores: scores, abnormal: abnormal)
    var points: [CurvePoint] = []
    points.reserveCapacity(groups.count + 1)

    let positives = groups.reduce(0) { $0 + $1.abnormal }
    let negatives = groups.reduce(0) { $0 + $1.normal }
    var confusion = Confusion(tp: positives, fp: negatives, tn: 0, fn: 0)
    for (score, label) in zip(scores, abnormal) where score.isNaN {
      if label { confusion.fn += 1 } else { confusion.tn += 1 }
    }
    if let lowest = groups.first?.score, lowest > -.infinity {
      points.append(CurvePoint(threshold: lowest.nextDown, confusion: confusion))
    }
    for group in groups {
      confusion.tp -= group.abnormal
      confusion.fn += group.abnormal
      confusion.fp -= group.normal
      confusion.tn += group.normal
      points.append(CurvePoint(threshold: group.score, confusion: confusion))
    }
    self.points = points
  }
}
