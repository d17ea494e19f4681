import SeededRandom

/// Whether a study's seeds are enough for a verdict: its seeds are drawn again, with replacement, and what the draws lead
/// to must nearly always be the same.
///
/// All levels share the seeds, so a draw takes a seed at all of them together. Draws of few seeds look surer than they
/// are: of four that all lie on one side of a limit none can be drawn from the other. From five on, their middle lies on
/// that side in 97 of 100 such cases.
package struct VerdictCheck<Answer: Hashable> {
  /// The share of draws that lead to the same as the seeds themselves.
  package let agreement: Double

  /// Fewer seeds than this prove nothing.
  static var leastSeeds: Int { StudyRules.leastSeeds }
  /// "Nearly always."
  package static var enough: Double { 0.95 }
  /// More seeds than this are not thought of.
  static var mostSeeds: Int { 100 }

  private static var draws: Int { 400 }

  /// Draws `count` of the seeds, as many as there are or more, `draws` times.
  package init(_ seeds: [Int], drawing count: Int, _ answer: ([Int]) -> Answer) {
    self.init(seeds, drawing: count, draws: Self.draws, expecting: answer(seeds), answer)
  }

  private init(
    _ seeds: [Int], drawing count: Int, draws: Int, expecting own: Answer?, _ answer: ([Int]) -> Answer
  ) {
    guard !seeds.isEmpty else {
      agreement = 0
      return
    }
    var random = SeededRandom.stream(seed: count, "verdict", seeds.count)
    var counts: [Answer: Int] = [:]
    for _ in 0..<draws {
      counts[answer((0..<count).map { _ in seeds[random.index(below: seeds.count)] }), default: 0] += 1
    }
    let agreeing = own.map { counts[$0] ?? 0 } ?? counts.values.max() ?? 0
    agreement = Double(agreeing) / Double(draws)
  }

  /// How many seeds it would take, if further ones are like these: the number with which draws agree. `nil` where the
  /// most that are thought of would not do.
  package static func needed(_ seeds: [Int], agreeing least: Double = enough, _ answer: ([Int]) -> Answer) -> Int? {
    guard seeds.count >= leastSeeds else { return leastSeeds }
    var count = seeds.count + max(1, seeds.count / 4)
    while count <= mostSeeds {
      let check = VerdictCheck(seeds, drawing: count, draws: draws / 2, expecting: nil, answer)
      if check.agreement >= least { return count }
      count += max(1, count / 4)
    }
    return nil
  }
}
