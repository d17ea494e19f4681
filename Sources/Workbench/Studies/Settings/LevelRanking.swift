import Judging

/// Which of several levels is best by one metric, and which others the seeds show to be below it.
///
/// Levels are compared over the seeds that all of them have finished. One is below the best where two things agree: in 95 %
/// of bootstraps over the seeds the median of the differences, seed by seed, keeps its sign; and the sum of its ranks
/// lies further below the best one's than the largest from the smallest in 95 % of draws that shuffle the levels within
/// every seed (`RankShuffles`). So of equal levels, however many, some are called worse in one study of twenty at most.
public struct LevelRanking: Equatable, Sendable {
  /// Places of the levels, the highest median first; those without a value are left out.
  public let order: [Int]
  /// The median of each level over the compared seeds; absent where it has no value.
  public let medians: [Double?]
  /// Seeds that are compared.
  public let seeds: Int
  /// Levels that the seeds show to be below the best, in the order of the levels.
  public let worse: [Int]
  /// Other levels: no difference from the best that these seeds can show.
  public let alike: [Int]
  /// How far the best is above the second: the median over the seeds; absent where there is only one.
  public let lead: Double?
  /// How many seeds should be enough to tell the best from the second, if more are like these; absent where they do, and
  /// where even a hundred may not do.
  public let neededSeeds: Int?

  /// The level with the highest median.
  public var best: Int? { order.first }
  public var second: Int? { order.dropFirst().first }
  /// Whether the seeds show that the best is above the second.
  public var isShown: Bool { second.map(worse.contains) ?? false }
  /// Fewer seeds than this can show nothing: with two levels even five that agree are too few.
  public var leastSeeds: Int { order.count > 2 ? StudyRules.leastSeeds : StudyRules.leastSeeds + 1 }

  private typealias Check = VerdictCheck<Bool>

  /// Ranks by the values of each level, by the place of their seed.
  public init(_ levels: [[Int: Double]]) {
    let places = levels.indices.filter { !levels[$0].isEmpty }
    let common = places.dropFirst().reduce(Set(places.first.map { levels[$0].keys } ?? [:].keys)) { common, place in
      common.intersection(levels[place].keys)
    }
    let seeds = common.sorted()
    self.seeds = seeds.count
    // Where no seed is common to all there is still something to show, though nothing to compare.
    let medians = levels.map { level in
      Summary(seeds.isEmpty ? level.sorted { $0.key < $1.key }.map(\.value) : seeds.compactMap { level[$0] })?.median
    }
    self.medians = medians
    order = places.sorted { (medians[$0] ?? 0, -$0) > (medians[$1] ?? 0, -$1) }
    guard let best = order.first, !seeds.isEmpty, order.count > 1 else {
      (worse, alike, lead, neededSeeds) = ([], [], nil, nil)
      return
    }
    func gap(_ other: Int, _ drawn: [Int]) -> Double {
      Summary(drawn.map { (levels[best][$0] ?? 0) - (levels[other][$0] ?? 0) })?.median ?? 0
    }
    func keepsItsSign(_ other: Int) -> Bool {
      gap(other, seeds) > 0 && Check(seeds, drawing: seeds.count) { gap(other, $0) > 0 }.agreement >= Check.enough
    }
    let candidates = Set(seeds.count >= Check.leastSeeds ? order.dropFirst().filter(keepsItsSign) : [])
    var (left, below) = (order.sorted(), Set<Int>())
    // Without those that are clearly worse the others are told apart more easily.
    while left.count > 1 {
      let table = seeds.map { seed in left.map { levels[$0][seed] ?? 0 } }
      let shuffles = RankShuffles(table)
      guard let own = left.firstIndex(of: best) else { break }
      let found = left.indices.filter { candidates.contains(left[$0]) && shuffles.isFarBelow($0, own) }.map { left[$0] }
      guard !found.isEmpty else { break }
      below.formUnion(found)
      left.removeAll { below.contains($0) }
    }
    worse = below.sorted()
    alike = left.filter { $0 != best }
    let second = order[1]
    lead = gap(second, seeds)
    // Of levels that are equal to the last bit no number of seeds will show a difference.
    let isTied = seeds.allSatisfy { levels[best][$0] == levels[second][$0] }
    neededSeeds =
      below.contains(second) || isTied ? nil : Check.needed(seeds, agreeing: 0.975) { gap(second, $0) > 0 }
  }
}
