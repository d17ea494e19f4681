import Judging

/// A metric that studies and searches rank by; higher is better for all of them.
public enum StudyMetric: String, CaseIterable, Codable, Sendable {
  case auc, ap, accuracy, precision, recall, f1, f2

  /// As it stands in a sentence or over a column.
  public var title: String {
    switch self {
    case .auc: "AUC"
    case .ap: "average precision"
    case .accuracy, .precision, .recall: rawValue
    case .f1: "F1"
    case .f2: "F2"
    }
  }

  /// Its key in JSON and in a table of comma-separated values.
  public var key: String { self == .ap ? "averagePrecision" : rawValue }

  /// Whether it depends on a threshold.
  public var needsThreshold: Bool { self != .auc && self != .ap }

  /// The value; `nil` where it is undefined, as precision without an alarm is.
  func value(in evaluation: Evaluation) -> Double? {
    let value: Double? =
      switch self {
      case .auc: evaluation.auc
      case .ap: evaluation.averagePrecision
      case .accuracy: evaluation.confusion.accuracy
      case .precision: evaluation.confusion.definedPrecision
      case .recall: evaluation.confusion.recall
      case .f1: evaluation.confusion.f1
      case .f2: evaluation.confusion.f2
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }
}
