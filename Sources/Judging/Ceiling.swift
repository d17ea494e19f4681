import Tables

/// The highest area under the ROC curve that any score can reach on these rows: equal rows get equal scores, so an abnormal
/// row that equals a normal one cannot be told from it.
///
/// The best score ranks every set of equal rows by its share of abnormal ones (Neyman and Pearson, 1933).
public struct Ceiling: Equatable, Sendable {
  /// The area; 1 where no abnormal row equals a normal one.
  public let auc: Double
  /// Abnormal rows that equal a normal one in every column.
  public let hidden: Int

  /// `nil` where one of the groups is empty.
  public init?(rows: Matrix, abnormal: [Bool]) {
    var counts: [[Float]: (normal: Int, abnormal: Int)] = [:]
    counts.reserveCapacity(rows.rows)
    for row in 0..<rows.rows {
      let key = Array(rows[row: row])
      if abnormal[row] { counts[key, default: (0, 0)].abnormal += 1 } else { counts[key, default: (0, 0)].normal += 1 }
    }
    let sets = counts.values.sorted {
      // By share of abnormal ones, without division: a/(a+n) < b/(b+m) is a·m < b·n.
      $0.abnormal * $1.normal < $1.abnormal * $0.normal
    }
    let normals = sets.reduce(0) { $0 + $1.normal }
    let abnormals = sets.reduce(0) { $0 + $1.abnormal }
    guard normals > 0, abnormals > 0 else { return nil }
    var (below, area) = (0.0, 0.0)
    for set in sets {
      area += Double(set.abnormal) * (below + Double(set.normal) / 2)
      below += Double(set.normal)
    }
    auc = area / (Double(normals) * Double(abnormals))
    hidden = sets.filter { $0.normal > 0 }.reduce(0) { $0 + $1.abnormal }
  }
}
