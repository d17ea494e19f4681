import AnomalyDetection

/// Which of several levels is best by one metric, and whether the seeds show it.
///
/// Levels are compared pair by pair over the seeds that all of them have finished. One counts as better where the median
/// of its differences, seed by seed, has the same sign in 97.5 % of draws of these seeds: of two equal levels one is then
/// called better in about one study of twenty. Fewer than five seeds show nothing.
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

  static let enough = 0.975

  /// Ranks by the values of each level, by the place of their seed.
  public init(_ levels: [[Int: Double]]) {
    let places = levels.indices.filter { !levels[$0].isEmpty }
    let common = places.dropFirst().reduce(Set(places.first.map { levels[$0].keys } ?? [:].keys)) { common, place in
      common.intersection(levels[place].keys)
    }
    let seeds = common.sorted()
    self.seeds = seeds.count
    // Where no seed is common to all there is still something to show, though nothing to compare.
    medians = levels.map { level in
      Summary(seeds.isEmpty ? level.sorted { $0.key < $1.key }.map(\.value) : seeds.compactMap { level[$0] })?.median
    }
    let middle = medians
    order = places.sorted { (middle[$0] ?? 0, -$0) > (middle[$1] ?? 0, -$1) }
    guard let best = order.first, !seeds.isEmpty, order.count > 1 else {
      (worse, alike, lead, neededSeeds) = ([], [], nil, nil)
      return
    }
    func gap(_ other: Int, _ drawn: [Int]) -> Double {
      Summary(drawn.map { (levels[best][$0] ?? 0) - (levels[other][$0] ?? 0) })?.median ?? 0
    }
    typealias Check = VerdictCheck<Bool>
    func isBelow(_ other: Int) -> Bool {
      guard seeds.count >= Check.leastSeeds, gap(other, seeds) > 0 else { return false }
      return Check(seeds, drawing: seeds.count) { gap(other, $0) > 0 }.agreement >= Self.enough
    }
    let others = order.dropFirst().sorted()
    let below = others.filter(isBelow)
    worse = below
    alike = others.filter { !below.contains($0) }
    let second = order[1]
    lead = gap(second, seeds)
    neededSeeds =
      below.contains(second)
      ? nil : Check.needed(seeds, agreeing: Self.enough) { gap(second, $0) > 0 }
  }
}
