import Judging
import Testing
import Workbench

/// The pure part of a race: rows, verdicts, counts.
@Suite struct RaceTests {
  private static let abnormal = [false, true, false, true, true, false, false, true]
  private static let other = [false, true, false, false, false, false, false, true]
  private static let names = ["normal", "a", "normal", "b", "b", "normal", "normal", "a"]
  private static let field = RaceField(
    labels: [.init(word: "true", abnormal: abnormal), .init(word: "report", abnormal: other)], names: names,
    groups: [.init(word: "known", rows: [1, 7]), .init(word: "new", rows: [3, 4])])
  private static let lanes = [
    RaceLane(name: "first", scores: [1, 5, 2, 3, 9, 7, 1, 8], threshold: 4),
    RaceLane(name: "second", scores: [0, 1, 1, 1, 0, 0, 0, 1], threshold: 0.5),
  ]
  private var race: Race { Race(field: Self.field, lanes: Self.lanes) }

  @Test func countsWhatHasGoneBy() {
    var race = race
    #expect(race.counts[0] == Confusion(tp: 0, fp: 0, tn: 0, fn: 0))
    race.advance(4)
    #expect(race.position == 4)
    #expect(race.counts[0] == Confusion(tp: 1, fp: 0, tn: 2, fn: 1))
    #expect(race.counts[1] == Confusion(tp: 2, fp: 1, tn: 1, fn: 0))
    race.advance(100)
    #expect(race.isFinished && race.position == 8)
    #expect(race.counts[0] == Confusion(tp: 3, fp: 1, tn: 3, fn: 1))
    race.advance(-3)
    #expect(race.position == 8)
    race.restart()
    #expect(race.position == 0 && race.counts[0].tp == 0)
  }

  @Test func inPiecesAsAtOnce() {
    var (slow, fast) = (race, race)
    for _ in 0..<8 { slow.advance(1) }
    fast.finish()
    #expect(slow.counts == fast.counts)
    let expected = Self.lanes.map {
      Confusion(scores: $0.scores.map { Float($0) }, abnormal: Self.abnormal, threshold: Float($0.threshold))
    }
    #expect(fast.counts == expected)
  }

  @Test func otherLabelsJudgeWhatHasGoneBy() {
    var race = race
    race.finish()
    race.judge(by: 1)
    #expect(race.labels.word == "report")
    #expect(race.counts[0] == Confusion(tp: 2, fp: 2, tn: 4, fn: 0))
    race.judge(by: 7)
    #expect(race.labelling == 1)
    race.judge(by: 0)
    #expect(race.counts[0] == Confusion(tp: 3, fp: 1, tn: 3, fn: 1))
  }

  @Test func theThresholdMovesForAllRows() {
    var race = race
    race.advance(5)
    race.setThreshold(2.5, of: 0)
    #expect(race.counts[0] == Confusion(tp: 3, fp: 0, tn: 2, fn: 0))
    race.setThreshold(.nan, of: 0)
    #expect(race.thresholds[0] == 2.5)
    race.setThreshold(1, of: 9)
    race.advance(3)
    #expect(race.counts[0] == Confusion(tp: 4, fp: 1, tn: 3, fn: 0))
  }

  /// Each step changes a verdict at least, up to where nothing is flagged and down to where all is, and there it stays.
  @Test func stepsOfTheThreshold() {
    var race = race
    race.finish()
    var flagged = [race.counts[0].alarms]
    for _ in 0..<10 {
      race.moveThreshold(of: 0, byThousandths: 1)
      flagged.append(race.counts[0].alarms)
    }
    #expect(flagged == [4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0])
    flagged = []
    for _ in 0..<12 {
      race.moveThreshold(of: 0, byThousandths: -1)
      flagged.append(race.counts[0].alarms)
    }
    // Two rows have the score 1.
    #expect(flagged == [1, 2, 3, 4, 5, 6, 8, 8, 8, 8, 8, 8])
    race.moveThreshold(of: 0, byThousandths: 1000)
    #expect(race.counts[0].alarms == 0)
  }

