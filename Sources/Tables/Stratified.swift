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
    guard classes.count > 1 else { return classes.first ?? [] }
    var result: [Int] = []
    result.reserveCapacity(classes.reduce(0) { $0 + $1.count })
    // Each class is in order already; its next row comes when no other's stands before it.
    var waiting = classes.filter { !$0.isEmpty }.map { (rows: $0, next: 0, position: 0.5 / Double($0.count)) }
    while var first = waiting.indices.first {
      for other in waiting.indices.dropFirst() where waiting[other].position < waiting[first].position { first = other }
      result.append(waiting[first].rows[waiting[first].next])
      waiting[first].next += 1
      waiting[first].position = (Double(waiting[first].next) + 0.5) / Double(waiting[first].rows.count)
      if waiting[first].next == waiting[first].rows.count { waiting.remove(at: first) }
    }
    return result
  }
}
