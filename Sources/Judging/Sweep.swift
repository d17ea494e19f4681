import Tables

/// The verdicts at chosen thresholds, row by row: what `sweep` tabulates.
public struct Sweep: Equatable, Sendable {
  /// By rising threshold, no threshold twice.
  public let rows: [Row]

  /// One threshold and what it leads to.
  public struct Row: Equatable, Sendable {
    /// Scores above it count as abnormal.
    public let threshold: Float
    /// The verdicts there.
    public let confusion: Confusion

    /// A row of these parts.
    public init(threshold: Float, confusion: Confusion) {
      self.threshold = threshold
      self.confusion = confusion
    }
  }

  /// The rows at `thresholds`, in whatever order they come; what is not a number is left out.
  public init(scores: [Float], abnormal: [Bool], thresholds: [Float]) {
    let curve = ThresholdCurve(scores: scores, abnormal: abnormal)
    let sorted = Set(thresholds.filter { !$0.isNaN }).sorted()
    rows = sorted.map { Row(threshold: $0, confusion: curve.confusion(at: $0)) }
  }

  /// Thresholds at even quantiles of the scores, from the lowest to the highest; none without scores.
  public static func quantiles(_ count: Int, of scores: [Float]) -> [Float] {
    guard count > 1 else { return Statistics.percentile(50, of: scores).map { [$0] } ?? [] }
    return (0..<count).compactMap { Statistics.percentile(100 * Double($0) / Double(count - 1), of: scores) }
  }

  /// `steps` thresholds at even distances from `low` to `high`, both included.
  public static func even(from low: Double, to high: Double, steps: Int) -> [Float] {
    guard steps > 1 else { return [Float(low)] }
    return (0..<steps).map { Float(low + (high - low) * Double($0) / Double(steps - 1)) }
  }
}

extension ThresholdCurve {
  /// The verdicts at any threshold: those of the last point at or below it. O(log n).
  public func confusion(at threshold: Float) -> Confusion {
    var low = 0
    var high = points.count
    while low < high {
      let middle = (low + high) / 2
      if points[middle].threshold <= threshold { low = middle + 1 } else { high = middle }
    }
    return points[max(0, low - 1)...].first?.confusion ?? Confusion(tp: 0, fp: 0, tn: 0, fn: 0)
  }

  /// Of the points with at least this recall the one with the fewest false alarms; `nil` where none has.
  public func cheapest(recall: Double) -> CurvePoint? {
    points.last { $0.confusion.recall >= recall && $0.confusion.tp > 0 }
  }
}

extension Confusion {
  /// The precision where a share `prevalence` (0 … 1) of all samples is abnormal: recall and specificity stay, the
  /// mix changes. 0 where nothing is called abnormal.
  ///
  /// Source: Bayes' rule; Axelsson, "The base-rate fallacy and its implications for the difficulty of intrusion
  /// detection", 1999.
  public func precision(atPrevalence prevalence: Double) -> Double {
    let normal = Double(fp) + Double(tn)
    let right = recall * prevalence
    let wrong = (normal > 0 ? Double(fp) / normal : 0) * (1 - prevalence)
    return right + wrong > 0 ? right / (right + wrong) : 0
  }

  /// The share of abnormal samples; 0 without samples.
  public var prevalence: Double {
    let total = Double(tp) + Double(fp) + Double(tn) + Double(fn)
    return total > 0 ? (Double(tp) + Double(fn)) / total : 0
  }
}
