import Heartbeats
import SeededRandom
import Testing

@Suite struct UCRDamageTests {
  /// Text damaged at random is refused in one line that names it, or read into finite values of known classes.
  @Test func damagedTextIsRefusedOrReadWhole() {
    var random = SeededRandom(seed: 5)
    let good = Array([row(), row("2.0e+00", separator: ","), row("5", separator: "\t")].joined(separator: "\n").utf8)
    let pieces = [
      "9", "-", "e9", "E", "0", ",", "\n", "\r\n", " ", "\t", "nan", "1e400", ".", "x", "\u{0}", "é", "\u{feff}",
    ]
    .map { Array($0.utf8) }
    var (read, refused) = (0, 0)
    for _ in 0..<3000 {
      var bytes = good
      for _ in 0...random.index(below: 3) {
        let start = random.index(below: bytes.count)
        let end = min(bytes.count, start + random.index(below: 6))
        bytes.replaceSubrange(start..<end, with: pieces[random.index(below: pieces.count)])
      }
      if random.index(below: 4) == 0 { bytes.removeLast(random.index(below: bytes.count)) }
      do {
        let beats = try UCRReader.parse(bytes, name: "damaged")
        read += 1
        #expect(beats.count > 0 && beats.values.count == beats.count * 140)
        #expect(beats.values.allSatisfy { $0.magnitude <= 1e15 })
      } catch {
        refused += 1
        let message = String(describing: error)
        #expect(error is UCRError && message.hasPrefix("damaged") && !message.contains("\n"))
      }
    }
    #expect(read > 100 && refused > 100)
  }
}
