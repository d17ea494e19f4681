import Foundation
import Judging
import Testing

struct StatisticsTests {
  /// As numpy.percentile has them.
  @Test(arguments: [(0, 1), (10, 1.5), (25, 2.25), (50, 3.5), (90, 9), (99.9, 9.99), (100, 10)] as [(Double, Float)])
  func percentiles(percent: Double, expected: Float) {
    #expect(Statistics.percentile(percent, of: [4, 1, 10, 2, 3, 8]) == expected)
  }

  @Test func percentileOfOneScoreIsThatScore() {
    for percent in [0.0, 37, 100] { #expect(Statistics.percentile(percent, of: [2.5]) == 2.5) }
  }

  @Test func undefinedPercentiles() {
    #expect(Statistics.percentile(50, of: []) == nil)
    #expect(Statistics.percentile(50, of: [1, .nan]) == nil)
    #expect(Statistics.percentile(-1, of: [1]) == nil)
    #expect(Statistics.percentile(101, of: [1]) == nil)
    #expect(Statistics.percentile(.nan, of: [1]) == nil)
  }

  @Test(
    arguments: [(0.5, 0), (1, 20), (2, 60), (2.5, 60), (7, 80), (9, 100), (.infinity, 100), (.nan, 0)]
      as [(Float, Double)])
  func ranks(score: Float, expected: Double) {
    #expect(Statistics.percentileRank(of: score, among: [1, 2, 2, 3, 9]) == expected)
  }

  @Test func rankAmongNothing() {
    #expect(Statistics.percentileRank(of: 1, among: []) == 0)
  }

  @Test(arguments: 1...50)
  func rankIsTheShareAtMostTheScore(seed: Int) {
    let sorted = LabelledScores(seed: seed, specials: [.infinity, -.infinity]).scores.sorted()
    for score in sorted + [-1, 0.1, 3] {
      let share = 100 * Double(sorted.count { $0 <= score }) / Double(sorted.count)
      #expect(Statistics.percentileRank(of: score, among: sorted) == share)
    }
  }

  @Test func summary() throws {
    let summary = try #require(Summary([4, 1, 10, 5]))
    #expect(summary.median == 4.5)
    #expect(summary.mean == 5)
    #expect(summary.sd == 14.0.squareRoot())  // 1 + 16 + 25 + 0, divided by 3
    #expect(summary.min == 1)
    #expect(summary.max == 10)
    #expect(summary.values == [4, 1, 10, 5])
    #expect(try JSONDecoder().decode(Summary.self, from: JSONEncoder().encode(summary)) == summary)
  }

  @Test func summaryOfOddCountsAndOfOne() throws {
    #expect(try #require(Summary([3, 1, 2])).median == 2)
    let one = try #require(Summary([0.98]))
    #expect([one.median, one.mean, one.sd, one.min, one.max] == [0.98, 0.98, 0, 0.98, 0.98])
  }

  @Test func summaryOfNothing() {
    #expect(Summary([]) == nil)
    #expect(Summary([1, .nan]) == nil)
  }
}
