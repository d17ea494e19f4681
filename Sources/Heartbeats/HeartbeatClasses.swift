import Tables

/// The five annotated classes of ECG5000; the number is what the archive writes first in a row.
extension RowClass {
  public static let normal = RowClass(number: 1, name: "normal", isAbnormal: false)
  public static let rOnT = RowClass(
    number: 2, name: "R-on-T premature ventricular contraction", shortName: "r-on-t", isAbnormal: true)
  public static let prematureVentricular = RowClass(
    number: 3, name: "premature ventricular contraction", shortName: "pvc", isAbnormal: true)
  public static let supraventricular = RowClass(
    number: 4, name: "supraventricular premature or ectopic beat", shortName: "sveb", isAbnormal: true)
  public static let unclassified = RowClass(
    number: 5, name: "unclassified beat", shortName: "unclassified", isAbnormal: true)

  /// The five, in the archive's order.
  public static let heartbeats: [RowClass] = [
    .normal, .rOnT, .prematureVentricular, .supraventricular, .unclassified,
  ]

  /// The class of this number in the archive.
  public static func heartbeat(_ number: Int) -> RowClass? {
    heartbeats.indices.contains(number - 1) ? heartbeats[number - 1] : nil
  }
}
