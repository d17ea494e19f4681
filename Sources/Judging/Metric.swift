/// A metric of a detector on labelled rows: the one table that results, records, studies and lessons read.
///
/// Of each, higher is better.
public enum Metric: String, CaseIterable, Codable, Sendable {
  case auc, averagePrecision, accuracy, precision, recall, f1, f2

  /// As it stands in a sentence or over a column.
  public var title: String {
    switch self {
    case .auc: "AUC"
    case .averagePrecision: "average precision"
    case .accuracy, .precision, .recall: rawValue
    case .f1: "F1"
    case .f2: "F2"
    }
  }

  /// As it is typed.
  public var word: String { self == .averagePrecision ? "ap" : rawValue }

  /// What it measures, in a few words.
  public var explanation: String {
    switch self {
    case .auc: "area under the ROC curve"
    case .averagePrecision: "precision at every score, weighted by the recall gained there"
    case .accuracy: "share called right at the threshold"
    case .precision: "share of the alarms that are right"
    case .recall: "share of the abnormal rows that are found"
    case .f1: "harmonic mean of precision and recall"
    case .f2: "the same, recall counting for more"
    }
  }

  /// Whether it depends on a threshold.
  public var needsThreshold: Bool { self != .auc && self != .averagePrecision }

  /// The metrics of verdicts at one threshold.
  public static let ofVerdicts = allCases.filter(\.needsThreshold)

  /// The metric that is typed so.
  public init?(word: String) {
    guard let metric = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = metric
  }

  /// The value; nil where it is undefined, as precision without an alarm is.
  public func value(in judged: some Judged) -> Double? {
    let value: Double? =
      switch self {
      case .auc: judged.auc
      case .averagePrecision: judged.averagePrecision
      default: self.value(in: judged.confusion)
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The value at one threshold; nil where it is undefined, or does not depend on a threshold.
  public func value(in confusion: Confusion) -> Double? {
    switch self {
    case .auc, .averagePrecision: nil
    case .accuracy: confusion.accuracy
    case .precision: confusion.definedPrecision
    case .recall: confusion.recall
    case .f1: confusion.f1
    case .f2: confusion.f2
    }
  }
}

/// What is known of one detector's scores and verdicts on labelled rows.
public protocol Judged {
  /// Area under the ROC curve.
  var auc: Double { get }
  /// Average precision.
  var averagePrecision: Double { get }
  /// The verdicts at its threshold.
  var confusion: Confusion { get }
}

extension Judged {
  /// Every metric that is defined.
  public var metrics: [Metric: Double] {
    Dictionary(
      uniqueKeysWithValues: Metric.allCases.compactMap { metric in metric.value(in: self).map { (metric, $0) } })
  }
}
