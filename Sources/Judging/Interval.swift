/// A lower and an upper end between which a figure lies with 95 % confidence.
public struct Interval: Equatable, Codable, Sendable {
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double

  /// An interval of these ends.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// Whether a value lies in it, its ends included.
  public func contains(_ value: Double) -> Bool { low <= value && value <= high }

  /// The standard normal deviate that 95 % lie within.
  static let deviate = 1.959963984540054

  /// Wilson's interval of a proportion of `hits` in `count` trials; `nil` without trials.
  ///
  /// Unlike the bootstrap it is right where nothing went wrong, or everything: 208 of 208 may well be 0.982 in the long
  /// run, but a sample without an error has none to draw again.
  ///
  /// Source: Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927; recommended
  /// by Brown, Cai and DasGupta, "Interval estimation for a binomial proportion", 2001.
  public static func wilson(_ hits: Int, of count: Int) -> Interval? {
    guard count > 0 else { return nil }
    let (trials, square) = (Double(count), deviate * deviate)
    let share = Double(hits) / trials
    let middle = share + square / (2 * trials)
    let half = deviate * (share * (1 - share) / trials + square / (4 * trials * trials)).squareRoot()
    let scale = 1 + square / trials
    return Interval(
      low: hits == 0 ? 0 : max(0, (middle - half) / scale), high: hits == count ? 1 : min(1, (middle + half) / scale))
  }
}

/// How sure the figures of one confusion matrix are, with other samples of the same kind.
///
/// Accuracy, precision and recall are proportions and get Wilson's interval. An F score is none: it follows from recall
/// and the share of false alarms, two independent proportions, and the distances to the ends of their intervals are
/// squared and added.
///
/// Source: Newcombe, "Interval estimation for the difference between independent proportions", 1998; Zou and Donner,
/// "Construction of confidence limits about effect measures", 2008 (the same for functions of several parameters).
public struct FigureIntervals: Equatable, Sendable, Encodable {
  /// Wilson's interval of the share of right verdicts.
  public let accuracy: Interval
  /// Absent where nothing is called abnormal: there is no precision then.
  public let precision: Interval?
  /// Wilson's interval of the share of abnormal samples that are called abnormal.
  public let recall: Interval
  /// The intervals of the F scores that weigh recall like precision, and twice as much.
  public let f1, f2: Interval

  private enum CodingKeys: String, CodingKey { case accuracy, precision, recall, f1, f2 }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(accuracy, forKey: .accuracy)
    try container.encode(precision, forKey: .precision)
    try container.encode(recall, forKey: .recall)
    try container.encode(f1, forKey: .f1)
    try container.encode(f2, forKey: .f2)
  }

  /// `nil` without normal or abnormal samples.
  public init?(_ confusion: Confusion) {
    let (abnormal, normal) = (confusion.tp + confusion.fn, confusion.fp + confusion.tn)
    guard
      let accuracy = Interval.wilson(confusion.tp + confusion.tn, of: abnormal + normal),
      let recall = Interval.wilson(confusion.tp, of: abnormal), let alarms = Interval.wilson(confusion.fp, of: normal)
    else { return nil }
    self.accuracy = accuracy
    self.recall = recall
    precision = Interval.wilson(confusion.tp, of: confusion.tp + confusion.fp)
    let found = (recall: confusion.recall, alarms: Double(confusion.fp) / Double(normal))
    func interval(recallWeight: Double) -> Interval {
      let square = recallWeight * recallWeight
      func score(_ recall: Double, _ alarms: Double) -> Double {
        let hits = (1 + square) * recall * Double(abnormal)
        let total = (square + recall) * Double(abnormal) + alarms * Double(normal)
        return total > 0 ? hits / total : 0
      }
      let middle = score(found.recall, found.alarms)
      func away(_ recallEnd: Double, _ alarmsEnd: Double) -> Double {
        let (first, second) = (middle - score(recallEnd, found.alarms), middle - score(found.recall, alarmsEnd))
        return (first * first + second * second).squareRoot()
      }
      return Interval(
        low: max(0, middle - away(recall.low, alarms.high)), high: min(1, middle + away(recall.high, alarms.low)))
    }
    f1 = interval(recallWeight: 1)
    f2 = interval(recallWeight: 2)
  }
}
