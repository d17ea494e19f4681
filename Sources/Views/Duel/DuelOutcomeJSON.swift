import Judging
import Workbench

extension DuelOutcome {
  private enum Key: String, CodingKey {
    case round, rounds, optimistic, players, pairings, beats
  }

  /// One side's figures.
  private struct PlayerFigures: Encodable {
    let name: String
    let right: Int
    let tp, fp, tn, fn: Int
    let recall: OrNull
    let precision: OrNull
    let falsePositiveRate: OrNull
    let recallInterval, precisionInterval: Interval?
    let auc: Double?

    init(_ player: Duel.Player, truth: [Bool]) {
      let confusion = player.confusion
      name = player.name
      right = player.right
      (tp, fp, tn, fn) = (confusion.tp, confusion.fp, confusion.tn, confusion.fn)
      recall = OrNull(confusion.tp + confusion.fn > 0 ? confusion.recall : nil)
      precision = OrNull(confusion.definedPrecision)
      falsePositiveRate = OrNull(confusion.fp + confusion.tn > 0 ? 1 - confusion.specificity : nil)
      recallInterval = Interval.wilson(confusion.tp, of: confusion.tp + confusion.fn)
      precisionInterval = Interval.wilson(confusion.tp, of: confusion.alarms)
      auc = player.scores.flatMap { Metrics.rocAUC(scores: $0, abnormal: truth) }
    }
  }

  /// The person beside one detector.
  private struct PairingFigures: Encodable {
    let name: String
    let onlyYou: Int
    let onlyIt: Int
    let chance: Double
  }

  /// A beat with everybody's verdict on it.
  private struct BeatFigures: Encodable {
    let index: Int
    let `class`: Int
    let abnormal: Bool
    /// `a` or `n`, by player.
    let verdicts: [String: String]
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(duel.deck.round, forKey: .round)
    try container.encode(duel.deck.rounds, forKey: .rounds)
    try container.encode(duel.optimistic, forKey: .optimistic)
    try container.encode(duel.players.map { PlayerFigures($0, truth: duel.truth) }, forKey: .players)
    try container.encode(
      duel.detectors.map { rival in
        let pairing = duel.pairing(with: rival)
        return PairingFigures(
          name: rival.name, onlyYou: pairing.first, onlyIt: pairing.second, chance: pairing.chance)
      }, forKey: .pairings)
    try container.encode(
      duel.deck.questions.enumerated().map { place, beat in
        BeatFigures(
          index: beat.index, class: beat.beatClass.number, abnormal: beat.beatClass.isAbnormal,
          verdicts: Dictionary(
            duel.players.map { ($0.name, $0.verdicts[place] ? "a" : "n") }, uniquingKeysWith: { first, _ in first }))
      }, forKey: .beats)
  }
}
