import SeededRandom
import Tables
import Testing

@Suite struct ColumnStatisticsTests {
  @Test func quantilesAreThoseOfTheSortedNumbers() {
    var random = SeededRandom(seed: 4)
    for round in 0..<60 {
      let values = (0..<1 + random.index(below: 200)).map { _ in
        // Ties, minus zero, tiny, huge and missing ones among them.
        [Float(random.uniform() - 0.5), Float(random.index(below: 3)), -0.0, .leastNonzeroMagnitude, -3e38, .nan][
          random.index(below: round % 2 == 0 ? 6 : 2)]
      }
      let sorted = values.filter { !$0.isNaN }.sorted()
      let order = OrderStatistics(values)
      #expect(order.count == sorted.count)
      for rank in sorted.indices { #expect(order.value(rank: rank) == sorted[rank]) }
      #expect(order.value(rank: sorted.count) == nil && order.value(rank: -1) == nil)
      guard let last = sorted.indices.last else { continue }
      for share in [0, 0.25, 0.5, 0.9, 1] {
        let position = share * Double(last)
        let (low, high) = (sorted[Int(position)], sorted[min(last, Int(position) + 1)])
        let expected = Double(low) + (position - position.rounded(.down)) * (Double(high) - Double(low))
        #expect(order.quantile(share) == Float(expected))
      }
    }
  }

  /// NumPy's quantile and histogram of the same numbers.
  @Test func summariesAreThoseOfNumPy() throws {
    let summary = try #require(NumberSummary([3, 1, .nan, 4, 1, 5, 9, 2, 6], parts: 4))
    #expect((summary.count, summary.missing) == (8, 1))
    #expect(summary.minimum == 1 && summary.lowerQuartile == 1.75 && summary.median == 3.5)
    #expect(summary.upperQuartile == 5.25 && summary.maximum == 9 && summary.mean == 3.875)
    #expect(summary.histogram == [3, 2, 2, 1])
    #expect(NumberSummary([5, 5], parts: 4)?.histogram == [2])
    #expect(NumberSummary([.nan]) == nil && NumberSummary([]) == nil)
  }

  @Test func aShareHoldsEachLabelInProportion() {
    let labels = (0..<1000).map { $0 % 10 == 0 ? 1 : $0 == 5 ? 3 : 0 }
    let parts = StratifiedShare.divide(labels: labels, share: 0.3, seed: 1, purpose: "test")
    #expect(parts.share.count { labels[$0] == 1 } == 30 && parts.share.count { labels[$0] == 0 } == 270)
    #expect(!parts.share.contains(5) && (parts.share + parts.rest).sorted() == Array(0..<1000))
    #expect(StratifiedShare.divide(labels: [0, 0], share: 0, seed: 1, purpose: "test").share.count == 1)
    #expect(StratifiedShare.divide(labels: [], share: 0.5, seed: 1, purpose: "test").rest == [])
  }
}
