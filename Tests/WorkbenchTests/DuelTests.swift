import Heartbeats
import Testing
import Workbench

@Suite struct DuelTests {
  private func trained(_ change: (inout Recipe) -> Void = { _ in }) throws -> Workbench {
    // The large file of the small world is tested on.
    var bench = try SmallWorld.bench {
      $0.split = .ucr
      $0.validation = 0.3
      change(&$0)
    }
    _ = try bench.train()
    return bench
  }

  @Test func roundsShareNoBeatAndAreTheSameForASeed() throws {
    var recipe = Recipe()
    (recipe.epochs, recipe.split, recipe.validation) = (2, .ucr, 0.3)
    var bench = Workbench(data: try SmallWorld.data(normal: 200, abnormal: 200), recipe: recipe)
    _ = try bench.train()
    let rounds = try (1...20).map { try bench.duelDeck(round: $0) }
    #expect(rounds.allSatisfy { $0.rounds == 20 && $0.questions.count == 20 && $0.examples.count == 10 })
    #expect(Set(rounds.flatMap { $0.questions.map(\.index) }).count == 400)
    #expect(try bench.duelDeck(round: 3).questions.map(\.index) == rounds[2].questions.map(\.index))
    for deck in rounds {
      let abnormal = deck.questions.count { $0.beatClass.isAbnormal }
      #expect((3...17).contains(abnormal))
    }
    bench.begin(atSeed: 2)
    #expect(try bench.duelDeck(round: 1).questions.map(\.index) != rounds[0].questions.map(\.index))
    #expect(throws: DuelError.noRound(21, of: 20)) { try bench.duelDeck(round: 21) }
  }

  @Test func aRoundHasBothKindsWhereOneIsScarce() throws {
    let data = try SmallWorld.data(normal: 297, abnormal: 3)
    var recipe = Recipe()
    (recipe.epochs, recipe.split, recipe.validation) = (2, .ucr, 0.3)
    var bench = Workbench(data: data, recipe: recipe)
    _ = try bench.train()
    for round in 1...15 {
      #expect(try bench.duelDeck(round: round).questions.count { $0.beatClass.isAbnormal } == 3)
    }
  }

  @Test func everybodyIsJudgedOnTheSameBeats() throws {
    let bench = try trained()
    let deck = try bench.duelDeck(round: 1)
    let truth = deck.questions.map(\.beatClass.isAbnormal)
    let duel = try bench.duel(deck, answers: truth)
    #expect(duel.players.map(\.name) == ["you", "autoencoder", "pca", "mean"])
    #expect(duel.person.right == 20)
    for (place, beat) in deck.questions.enumerated() {
      #expect(duel.players[1].verdicts[place] == (try bench.score(beat.values).isAbnormal))
      let trivial = try bench.trivialVerdicts(on: beat.values)
      for player in duel.players.dropFirst(2) {
        #expect(trivial.first { $0.name == player.name }?.isAbnormal == player.verdicts[place])
      }
    }
    let wrong = try bench.duel(deck, answers: truth.map { !$0 })
    #expect(wrong.person.right == 0)
    #expect(wrong.disputed.count == 20)
    let rival = wrong.players[1]
    #expect(wrong.pairing(with: rival).second == rival.right)
  }

  /// scipy.stats.binomtest(k, n).pvalue
  @Test func chanceIsTheExactSignTest() {
    let references: [(Int, Int, Double)] = [
      (0, 0, 1), (1, 0, 1), (0, 5, 0.0625), (1, 7, 0.0703125), (0, 10, 0.001953125), (3, 4, 1), (2, 9, 0.0654296875),
    ]
    for (first, second, expected) in references {
      #expect(abs(Duel.Pairing(first: first, second: second).chance - expected) < 1e-12)
      #expect(abs(Duel.Pairing(first: second, second: first).chance - expected) < 1e-12)
    }
  }

  @Test func theBeatToBendIsNormalAndCalledSo() throws {
    let bench = try trained()
    let target = try bench.attackTarget(round: 1)
    #expect(!target.beat.beatClass.isAbnormal)
    #expect(!(try bench.score(target.beat.values).isAbnormal))
    var bent = target.beat.values
    for point in 30..<50 { bent[point] += 3 }
    let duel = try bench.attackDuel(target, changed: bent)
    #expect(abs(duel.size.largest - 3) < 1e-5)
    #expect(duel.isFooled == duel.changed.isAbnormal)
    #expect(duel.size.typical < duel.size.largest)
  }
}
