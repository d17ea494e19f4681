import ModelFiles
import SeededRandom
import Testing

/// What no file may do: be half understood, take the program down, or put more than a line on the screen.
@Suite struct HostileFileTests {
  @Test(arguments: badFiles) func aBadFileIsRefusedInOneLine(bad: BadFile) {
    #expect(refusal(bad.bytes) == bad.message)
  }

  /// A small file with everything in it.
  static let small = TensorFile(
    metadata: ["format": "x"],
    tensors: [Tensor(name: "a", shape: [2, 1], values: [1, -2]), Tensor(name: "b", shape: [], values: [0.5])]
  ).encoded()

  @Test func everyTruncationIsRefused() {
    for count in 0..<Self.small.count {
      #expect(refusal(Array(Self.small[..<count])) != nil, "the first \(count) bytes")
    }
  }

  @Test func everyChangeOfAByteIsReadOrRefusedInOneLine() {
    var taken = 0
    for index in Self.small.indices {
      for byte in UInt8.min...UInt8.max where byte != Self.small[index] {
        var bytes = Self.small
        bytes[index] = byte
        guard let message = refusal(bytes) else {
          taken += 1
          continue
        }
        #expect(!message.isEmpty && message.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      }
    }
    // Other values, other names and white space for padding are files of their own; nearly all the rest is refused.
    #expect((1...6_000).contains(taken), "\(taken)")
  }

  /// Spliced and repeated parts of a good file: the kind of damage that single bytes do not reach.
  @Test(arguments: 0..<20) func splicesNeverTrap(seed: Int) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<500 {
      var bytes = Self.small
      for _ in 0...random.index(below: 3) {
        let from = random.index(below: bytes.count)
        let part = bytes[from..<min(bytes.count, from + random.index(below: 40))]
        let to = random.index(below: bytes.count)
        bytes.replaceSubrange(to..<min(bytes.count, to + random.index(below: 40)), with: part)
      }
      let grown = max(0, bytes.count - 8)
      bytes.replaceSubrange(..<min(8, bytes.count), with: littleEndian(UInt64(random.index(below: grown + 2))))
      if let message = refusal(bytes) { #expect(!message.contains("\n")) }
    }
  }

  /// Megabytes of the characters that take longest to compare: as keys, as a type and as a text that is then compared.
  @Test func stringsOfCombiningMarksAreQuick() throws {
    let key = String(repeating: "\u{0301}\u{0323}", count: 15)
    let marks = String(repeating: key + "a", count: 20_000)
    let keys = (0..<20_000).map { "\"\($0)\(key)\":\"\"" }.joined(separator: ",")
    let clock = ContinuousClock()
    let seconds = try clock.measure {
      #expect(refusal(file("{\"__metadata__\":{\(keys)}}")) == nil)
      #expect(refusal(file("{\"a\":{\"dtype\":\"F\(marks)\"}}")) != nil)
      let content = try TensorFile(decoding: file("{\"__metadata__\":{\"a\":\"\(marks)\"}}"))
      #expect(content.metadata["a"] != "\u{0323}")
    }
    #expect(seconds < .seconds(2))
  }
}
