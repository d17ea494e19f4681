import ModelFiles
import SeededRandom
import Testing

@Suite struct TensorFileTests {
  @Test func bytesOfASmallFile() {
    let tensor = Tensor(name: "a", shape: [1, 2], values: [1, -0.5])
    let header = #"{"__metadata__":{"b":"2","k\u000a":"\"v\\"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}"#
    let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    let encoded = TensorFile(metadata: ["k\n": "\"v\\", "b": "2"], tensors: [tensor]).encoded()
    #expect(encoded == file(padded, data: [0, 0, 0x80, 0x3F, 0, 0, 0, 0xBF]))
    #expect(padded.utf8.count % 8 == 0)
  }

  @Test func anEmptyFileHoldsNothing() throws {
    #expect(TensorFile().encoded() == file("{}      "))
    #expect(try TensorFile(decoding: file("{}")) == TensorFile())
  }

  @Test func tensorsAreFoundByName() {
    let tensors = [Tensor(name: "a", shape: [], values: [1]), Tensor(name: "b", shape: [0], values: [])]
    let content = TensorFile(tensors: tensors)
    #expect(content["b"] == tensors[1])
    #expect(content["c"] == nil)
  }

  /// The order of the entries, not that of the data, is the order of the tensors; other programs may write both.
  @Test func entriesMayComeInAnotherOrderThanTheirData() throws {
    let header = """
      {"b": {"data_offsets": [4, 8], "shape": [], "dtype": "F32"},
       "empty": {"dtype": "F32", "shape": [3, 0], "data_offsets": [4, 4]},
       "a\\u00e9\\ud83d\\ude00": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}
      """
    let content = try TensorFile(decoding: file(header, data: littleEndian([1, 2])))
    #expect(
      content.tensors == [
        Tensor(name: "b", shape: [], values: [2]), Tensor(name: "empty", shape: [3, 0], values: []),
        Tensor(name: "aé😀", shape: [1], values: [1]),
      ])
  }

  @Test(arguments: 0..<200) func whatIsWrittenIsRead(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    var metadata: [String: String] = [:]
    for _ in 0..<random.index(below: 4) { metadata[random.text()] = random.text() }
    let tensors = (0..<random.index(below: 5)).map { number in
      let shape = (0..<random.index(below: 4)).map { _ in random.index(below: 4) }
      let values = (0..<shape.reduce(1, *)).map { _ in random.float() }
      return Tensor(name: "\(number)" + random.text(), shape: shape, values: values)
    }
    let content = TensorFile(metadata: metadata, tensors: tensors)
    let bytes = content.encoded()
    let read = try TensorFile(decoding: bytes)
    #expect(read == content)
    #expect(read.encoded() == bytes)
  }
}