  @Test func aScoreThatIsNotANumberIsNeverFlagged() {
    let lane = RaceLane(name: "x", scores: [.nan, .nan, 1, 2, .infinity, 0, 0, 0], threshold: 0.5)
    var race = Race(field: Self.field, lanes: [lane])
    race.finish()
    #expect(race.counts[0] == Confusion(tp: 2, fp: 1, tn: 3, fn: 2))
    race.moveThreshold(of: 0, byThousandths: 1000)
    #expect(race.counts[0].alarms == 0)
    #expect(RaceResult.all(race)[0].lanes[0].auc == nil)
  }

  @Test func theResultKnowsAUCAndGroups() throws {
    var race = race
    race.advance(2)
    let result = RaceResult.all(race)[0]
    let lane = try #require(result.lanes.first)
    #expect(lane.confusion == Confusion(tp: 3, fp: 1, tn: 3, fn: 1))
    #expect(lane.auc == 14.0 / 16)
    #expect(lane.groups.map(\.recall) == [1, 0.5])
    let part = RaceResult.all(race, toTheEnd: false)[0]
    #expect(part.lanes[0].confusion == Confusion(tp: 1, fp: 0, tn: 1, fn: 0))
    #expect(part.lanes[0].groups.map(\.word) == ["known"])
  }

  @Test func whatNobodyFlags() {
    let lane = RaceLane(name: "none", scores: Array(repeating: 0, count: 8), threshold: 1)
    var race = Race(field: Self.field, lanes: [lane, lane])
    #expect(race.missedByAll.isEmpty)
    race.finish()
    #expect(race.missedByAll.map(\.name) == ["a", "b"])
    #expect(race.missedByAll.map(\.count) == [2, 2])
  }

  @Test func theSeedDecidesTheOrder() {
    let mixed = Self.field.mixed(seed: 3)
    #expect(mixed.order == Self.field.mixed(seed: 3).order)
    #expect(mixed.order != Self.field.mixed(seed: 4).order)
    #expect(mixed.order.sorted() == Self.field.order)
    var (one, other) = (Race(field: mixed, lanes: Self.lanes), race)
    one.finish()
    other.finish()
    #expect(one.counts == other.counts)
  }
}

/// Lanes of a session's detectors.
@Suite struct RaceLanesTests {
  @Test func theTrainedOneAndWhatIsNamed() throws {
    var bench = try SmallWorld.bench()
    #expect(throws: WorkbenchError.notTrained) { try bench.raceLanes([]) }
    let untrained = try bench.raceLanes(["mean", "knn"])
    #expect(untrained.lanes.map(\.name) == ["mean", "knn"])
    #expect(bench.detector == nil)
    _ = try bench.train()
    let race = try bench.raceLanes([])
    #expect(race.lanes.map(\.name) == ["autoencoder", "mean", "pca"])
    #expect(race.lanes[0].scores == (try bench.trained()).scores.test.map(Double.init))
    let evaluation = try bench.evaluate()
    let field = RaceField(
      labels: [.init(word: "true", abnormal: try bench.trained().preparation.test.abnormal)],
      names: race.lanes[0].scores.map { _ in "" })
    var run = Race(field: field, lanes: race.lanes)
    run.finish()
    #expect(run.counts[0] == evaluation.confusion)
    #expect(run.counts.dropFirst().map(\.self) == (try bench.compare()).detectors.dropFirst().map(\.confusion))
    let named = try bench.raceLanes(["knn", "autoencoder"])
    #expect(named.lanes[1].scores == race.lanes[0].scores)
    let neighbors = try #require(named.lanes[0].neighbors?(0))
    #expect(neighbors.count == 5 && neighbors.map(\.distance) == neighbors.map(\.distance).sorted())
  }
}
