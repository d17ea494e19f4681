import CSV
import SeededRandom
import Testing
import UCR
import Views

/// Files damaged at random, and random bytes: each is read whole or refused in one line that names it.
@Suite struct DamageTests {
  private static let pieces = [
    "9", "-", "e9", ",", ";", "\t", "\n", "\r\n", "\r", " ", "\"", "\"\"", "nan", "?", "inf", "1e400", ".", "x",
    "\u{0}",
    "é", "\u{feff}", ":", "@data\n", "{", "1,5",
  ].map { Array($0.utf8) }

  private static func damaged(_ good: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    if random.index(below: 8) == 0 {
      return (0..<random.index(below: 200)).map { _ in UInt8(random.index(below: 256)) }
    }
    var bytes = good
    for _ in 0...random.index(below: 2) {
      let start = random.index(below: max(1, bytes.count))
      let end = min(bytes.count, start + random.index(below: 6))
      bytes.replaceSubrange(start..<end, with: pieces[random.index(below: pieces.count)])
    }
    if random.index(below: 4) == 0 { bytes.removeLast(random.index(below: bytes.count + 1)) }
    return bytes
  }

  @Test func damagedTables() {
    var random = SeededRandom(seed: 12)
    let good = Array(
      "n,p,\"q r\",s\n1,tcp,2.5,normal\n2,udp,?,normal\n3,\"t,cp\",-1e3,attack\n4,tcp,0.25,normal\n5,udp,7,attack\n"
        .utf8)
    let options = [
      CSVOptions(), CSVOptions(label: "s", missing: .omit), CSVOptions(label: "last", categorical: ["1"]),
      CSVOptions(hasHeader: false), CSVOptions(delimiter: 0x20, hasHeader: true),
    ]
    var (read, refused) = (0, 0)
    for round in 0..<1500 {
      let bytes = Self.damaged(good, &random)
      do {
        let table = try CSVReader.parse([bytes], names: ["damaged"], options[round % options.count])
        read += 1
        #expect(table.values.values.count == table.rows * table.stored.count)
        #expect(table.values.values.allSatisfy { $0.isNaN || $0.magnitude <= 1e15 })
        #expect(table.labels.count == table.rows && table.lines.count == table.rows)
        for column in table.columns.indices { _ = table.summary(ofColumn: column) }
        let prepared = try table.prepared()
        let values = prepared.training.values.values + prepared.test.values.values
        #expect(values.allSatisfy { $0.isFinite })
      } catch {
        refused += 1
        let message = String(describing: error)
        #expect(error is CSVError && !message.isEmpty && message.count < 700 && !message.contains("\n"), "\(message)")
      }
    }
    let counts = "\(read) \(refused)"
    #expect(read > 150 && refused > 200, "\(counts)")
  }

  @Test func damagedSeries() {
    var random = SeededRandom(seed: 13)
    let texts = [
      ("s.txt", "1 0.5 2.5 3\n2 1 2 3\n1 -4 5e-3 6\n"), ("s.ts", "@univariate true\n@data\n1,2,3:1\n4,5,6:2\n"),
      ("s.arff", "@relation s\n@attribute a {1,2}\n@data\n1,2,3,a\n4,5,6,'b'\n"),
    ]
    var (read, refused) = (0, 0)
    for round in 0..<1500 {
      let (name, text) = texts[round % 3]
      let bytes = Self.damaged(Array(text.utf8), &random)
      _ = UCRTableReader.isLikely(bytes)
      do {
        let table = try UCRTableReader.parse([bytes], names: [name])
        read += 1
        #expect(table.width > 1 && table.values.values.allSatisfy { $0.magnitude <= 1e15 })
      } catch {
        refused += 1
        let message = String(describing: error)
        #expect(error is UCRTableError && message.hasPrefix(name) && !message.contains("\n"), "\(message)")
      }
    }
    #expect(read > 100 && refused > 200, "\(read) \(refused)")
  }
}
