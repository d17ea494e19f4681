import Judging
import Tables

/// A search for a better recipe, by the validation beats alone; the test beats judge the one that was chosen, once.
///
/// Source: random search, Bergstra and Bengio, JMLR 13, 2012; successive halving, Jamieson and Talwalkar, AISTATS 2016.
public struct Search: Sendable {
  public let plan: SearchPlan
  public let source: DataSource
  public let firstSeed: Int
  public let thresholdChoice: String
  /// The recipes that were tried; the first is the session's own.
  public let candidates: [SearchCandidate]
  /// Rounds in which recipes were dropped.
  public internal(set) var rounds: [Round] = []
  /// Those that were left, the best first.
  public internal(set) var finalists: [Finalist] = []
  public internal(set) var ending = SettingStudy.Ending.complete
  /// Recipes that could not be trained, and why the first of them could not.
  public internal(set) var failures = 0
  public internal(set) var failure: String?
  /// What the winner comes to on beats that nothing was chosen by; absent when the search was stopped.
  public internal(set) var judgement: Judged?

  /// A round of the search.
  public struct Round: Sendable {
    public let seed: Int
    /// The share of their epochs that recipes were trained for.
    public let share: Double
    public let planned: Int
    public let trained: Int
    public let kept: Int
    /// The highest value of the metric.
    public let best: Double?
  }

  /// A recipe of the last round.
  public struct Finalist: Sendable {
    /// Its place among the candidates.
    public let candidate: Int
    /// On the validation beats, over the seeds of the last round.
    public let validation: Summary
  }

  /// The winner and the session's own recipe on the test beats, with seeds that the search has not seen.
  public struct Judged: Sendable {
    public let firstSeed: Int
    /// The winner's values by the place of their seed, then the own recipe's; the same where the own one won.
    public let winner: [Int: Double]
    public let own: [Int: Double]

    public var test: Summary? { Self.summary(winner) }
    public var before: Summary? { Self.summary(own) }
    /// The own recipe at place 0, the winner at 1.
    public var ranking: LevelRanking { LevelRanking([own, winner]) }

    private static func summary(_ values: [Int: Double]) -> Summary? {
      Summary(values.sorted { $0.key < $1.key }.map(\.value))
    }
  }

  /// The place of the recipe that was chosen.
  public var winner: Int { finalists.first?.candidate ?? 0 }
  /// Whether nothing better than the session's own recipe was found.
  public var isOwnBest: Bool { winner == 0 }
  /// The value that the winner won by: its median on the validation beats.
  public var chosenBy: Double? { finalists.first?.validation.median }
  /// How far that is above the median on the test beats.
  public var optimism: Double? {
    guard let chosenBy, let test = judgement?.test else { return nil }
    return chosenBy - test.median
  }
}

extension Search {
  /// What the trainings of a phase are for.
  public enum Phase: Equatable, Sendable {
    case round(Int, of: Int)
    case finals
    case judging
  }

  /// What a training is part of: the phase, its place in it, and which beats judged it.
  public struct Training: Sendable {
    public let phase: Phase
    public let place: Int
    public let basis: ThresholdChoice.Basis
  }
}
