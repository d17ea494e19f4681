import SeededRandom

/// How sure areas under the ROC curve are, by the bootstrap: the samples are drawn again, with replacement, as often as
/// there are, and every area is computed anew each time. An interval holds the middle 95 % of what came out.
///
/// Several detectors are judged on the same draws, so that the difference of two is paired: what is hard for both does
/// not count against one. It says how much a figure would move with other beats of the same kind; nothing about other
/// patients, and nothing about another training. Normal and abnormal samples are drawn apart, so that their numbers
/// stay.
///
/// Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993 (percentile intervals).
public struct Bootstrap: Sendable {
  /// The area of every draw, for each detector.
  private let areas: [[Double]]
  /// The area of the samples as they are, for each detector.
  private let found: [Double]
  private let normal, abnormal: Int
  /// How often the samples were drawn again; at least once.
  public let resamples: Int

  /// Draws `resamples` times; `scores` holds one list for each detector, all of the same samples. The same seed gives
  /// the same intervals. `nil` without normal or abnormal samples, or when a score is not a number.
  public init?(scores: [[Float]], abnormal: [Bool], resamples: Int = 1000, seed: Int) {
    guard abnormal.contains(true), abnormal.contains(false), !scores.joined().contains(where: \.isNaN) else {
      return nil
    }
    let groups = [false, true].map { wanted in abnormal.indices.filter { abnormal[$0] == wanted } }
    let ranked = scores.map { RankedSamples(scores: $0, abnormal: abnormal) }
    var random = SeededRandom.stream(seed: seed, "bootstrap")
    var areas = [[Double]](repeating: [], count: scores.count)
    for _ in 0..<max(1, resamples) {
      var weights = [Int](repeating: 0, count: abnormal.count)
      for group in groups {
        for _ in group.indices { weights[group[random.index(below: group.count)]] += 1 }
      }
      for index in ranked.indices { areas[index].append(ranked[index].auc(weights)) }
    }
    self.areas = areas
    let once = [Int](repeating: 1, count: abnormal.count)
    found = ranked.map { $0.auc(once) }
    (normal, self.abnormal) = (groups[0].count, groups[1].count)
    self.resamples = max(1, resamples)
  }

  /// Of the area under one detector's ROC curve.
  public func auc(_ detector: Int) -> Interval {
    let drawn = Self.middle(areas[detector])
    // A perfect separation stays perfect however often it is drawn again; that is not certainty.
    guard drawn.low == drawn.high else { return drawn }
    return Self.certain(found[detector], normal: normal, abnormal: abnormal)
  }

  /// Of one detector's area less another's.
  public func difference(_ detector: Int, _ other: Int) -> Interval {
    Self.middle(zip(areas[detector], areas[other]).map { $0 - $1 })
  }

  /// The middle 95 % of the values, by the nearest ranks.
  private static func middle(_ values: [Double]) -> Interval {
    let sorted = values.sorted()
    let last = Double(sorted.count - 1)
    return Interval(low: sorted[Int((0.025 * last).rounded())], high: sorted[Int((0.975 * last).rounded())])
  }

  /// The areas that are within two standard errors of one that no draw moves.
  ///
  /// Source: Newcombe, "Confidence intervals for an effect size measure based on the Mann-Whitney statistic. Part 2",
  /// Statistics in Medicine 25, 2006 (method 5).
  private static func certain(_ area: Double, normal: Int, abnormal: Int) -> Interval {
    let pairs = Double(normal) * Double(abnormal)
    let half = Double(normal + abnormal) / 2 - 1
    func isNear(_ candidate: Double) -> Bool {
      let factor = 1 + half * (1 - candidate) / (2 - candidate) + half * candidate / (1 + candidate)
      let variance = candidate * (1 - candidate) / pairs * factor
      return abs(area - candidate) <= Interval.deviate * variance.squareRoot()
    }
    func end(_ far: Double) -> Double {
      var (near, far) = (area, far)
      for _ in 0..<60 {
        let middle = (near + far) / 2
        if isNear(middle) { near = middle } else { far = middle }
      }
      return near
    }
    return Interval(low: end(0), high: end(1))
  }
}

/// Samples by rising score, so that a draw needs no sorting.
private struct RankedSamples {
  private let order: [Int]
  /// Whether the sample at a place has the same score as the one before.
  private let isTied: [Bool]
  private let abnormal: [Bool]

  init(scores: [Float], abnormal: [Bool]) {
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    isTied = order.indices.map { $0 > 0 && scores[order[$0]] == scores[order[$0 - 1]] }
    self.abnormal = order.map { abnormal[$0] }
    self.order = order
  }

  /// The Mann-Whitney statistic with weights, ties counting half.
  func auc(_ weights: [Int]) -> Double {
    var doubledWins = 0
    var (normalBelow, abnormalBelow) = (0, 0)
    var (normal, odd) = (0, 0)
    for place in order.indices {
      if !isTied[place] {
        doubledWins += odd * (2 * normalBelow + normal)
        normalBelow += normal
        abnormalBelow += odd
        (normal, odd) = (0, 0)
      }
      if abnormal[place] { odd += weights[order[place]] } else { normal += weights[order[place]] }
    }
    doubledWins += odd * (2 * normalBelow + normal)
    return Double(doubledWins) / (2 * Double(normalBelow + normal) * Double(abnormalBelow + odd))
  }
}
