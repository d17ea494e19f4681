import SeededRandom
import Tables

/// The beats of one round of a duel: normal ones to learn from, and unlabelled ones to judge.
///
/// The test part is shuffled once by the session's seed and dealt out twenty at a time, so that no round shows a beat of
/// another, but for this: where fewer than three of a round's beats are of one kind, some are exchanged for others of that
/// kind, because without both kinds there is neither recall nor precision.
public struct DuelDeck: Sendable {
  /// How many normal beats there are to learn from.
  public static let exampleCount = 10
  /// How many beats are judged.
  public static let questionCount = 20
  /// The fewest beats of either kind in a round.
  package static let leastOfKind = 3

  /// Counted from 1.
  public let round: Int
  /// How many rounds the test part has.
  public let rounds: Int
  /// Normal beats that were trained on, in the data's own units.
  public let examples: [[Float]]
  /// The beats to judge, in the order they are shown in.
  public let questions: [TestBeat]
  /// What the beats are.
  public let domain: Domain
  /// Their rows in the detector's test part, counted from 0.
  let rows: [Int]

  /// Deals a round for the detector that is trained.
  ///
  /// - Throws: `DuelError` where the test part is too small, or the round does not exist.
  public init(_ detector: TrainedDetector, seed: Int, round: Int) throws(DuelError) {
    let partition = detector.preparation.partition
    let tests = partition.test
    let abnormal = tests.isAbnormal
    let normals = partition.training.indices(of: .normal)
    rounds = tests.count / Self.questionCount
    let scarce = min(abnormal.count(where: \.self), abnormal.count { !$0 })
    guard rounds > 0, scarce >= Self.leastOfKind, normals.count >= Self.exampleCount else {
      throw .tooFewBeats(tests: tests.count, scarce: scarce, normals: normals.count)
    }
    guard (1...rounds).contains(round) else { throw .noRound(round, of: rounds) }
    self.round = round
    domain = detector.preparation.domain

    var random = SeededRandom.stream(seed: seed, "duel")
    let order = random.permutation(tests.count)
    let start = (round - 1) * Self.questionCount
    rows = Self.withBothKinds(
      Array(order[start..<start + Self.questionCount]), order, abnormal, seed: seed, round: round)
    questions = rows.map {
      TestBeat(index: partition.testIndices[$0] + 1, values: tests[$0].values, beatClass: tests.classes[$0])
    }
    random = SeededRandom.stream(seed: seed, "duel examples", round)
    var chosen = normals
    random.shuffle(&chosen)
    examples = chosen.prefix(Self.exampleCount).map { partition.training[$0].values }
  }

  /// The dealt rows with some of the plentiful kind exchanged where the other is scarce, shuffled again.
  private static func withBothKinds(
    _ dealt: [Int], _ order: [Int], _ abnormal: [Bool], seed: Int, round: Int
  ) -> [Int] {
    var rows = dealt
    var random = SeededRandom.stream(seed: seed, "duel kinds", round)
    for kind in [true, false] {
      let missing = leastOfKind - rows.count { abnormal[$0] == kind }
      guard missing > 0 else { continue }
      var spare = order.filter { abnormal[$0] == kind && !rows.contains($0) }
      random.shuffle(&spare)
      let replaced = rows.indices.filter { abnormal[rows[$0]] != kind }.prefix(missing)
      for (place, row) in zip(replaced, spare) { rows[place] = row }
      random.shuffle(&rows)
    }
    return rows
  }
}

/// Why there can be no duel.
public enum DuelError: Error, Equatable, Sendable {
  /// Too few test beats, beats of the scarcer kind among them, or normal training beats.
  case tooFewBeats(tests: Int, scarce: Int, normals: Int)
  case noRound(Int, of: Int)
  /// No normal test beat that the detector calls normal.
  case nothingToFool
  /// Rows that the duel cannot show: those of a table, or for the canvas those of another length.
  case notBeats(String)
}

extension Workbench {
  /// Deals a round of the duel with the trained detector, by the session's seed.
  public func duelDeck(round: Int) throws -> DuelDeck {
    let detector = try trained()
    guard data.domain.kind == .curve else { throw DuelError.notBeats(data.domain.noun.plural) }
    return try DuelDeck(detector, seed: recipe.seed, round: round)
  }
}
