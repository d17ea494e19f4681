import SeededRandom
import Testing

@Suite struct SeededRandomTests {
  /// Words of the reference C code of SplitMix64 and xoshiro256++ (prng.di.unimi.it), started from seed 1.
  @Test func equalsTheReferenceGenerator() {
    var random = SeededRandom(seed: 1)
    #expect(
      (0..<4).map { _ in random.next() } == [
        0xcfc5_d07f_6f03_c29b, 0xbf42_4132_963f_e08d, 0x19a3_7d57_57aa_f520, 0xbf08_119f_05cd_56d6,
      ])
  }

  @Test func streamsOfOneSeedAreIndependentAndRepeatable() {
    var weights = SeededRandom.stream(seed: 1, "weights")
    var again = SeededRandom.stream(seed: 1, "weights")
    var shuffle = SeededRandom.stream(seed: 1, "shuffle")
    var later = SeededRandom.stream(seed: 1, "shuffle", 1)
    let first = weights.next()
    #expect(first == again.next())
    #expect(Set([first, shuffle.next(), later.next()]).count == 3)
  }

  @Test(arguments: [-1, 0, .min, .max]) func everyIntegerIsASeed(seed: Int) {
    var random = SeededRandom(seed: seed)
    #expect((0..<100).allSatisfy { _ in (0..<1).contains(random.uniform()) })
  }

  @Test func permutationHoldsEachIndexOnce() {
    var random = SeededRandom(seed: 3)
    #expect(random.permutation(100).sorted() == Array(0..<100))
    #expect(random.permutation(0).isEmpty)
  }

  @Test func indexIsUniform() {
    var random = SeededRandom(seed: 4)
    var counts = [Int](repeating: 0, count: 3)
    for _ in 0..<30_000 { counts[random.index(below: 3)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 10_000) < 400 })
  }

  @Test func gaussianHasMeanZeroAndVarianceOne() {
    var random = SeededRandom(seed: 5)
    let sample = (0..<20_000).map { _ in random.gaussian() }
    let mean = sample.reduce(0, +) / 20_000
    let variance = sample.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 20_000
    #expect(abs(mean) < 0.03)
    #expect(abs(variance - 1) < 0.05)
  }
}
