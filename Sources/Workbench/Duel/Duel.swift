import Judging
import Tables

/// A round of the duel, played and judged: a person and every detector on the same twenty beats.
public struct Duel: Sendable {
  public let deck: DuelDeck
  /// The person first, then the detectors.
  public let players: [Player]
  /// Where the beats come from.
  public let source: DataSource
  /// Whether the detectors' thresholds were chosen on the test beats.
  public let optimistic: Bool

  /// One side's verdicts and what they are worth.
  public struct Player: Sendable {
    public let name: String
    /// What it does, in a few words; empty for the person.
    public let summary: String
    /// For each beat whether it is called abnormal.
    public let verdicts: [Bool]
    public let confusion: Confusion
    /// The scores of the twenty beats; a person gives none.
    public let scores: [Float]?
    /// The verdicts on all test beats; a person has seen only twenty.
    public let everything: Confusion?

    /// Beats called rightly.
    public var right: Int { confusion.tp + confusion.tn }
  }

  /// Two sides on the same beats: the beats on which only one of them was right, and how likely so lopsided a count is
  /// when both are equally good.
  public struct Pairing: Sendable {
    public let first: Int
    public let second: Int

    /// So many beats on which only the first, and only the second side was right.
    public init(first: Int, second: Int) { (self.first, self.second) = (first, second) }

    /// The two-sided exact probability (McNemar's test as a sign test on the beats where only one was right); 1 where
    /// there are none.
    ///
    /// Source: McNemar, "Note on the sampling error of the difference between correlated proportions", 1947.
    public var chance: Double {
      let count = first + second
      guard count > 0 else { return 1 }
      var term = 1.0
      for _ in 0..<count { term /= 2 }
      var tail = 0.0
      for hits in 0...min(first, second) {
        tail += term
        term *= Double(count - hits) / Double(hits + 1)
      }
      return min(1, 2 * tail)
    }
  }

  /// Whether each beat is abnormal.
  public var truth: [Bool] { deck.questions.map(\.beatClass.isAbnormal) }

  public var person: Player { players[0] }
  public var detectors: [Player] { Array(players.dropFirst()) }

  /// Judges a person's answers: for each beat of the deck whether it is abnormal.
  ///
  /// - Precondition: one answer a question.
  init(_ deck: DuelDeck, answers: [Bool], _ detector: TrainedDetector) throws {
    precondition(answers.count == deck.questions.count, "every beat needs an answer")
    self.deck = deck
    source = detector.source
    optimistic = detector.threshold.choice.isOptimistic(on: .test)
    let truth = deck.questions.map(\.beatClass.isAbnormal)
    let person = Player(
      name: "you", summary: "", verdicts: answers, confusion: Confusion(answers, truth), scores: nil, everything: nil)
    let everyTruth = detector.preparation.partition.test.isAbnormal
    players =
      [person]
      + (try detector.duelists()).map { duelist in
        let scores = deck.rows.map { duelist.scores[$0] }
        let verdicts = scores.map { Verdict.flags($0, above: duelist.threshold) }
        return Player(
          name: duelist.name, summary: duelist.summary, verdicts: verdicts, confusion: Confusion(verdicts, truth),
          scores: scores,
          everything: Confusion(scores: duelist.scores, abnormal: everyTruth, threshold: duelist.threshold))
      }
  }

  /// The person beside one of the other players.
  public func pairing(with other: Player) -> Pairing {
    var (mine, theirs) = (0, 0)
    for (beat, isAbnormal) in truth.enumerated() {
      let (own, their) = (person.verdicts[beat] == isAbnormal, other.verdicts[beat] == isAbnormal)
      if own, !their { mine += 1 }
      if their, !own { theirs += 1 }
    }
    return Pairing(first: mine, second: theirs)
  }

  /// The beats on which the players do not all say the same, or all are wrong, by their place in the deck.
  public var disputed: [Int] {
    let truth = truth
    return truth.indices.filter { beat in players.contains { $0.verdicts[beat] != truth[beat] } }
  }
}

extension Confusion {
  /// Counts verdicts against what is true.
  init(_ verdicts: [Bool], _ truth: [Bool]) {
    self.init(scores: verdicts.map { $0 ? 1 : 0 }, abnormal: truth, threshold: 0.5)
  }
}

extension Workbench {
  /// A round of the duel, judged: the answers in the order of the beats, true for abnormal.
  public func duel(_ deck: DuelDeck, answers: [Bool]) throws -> Duel {
    try Duel(deck, answers: answers, trained())
  }
}
