import SeededRandom

/// How far rank sums of equal levels lie apart: the levels are shuffled within every seed, which changes nothing where
/// they are equal, and the largest rank sum is taken less the smallest.
///
/// Ranks, so that one collapsed network does not outweigh the rest; the range over all levels, because the best of many
/// is compared with all of them.
///
/// Source: Friedman, "The use of ranks to avoid the assumption of normality", JASA 32, 1937; Nemenyi, "Distribution-free
/// multiple comparisons", 1963; here with shuffles in the place of tables.
struct RankShuffles {
  /// Twice the rank sum of each level, ties sharing their ranks.
  private let sums: [Int]
  /// What shuffles led to, the smallest first.
  private let ranges: [Int]

  private static let draws = 1000
  /// The share of shuffles that may lie as far apart.
  private static let chance = 0.05

  /// `table` holds the values of every level, a row for each seed.
  init(_ table: [[Double]]) {
    let ranks = table.map(Self.doubledRanks)
    let count = table.first?.count ?? 0
    func sums(_ rows: [[Int]]) -> [Int] {
      rows.reduce(into: [Int](repeating: 0, count: count)) { sums, row in
        for place in row.indices { sums[place] += row[place] }
      }
    }
    self.sums = sums(ranks)
    var random = SeededRandom.stream(seed: count, "ranks", table.count)
    var rows = ranks
    ranges = (0..<Self.draws).map { _ in
      for row in rows.indices { random.shuffle(&rows[row]) }
      let drawn = sums(rows)
      return (drawn.max() ?? 0) - (drawn.min() ?? 0)
    }.sorted()
  }

  /// Whether a level lies further below another than equal ones would.
  func isFarBelow(_ level: Int, _ best: Int) -> Bool {
    let distance = sums[best] - sums[level]
    let asFar = ranges.count { $0 >= distance }
    return distance > 0 && Double(asFar + 1) / Double(ranges.count + 1) <= Self.chance
  }

  private static func doubledRanks(_ values: [Double]) -> [Int] {
    values.map { value in 2 * values.count { $0 < value } + values.count { $0 == value } }
  }
}
