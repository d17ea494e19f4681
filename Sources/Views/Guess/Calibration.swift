import Judging
import Lessons
import TerminalGraphics
import Words

/// How good a person's guesses were: how far off single numbers, how often ranges held the truth.
package struct Calibration: Encodable, Sendable {
  let guesses: Int
  /// The median distance of guessed shares (AUC, recall …) from the truth; absent without any.
  let medianOff: Double?
  /// The median factor by which other numbers were missed, 1 or more; absent without any.
  let medianFactor: Double?
  /// Single numbers that were too high, and too low.
  let tooHigh, tooLow: Int
  let ranges, hits: Int
  /// Where the share of ranges that hold the truth may lie with many of them.
  let hitInterval: Interval?

  /// nil without guesses.
  package init?(_ records: [GuessRecord]) {
    guard !records.isEmpty else { return nil }
    guesses = records.count
    let points = records.filter(\.isPoint)
    let shares = points.filter { GuessTarget.named($0.name)?.isShare == true }
    let others = points.filter { GuessTarget.named($0.name)?.isShare != true && $0.low > 0 && $0.truth > 0 }
    medianOff = Summary(shares.map { abs($0.low - $0.truth) })?.median
    medianFactor = Summary(others.map { max($0.low / $0.truth, $0.truth / $0.low) })?.median
    tooHigh = points.count { $0.low > $0.truth }
    tooLow = points.count { $0.low < $0.truth }
    let ranges = records.filter { !$0.isPoint }
    self.ranges = ranges.count
    hits = ranges.count(where: \.isHit)
    hitInterval = Interval.wilson(hits, of: ranges.count)
  }

  package var text: String { [pointText, rangeText].compactMap(\.self).joined(separator: "; ") + "." }

  /// How likely at most so many ranges hold the truth, when each does so nine times in ten: the binomial distribution.
  private func chance(ofAtMost most: Int) -> Double {
    guard most >= 0 else { return 0 }
    let sure = GuessedRange.confidence
    var term = (0..<ranges).reduce(1.0) { product, _ in product * (1 - sure) }
    var sum = term
    for count in 0..<min(most, ranges) {
      term *= Double(ranges - count) / Double(count + 1) * sure / (1 - sure)
      sum += term
    }
    return min(1, sum)
  }

  private var pointText: String? {
    let count = guesses - ranges
    guard count > 0 else { return nil }
    var off: [String] = []
    if let medianOff { off.append("by \(NumberText.fixed(medianOff, decimals: 3))") }
    if let medianFactor { off.append("by a factor of \(NumberText.fixed(medianFactor, decimals: 2))") }
    guard count > 1 else {
      let side = tooHigh > 0 ? ", too high" : tooLow > 0 ? ", too low" : ", to the digit"
      return "1 number\(off.isEmpty ? "" : ", off \(off.joined(separator: " and "))")\(side)"
    }
    let distance = off.isEmpty ? "" : ", off \(off.joined(separator: " and ")) in the median"
    return "\(counted(count, "number"))\(distance), \(tooHigh) too high and \(tooLow) too low"
  }

  private var rangeText: String? {
    guard let interval = hitInterval else { return nil }
    let ends = [interval.low, interval.high].map { NumberText.fixed($0, decimals: 2) }
    let verdict =
      chance(ofAtMost: hits) < 0.05
      ? "too narrow: you were surer than you should have been"
      : 1 - chance(ofAtMost: hits - 1) < 0.05
        ? "wider than they need be" : "too few to tell whether nine in ten would"
    return "\(hits) of \(counted(ranges, "range")) held the truth (95 %: \(ends[0])–\(ends[1])), \(verdict)"
  }
}
