/// The 10,000 test rows of the report "Deep Learning for Anomaly Detection" (Cloudera Fast Forward, 2020), found again
/// among the connections of the later recording.
///
/// Its preparation shuffles the file, leaves a fifth of each group out for validation, and draws 8,000 rows that it calls
/// inliers and 2,000 outliers, with seeds written in its code (github.com/fastforwardlabs/deepad, `data/kdd_data_gen.py`,
/// read, not copied). pandas draws with NumPy's `RandomState`, so the same draws can be made here, and each row of the
/// report gets the name that it has in the original file.
public enum ReportSample {
  /// The attacks that occur in the training file; the report takes every other name, `normal` or not, for normal.
  public static let knownAttacks: Set<String> = [
    "back", "buffer_overflow", "ftp_write", "guess_passwd", "imap", "ipsweep", "land", "loadmodule", "multihop",
    "neptune", "nmap", "perl", "phf", "pod", "portsweep", "rootkit", "satan", "smurf", "spy", "teardrop", "warezclient",
    "warezmaster",
  ]
  /// Rows that the report calls inliers; they come first.
  public static let inliers = 8_000
  /// Rows that it calls outliers.
  public static let outliers = 2_000

  /// The report's test rows as indices of the later recording's connections, in the report's order.
  ///
  /// - Parameter names: the label of each connection of that file.
  public static func rows(names: [String]) -> [Int] {
    let isKnown = names.map(knownAttacks.contains)
    var random = NumPyRandom(seed: 200)
    let shuffled = random.permutation(names.count)
    return drawn(inliers, from: shuffled.filter { !isKnown[$0] })
      + drawn(outliers, from: shuffled.filter { isKnown[$0] })
  }

  private static func drawn(_ count: Int, from rows: [Int]) -> [Int] {
    var random = NumPyRandom(seed: 200)
    // Python rounds halves to even.
    let validation = Set(
      random.permutation(rows.count).prefix(Int((Double(rows.count) * 0.2).rounded(.toNearestOrEven))))
    let rest = rows.indices.filter { !validation.contains($0) }.map { rows[$0] }
    random = NumPyRandom(seed: 250)
    return random.permutation(rest.count).prefix(count).map { rest[$0] }
  }
}

/// NumPy's legacy generator `RandomState`, as far as permutations need it.
///
/// Source: Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS 8(1), 1998; the shuffle is NumPy's: from the last
/// place down, each bounded draw by a mask of bits, what is too large drawn again.
package struct NumPyRandom {
  private var state = [UInt32](repeating: 0, count: 624)
  private var next = 624

  package init(seed: UInt32) {
    state[0] = seed
    for index in 1..<624 {
      let last = state[index - 1]
      state[index] = 1_812_433_253 &* (last ^ last >> 30) &+ UInt32(index)
    }
  }

  package mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    guard count > 1 else { return order }
    for place in stride(from: count - 1, to: 0, by: -1) { order.swapAt(place, upTo(place)) }
    return order
  }

  /// A number from 0 to `limit`, which is below 2³².
  private mutating func upTo(_ limit: Int) -> Int {
    let mask = UInt32.max >> UInt32(UInt32(limit).leadingZeroBitCount)
    while true {
      let value = Int(word() & mask)
      if value <= limit { return value }
    }
  }

  private mutating func word() -> UInt32 {
    if next == 624 { refill() }
    var value = state[next]
    next += 1
    value ^= value >> 11
    value ^= value << 7 & 0x9d2c_5680
    value ^= value << 15 & 0xefc6_0000
    return value ^ value >> 18
  }

  private mutating func refill() {
    for index in 0..<624 {
      let mixed = state[index] & 0x8000_0000 | state[(index + 1) % 624] & 0x7fff_ffff
      state[index] = state[(index + 397) % 624] ^ mixed >> 1 ^ (mixed & 1 == 0 ? 0 : 0x9908_b0df)
    }
    next = 0
  }
}
