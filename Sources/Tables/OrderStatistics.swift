/// Quantiles of many numbers without sorting them.
///
/// The bits of a float, with the sign turned, order like the float itself. One pass counts the upper halves of them, a
/// second the lower halves of those where a wanted rank lies: exact, and linear in the number of values.
package struct OrderStatistics {
  /// The numbers that count: those that are not missing.
  package let count: Int
  private var keys: [UInt32] = []
  private var starts: [Int] = []

  /// Takes in numbers; NaN, which stands for a missing one, does not count.
  package init(_ values: some Sequence<Float>) {
    keys.reserveCapacity(values.underestimatedCount)
    // Minus zero counts as zero, so that the median of zeros is written "0".
    for value in values where !value.isNaN { keys.append(Self.key(value == 0 ? 0 : value)) }
    count = keys.count
    starts = [Int](repeating: 0, count: 1 << 16 + 1)
    for key in keys { starts[Int(key >> 16) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
  }

  /// The number of this rank, 0 for the least; nil outside of `0..<count`.
  package func value(rank: Int) -> Float? {
    guard rank >= 0, rank < count else { return nil }
    // The last bucket that begins at or before the rank.
    var (low, high) = (0, starts.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= rank { low = middle } else { high = middle }
    }
    let bucket = keys.filter { Int($0 >> 16) == low }.sorted()
    return Self.number(bucket[rank - starts[low]])
  }

  /// The quantile of a share from 0 to 1, between two numbers by straight line (type 7 of Hyndman and Fan, "Sample
  /// quantiles in statistical packages", 1996; the default of NumPy and R); nil without numbers.
  package func quantile(_ share: Double) -> Float? {
    guard count > 0, share >= 0, share <= 1 else { return nil }
    let position = share * Double(count - 1)
    let rank = Int(position)
    guard let below = value(rank: rank) else { return nil }
    guard position > Double(rank), let above = value(rank: rank + 1) else { return below }
    return Float(Double(below) + (position - Double(rank)) * (Double(above) - Double(below)))
  }

  private static func key(_ value: Float) -> UInt32 {
    let bits = value.bitPattern
    return bits >> 31 == 1 ? ~bits : bits | 0x8000_0000
  }

  private static func number(_ key: UInt32) -> Float {
    Float(bitPattern: key >> 31 == 1 ? key & 0x7fff_ffff : ~key)
  }
}
