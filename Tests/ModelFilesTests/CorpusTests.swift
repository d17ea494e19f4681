import Foundation
import ModelFiles
import Testing

/// The files the fuzzers start from; whatever they find is kept here and stays mended.
@Suite struct CorpusTests {
  @Test(arguments: [
    ("deep", "the header is not valid JSON: nested deeper than 8 levels at byte 12"), ("empty", nil),
    ("half", "tensor 'a' holds values of type 'F16'; only 'F32' is supported"),
    ("marks", "the header is not valid JSON: the key 'é' stands twice, again at byte 9"), ("model", nil),
    ("not-finite", "value 0 of tensor 'a' is not a finite number"), ("other-order", nil), ("scalar", nil),
    ("two", nil), ("written-by-python", nil),
  ]) func aFileOfTensors(name: String, expected: String?) throws {
    let bytes = try corpus("safetensors/" + name)
    #expect(refusal(bytes) == expected)
  }

  @Test(arguments: ["nested", "sequential"]) func aModelOfTensorFlowJS(name: String) throws {
    let json = try corpus("tensorflowjs/" + name)
    let network = try TensorFlowJSModel.network(json: json) { _, limit in [UInt8](repeating: 0, count: limit) }
    #expect(network.layers.map(\.shape.units) == [1, 2])
  }

  /// Python's `safetensors` 0.8.0 wrote it: other order, other white space, the same content.
  @Test func whatPythonWroteIsRead() throws {
    let content = try TensorFile(decoding: corpus("safetensors/written-by-python"))
    #expect(content.metadata == ["format": "pt", "note": "a \"quoted\" line\n"])
    #expect(
      content["encoder.0.weight"] == Tensor(name: "encoder.0.weight", shape: [2, 3], values: [1, 2, 3, 4, 5, 6]))
    #expect(content["encoder.0.bias"] == Tensor(name: "encoder.0.bias", shape: [2], values: [-1, 0.5]))
    #expect(content["é"] == Tensor(name: "é", shape: [], values: [7]))
    #expect(content.tensors.count == 3)
  }

  private func corpus(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }
}
