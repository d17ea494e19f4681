import Tables

/// The five annotated classes of ECG5000; the number is what the archive writes first in a row.
extension RowClass {
  /// Class 1: beats that start in the sinus node and are conducted as usual.
  public static let normal = RowClass(number: 1, name: "normal", isAbnormal: false)
  /// Class 2: a ventricular beat so early that it falls on the T wave before it.
  public static let rOnT = RowClass(
    number: 2, name: "R-on-T premature ventricular contraction", shortName: "r-on-t", isAbnormal: true)
  /// Class 3: a beat that starts in the ventricles, too early.
  public static let prematureVentricular = RowClass(
    number: 3, name: "premature ventricular contraction", shortName: "pvc", isAbnormal: true)
  /// Class 4: a beat that starts above the ventricles, too early or from another place.
  public static let supraventricular = RowClass(
    number: 4, name: "supraventricular premature or ectopic beat", shortName: "sveb", isAbnormal: true)
  /// Class 5: a beat that the annotators could not name.
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
