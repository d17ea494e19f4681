import Judging
import SeededRandom
import Tables
import Testing

/// What no score can pass, because equal rows get equal scores.
@Suite struct CeilingTests {
  private static func matrix(_ values: [Float]) -> Matrix { Matrix(rows: values.count, columns: 1, values: values) }

  @Test func withoutEqualRowsThereIsNone() throws {
    let ceiling = try #require(Ceiling(rows: Self.matrix([1, 2, 3]), abnormal: [false, true, false]))
    #expect(ceiling.auc == 1 && ceiling.hidden == 0)
  }

  @Test func equalRowsCannotBeToldApart() throws {
    // Of 4 pairs one is equal and counts half.
    let ceiling = try #require(Ceiling(rows: Self.matrix([1, 2, 2, 9]), abnormal: [false, false, true, true]))
    #expect(ceiling.auc == 0.875 && ceiling.hidden == 1)
    #expect(Ceiling(rows: Self.matrix([1, 2]), abnormal: [true, true]) == nil)
  }

  /// No score that is a function of the row passes it, and the share of abnormal rows reaches it.
  @Test func noScorePassesIt() throws {
    var random = SeededRandom.stream(seed: 7, "ceiling")
    let values = (0..<300).map { _ in Float(random.index(below: 12)) }
    let abnormal = values.map { value in random.uniform() < Double(value) / 14 }
    let ceiling = try #require(Ceiling(rows: Self.matrix(values), abnormal: abnormal))
    for _ in 0..<50 {
      let places = random.permutation(12)
      let scores = values.map { Float(places[Int($0)]) }
      #expect(try #require(Metrics.rocAUC(scores: scores, abnormal: abnormal)) <= ceiling.auc + 1e-12)
    }
    let shares = values.map { value -> Float in
      let same = values.indices.filter { values[$0] == value }
      return Float(same.count { abnormal[$0] }) / Float(same.count)
    }
    #expect(abs(try #require(Metrics.rocAUC(scores: shares, abnormal: abnormal)) - ceiling.auc) < 1e-12)
  }
}
