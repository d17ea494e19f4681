import SeededRandom

/// A share of the rows in which every label has its part.
public enum StratifiedShare {
  /// Divides rows in two, both in their own order: `share` of each label's rows (rounded, at least one of a label that has
  /// two, and never all), and the rest.
  ///
  /// The rows of a label are drawn from a stream of their own, so that the same seed gives the same rows whatever other
  /// labels there are. A label is a number from 0 on; unlabelled rows are all of one label.
  public static func divide(
    labels: [Int], share: Double, seed: Int, purpose: String
  ) -> (share: [Int], rest: [Int]) {
    var rows: [[Int]] = []
    for (row, label) in labels.enumerated() {
      while rows.count <= label { rows.append([]) }
      rows[label].append(row)
    }
    var isChosen = [Bool](repeating: false, count: labels.count)
    for (label, rows) in rows.enumerated() where rows.count > 1 {
      var random = SeededRandom.stream(seed: seed, purpose, label)
      let count = min(rows.count - 1, max(1, Int((Double(rows.count) * share).rounded())))
      for index in random.permutation(rows.count).prefix(count) { isChosen[rows[index]] = true }
    }
    return (labels.indices.filter { isChosen[$0] }, labels.indices.filter { !isChosen[$0] })
  }
}
