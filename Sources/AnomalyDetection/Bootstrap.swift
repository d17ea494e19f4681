import SeededRandom

/// Confidence intervals by the bootstrap: the beats are drawn again, with replacement, as often as there are, and
/// every figure is computed anew each time. An interval holds the middle 95 % of what came out.
///
/// It says how much a figure would move with other beats of the same kind; nothing about other patients, and nothing
/// about another training. Normal and abnormal samples are drawn apart, so that their numbers stay.
///
/// Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993 (percentile intervals).
public struct Bootstrap: Sendable {
  /// A lower and an upper end.
  public struct Interval: Equatable, Codable, Sendable {
    public let low: Double
    public let high: Double
  }

  /// Intervals of the figures at one threshold.
  public struct Figures: Equatable, Codable, Sendable {
    public let accuracy, precision, recall, f1, f2: Interval
  }

  /// One entry for each threshold, in their order.
  public let rows: [Figures]
  /// Of the area under the ROC curve.
  public let auc: Interval
  public let resamples: Int

  /// Draws `resamples` times; the same seed gives the same intervals. `nil` without normal or abnormal samples, or
  /// when a score is not a number.
  public init?(scores: [Float], abnormal: [Bool], thresholds: [Float], resamples: Int = 1000, seed: Int) {
    guard abnormal.contains(true), abnormal.contains(false), !scores.contains(where: \.isNaN) else { return nil }
    let groups = [false, true].map { wanted in scores.indices.filter { abnormal[$0] == wanted } }
    let ranked = RankedSamples(scores: scores, abnormal: abnormal, thresholds: thresholds)
    var random = SeededRandom.stream(seed: seed, "bootstrap")
    var draws: [[Confusion]] = []
    var areas: [Double] = []
    for _ in 0..<max(1, resamples) {
      var weights = [Int](repeating: 0, count: scores.count)
      for group in groups {
        for _ in group.indices { weights[group[random.index(below: group.count)]] += 1 }
      }
      draws.append(ranked.confusions(weights))
      areas.append(ranked.auc(weights))
    }
    rows = thresholds.indices.map { row in
      func interval(_ figure: (Confusion) -> Double) -> Interval { Self.middle(draws.map { figure($0[row]) }) }
      return Figures(
        accuracy: interval(\.accuracy), precision: interval(\.precision), recall: interval(\.recall),
        f1: interval(\.f1), f2: interval(\.f2))
    }
    auc = Self.middle(areas)
    self.resamples = max(1, resamples)
  }

  /// The middle 95 % of the values, by the nearest ranks.
  private static func middle(_ values: [Double]) -> Interval {
    let sorted = values.sorted()
    let last = Double(sorted.count - 1)
    return Interval(low: sorted[Int((0.025 * last).rounded())], high: sorted[Int((0.975 * last).rounded())])
  }
}

/// Samples by rising score, so that a draw needs no sorting.
private struct RankedSamples {
  private let order: [Int]
  private let scores: [Float]
  private let abnormal: [Bool]
  /// Of every sample how many of the sorted thresholds lie below its score.
  private let bins: [Int]
  /// The place of every threshold among the sorted ones.
  private let places: [Int]

  init(scores: [Float], abnormal: [Bool], thresholds: [Float]) {
    order = scores.indices.sorted { scores[$0] < scores[$1] }
    self.scores = scores
    self.abnormal = abnormal
    let sorted = thresholds.sorted()
    bins = scores.map { score in sorted.prefix { $0 < score }.count }
    places = thresholds.map { threshold in sorted.prefix { $0 < threshold }.count }
  }

  func confusions(_ weights: [Int]) -> [Confusion] {
    var normal = [Int](repeating: 0, count: places.count + 1)
    var odd = normal
    for (sample, bin) in bins.enumerated() {
      if abnormal[sample] { odd[bin] += weights[sample] } else { normal[bin] += weights[sample] }
    }
    return places.map { place in
      let (calledNormal, missed) = (normal[...place].reduce(0, +), odd[...place].reduce(0, +))
      return Confusion(
        tp: odd[(place + 1)...].reduce(0, +), fp: normal[(place + 1)...].reduce(0, +), tn: calledNormal, fn: missed)
    }
  }

  /// The Mann-Whitney statistic with weights, ties counting half.
  func auc(_ weights: [Int]) -> Double {
    var doubledWins = 0
    var (normalBelow, abnormalBelow) = (0, 0)
    var start = 0
    while start < order.count {
      var (normal, odd) = (0, 0)
      var end = start
      while end < order.count, scores[order[end]] == scores[order[start]] {
        if abnormal[order[end]] { odd += weights[order[end]] } else { normal += weights[order[end]] }
        end += 1
      }
      doubledWins += odd * (2 * normalBelow + normal)
      normalBelow += normal
      abnormalBelow += odd
      start = end
    }
    return Double(doubledWins) / (2 * Double(normalBelow) * Double(abnormalBelow))
  }
}
