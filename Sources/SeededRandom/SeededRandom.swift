/// A seeded generator of uniform 64-bit words: xoshiro256++, started through SplitMix64.
///
/// The same seed gives the same sequence on every machine. `stream(_:_:)` derives an independent generator for a
/// purpose, so that drawing more numbers for one purpose never moves another.
///
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021.
public struct SeededRandom: RandomNumberGenerator, Equatable, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// A generator for `seed`; every integer, negative ones too, is a seed of its own.
  public init(seed: Int) {
    self.init(word: UInt64(bitPattern: Int64(seed)))
  }

  /// A generator that depends on `seed`, on what it is for, and on an index (an epoch, say).
  ///
  /// The purpose enters as its 64-bit FNV-1a hash, so that a stream keeps its numbers when others are added.
  public static func stream(seed: Int, _ purpose: String, _ index: Int = 0) -> SeededRandom {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    var mixer = SplitMix64(state: UInt64(bitPattern: Int64(seed)))
    let seeded = mixer.next() ^ hash
    mixer = SplitMix64(state: seeded)
    let purposed = mixer.next() ^ UInt64(bitPattern: Int64(index))
    return SeededRandom(word: purposed)
  }

  private init(word: UInt64) {
    var mixer = SplitMix64(state: word)
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let result = rotateLeft(state.0 &+ state.3, by: 23) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotateLeft(state.3, by: 45)
    return result
  }

  /// A number in [0, 1) with 53 random bits.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A whole number in 0 ..< `bound`, without bias; `bound` must be positive.
  public mutating func index(below bound: Int) -> Int { drawnIndex(below: bound) }

  /// The same within `shuffle`, which keeps the state in registers.
  @inline(__always) private mutating func drawnIndex(below bound: Int) -> Int {
    precondition(bound > 0, "an index needs a positive bound")
    let range = UInt64(bound)
    // Lemire's multiplication, rejecting the few low words that would favour some indices; which those are takes a
    // division, and is asked only where it can matter.
    while true {
      let product = next().multipliedFullWidth(by: range)
      if product.low >= range || product.low >= (0 &- range) % range { return Int(product.high) }
    }
  }

  /// `0 ..< count` in random order (Fisher and Yates).
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// Puts the elements in random order, in place (Fisher and Yates).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    var random = self
    elements.withUnsafeMutableBufferPointer { elements in
      for last in stride(from: elements.count - 1, to: 0, by: -1) {
        elements.swapAt(last, random.drawnIndex(below: last + 1))
      }
    }
    self = random
  }

  public static func == (left: SeededRandom, right: SeededRandom) -> Bool {
    left.state == right.state
  }
}

/// The generator that spreads a seed over the state of another (Steele, Lea and Flood, 2014).
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}

private func rotateLeft(_ word: UInt64, by count: UInt64) -> UInt64 {
  (word << count) | (word >> (64 - count))
}
