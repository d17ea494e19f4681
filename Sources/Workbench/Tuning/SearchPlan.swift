import Judging
import SeededRandom

/// How a search goes: how many recipes it tries, and how many of them go on from round to round.
public struct SearchPlan: Sendable {
  public let spaces: [SearchSpace]
  /// Recipes that are tried, the session's own among them.
  public let trials: Int
  public let metric: Metric

  public init(spaces: [SearchSpace], trials: Int = usualTrials, metric: Metric = .auc) {
    self.spaces = spaces
    self.trials = trials
    self.metric = metric
  }

  public static let usualTrials = 27
  public static let mostTrials = 500
  /// One of so many goes on, and is then trained so many times as long.
  static let reduction = 3
  /// Recipes that are compared at the end, fully trained and with several seeds.
  static let finalists = 3
  static let finalSeeds = 5
  /// New seeds with which the winner and the session's own recipe are judged on the test beats: enough to tell two apart.
  package static let judgedSeeds = 6

  /// How many recipes there are in each round before the last.
  package func rounds(of count: Int) -> [Int] {
    var (left, rounds) = (count, [Int]())
    while left > Self.finalists {
      rounds.append(left)
      left = max(Self.finalists, (left + Self.reduction - 1) / Self.reduction)
    }
    return rounds
  }

  /// The share of the epochs in a round: a third of the next one's.
  package static func share(ofRound round: Int, of rounds: Int) -> Double {
    (round..<rounds).reduce(1.0) { share, _ in share / Double(reduction) }
  }

  /// Different recipes, the session's own first; fewer than asked for where the spaces hold no more.
  package func candidates(from recipe: Recipe) throws -> [SearchCandidate] {
    var random = SeededRandom.stream(seed: recipe.seed, "tune")
    var candidates = [
      SearchCandidate(recipe: recipe, levels: try spaces.map { try $0.factor.level($0.factor.text(in: recipe)) })
    ]
    var known = [recipe.reduced()]
    var misses = 0
    while candidates.count < trials, misses < 50 * trials {
      let levels = try spaces.map { try $0.draw(&random) }
      var drawn = recipe
      for (space, level) in zip(spaces, levels) { space.factor.put(level, in: &drawn) }
      guard !known.contains(drawn.reduced()) else {
        misses += 1
        continue
      }
      known.append(drawn.reduced())
      candidates.append(SearchCandidate(recipe: drawn, levels: levels))
    }
    return candidates
  }
}

/// A recipe that a search tries.
public struct SearchCandidate: Sendable {
  public let recipe: Recipe
  /// The level of each space's factor.
  public let levels: [Factor.Level]
}
