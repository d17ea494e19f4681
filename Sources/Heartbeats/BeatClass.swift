/// The five annotated classes of ECG5000; the raw value is the number the archive writes first in a row.
public enum BeatClass: Int, CaseIterable, Codable, Sendable {
  case normal = 1
  case rOnT = 2
  case prematureVentricular = 3
  case supraventricular = 4
  case unclassified = 5

  /// The class in the data set's words.
  public var name: String {
    switch self {
    case .normal: "normal"
    case .rOnT: "R-on-T premature ventricular contraction"
    case .prematureVentricular: "premature ventricular contraction"
    case .supraventricular: "supraventricular premature or ectopic beat"
    case .unclassified: "unclassified beat"
    }
  }

  /// The class in one word, as commands and charts write it.
  public var shortName: String {
    switch self {
    case .normal: "normal"
    case .rOnT: "r-on-t"
    case .prematureVentricular: "pvc"
    case .supraventricular: "sveb"
    case .unclassified: "unclassified"
    }
  }

  /// Whether an anomaly detector ought to find it: every class but the first.
  public var isAbnormal: Bool { self != .normal }

  /// The four abnormal classes, in the archive's order.
  public static let abnormal = allCases.filter(\.isAbnormal)
}
