import Heartbeats
import Tables
import Testing
import Workbench

/// Single beats: references, scores, and the stretches to blame.
@Suite struct ScoreTests {
  @Test func beatsAreFoundByPlaceAndByGroup() throws {
    let bench = try SmallWorld.bench()
    let file = bench.testFile
    #expect(try bench.testBeat(.index(1)).values == file[0].values)
    let normal = try bench.testBeat(.group(.normal, 2))
    #expect(normal.beatClass == .normal)
    #expect(file.classes[..<normal.index].count { $0 == .normal } == 2)
    #expect(try bench.testBeat(.group(.beatClass(.rOnT), 1)).beatClass == .rOnT)
    for reference in [BeatReference.index(0), .index(71), .group(.abnormal, 31), .group(.beatClass(.unclassified), 1)] {
      #expect(throws: WorkbenchError.self) { try bench.testBeat(reference) }
    }
  }

  @Test func aScoreAgreesWithTheEvaluation() throws {
    var bench = try SmallWorld.bench()
    _ = try bench.train()
    let detector = try bench.trained()
    for (row, index) in detector.preparation.partition.testIndices.enumerated().prefix(5) {
      let score = try bench.score(bench.testFile[index].values)
      #expect(Float(score.error) == detector.scores.test[row])
      #expect(score.isAbnormal == (detector.scores.test[row] > detector.threshold.value))
      #expect((0...100).contains(score.percentile))
      #expect(score.stretches.map(\.share).reduce(0, +) <= 1.000001)
      #expect(score.stretches.allSatisfy { (1...140).contains($0.from) && $0.from <= $0.to && $0.to <= 140 })
    }
  }

  @Test func nothingScoresBeforeTraining() throws {
    let bench = try SmallWorld.bench()
    #expect(throws: WorkbenchError.notTrained) { try bench.score([Float](repeating: 0, count: 140)) }
  }

  @Test func partsCoverTheBeatOnce() {
    let points = Domain.heartbeats.parts.flatMap { Array($0.columns) }
    #expect(points == Array(0..<140))
  }
}
