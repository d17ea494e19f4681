import SeededRandom

/// Rows in a random order of which every prefix holds the classes in proportion.
///
/// A longer prefix keeps what a shorter one chose, so that growing a setting never exchanges rows.
enum Stratified {
  /// The rows of a class in random order; it depends on the seed, the purpose and the class alone.
  static func shuffled(_ set: RowSet, _ rowClass: RowClass, seed: Int, purpose: String) -> [Int] {
    let rows = set.indices(of: rowClass)
    var random = SeededRandom.stream(seed: seed, purpose, rowClass.number)
    return random.permutation(rows.count).map { rows[$0] }
  }

  /// Merges classes: the kth of n rows of a class stands at (k + ½) / n, the smaller class number first at a tie.
  ///
  /// Any prefix is then the Sainte-Laguë (Webster) apportionment of its length, which unlike the method of largest
  /// remainders never takes a row back when the length grows.
  static func merged(_ classes: [[Int]]) -> [Int] {
    var placed: [(position: Double, rank: Int, row: Int)] = []
    for (rank, rows) in classes.enumerated() {
      for (index, row) in rows.enumerated() {
        placed.append(((Double(index) + 0.5) / Double(rows.count), rank, row))
      }
    }
    return placed.sorted { ($0.position, $0.rank) < ($1.position, $1.rank) }.map(\.row)
  }
}
