import ModelFiles
import NeuralNetwork
import Tables
import Testing

/// The bytes; what they compute is checked by Tests/Interop with ONNX Runtime.
@Suite struct ONNXModelTests {
  /// A model of one input, one unit and one output, field by field.
  @Test func bytesOfTheSmallestModel() throws {
    let architecture = Architecture(inputs: 1, hidden: [], bottleneck: 1, activation: .relu, output: .sigmoid)
    let layers = architecture.layers.enumerated().map { index, shape in
      DenseLayer(shape: shape, weights: Matrix(rows: 1, columns: 1, values: [Float(index + 1)]), bias: [-0.5])
    }
    let network = try Network(architecture: architecture, layers: layers)
    #expect(text(ONNXModel.encoded(network, producerVersion: "1.2.3")) == smallestModel)
  }

  /// The nodes before and behind the network in order, and what the file says of itself.
  @Test(arguments: [true, false]) func aDetectorHasErrorAndVerdict(isScaled: Bool) {
    let architecture = Architecture(inputs: 2, hidden: [], bottleneck: 1, activation: .relu, output: .linear)
    let judging = ONNXModel.Judging(minima: isScaled ? [0, 1] : [], maxima: isScaled ? [2, 1] : [], threshold: 0.5)
    let bytes = text(
      ONNXModel.encoded(
        Network(architecture: architecture, seed: 1), judging: judging,
        metadata: ["seed": "1", "recipe": "layers none"],
        producerVersion: "2.0"))
    let nodes = ["Sub", "Div", "Gemm", "Gemm", "Mul", "Add", "Sub", "Mul", "ReduceMean", "Greater"]
    var rest = bytes[...]
    for node in isScaled ? nodes : nodes.filter({ $0 == "Gemm" }) + nodes.suffix(4) {
      guard let place = rest.firstRange(of: "\"<\(String(node.utf8.count, radix: 16))>\(node)") else {
        Issue.record("no \(node)")
        return
      }
      rest = rest[place.upperBound...]
    }
    for word in ["<1a><3>2.0", "<a><6>recipe<12><b>layers none", "<a><4>seed<12><1>1", "threshold", "abnormal"] {
      #expect(bytes.contains(word), "\(word)")
    }
    // 1 / infinity for the point that never changed.
    #expect(bytes.contains("<0><0><80><7f>") == isScaled)
  }

  @Test(arguments: Activation.allCases) func theSameNetworkGivesTheSameBytes(activation: Activation) {
    let architecture = Architecture(inputs: 9, hidden: [4], bottleneck: 2, activation: activation, output: .linear)
    let bytes = (0..<2).map { _ in
      ONNXModel.encoded(Network(architecture: architecture, seed: 3), producerVersion: "1")
    }
    #expect(bytes[0] == bytes[1])
  }
}

/// Printable characters as they are, other bytes in hexadecimal.
private func text(_ bytes: [UInt8]) -> String {
  bytes.map { (0x20...0x7E).contains($0) ? String(Unicode.Scalar($0)) : "<" + String($0, radix: 16) + ">" }.joined()
}

/// The model's own fields, the nodes of two layers, the graph's name, its weights, input, output, and operator set.
private let smallestModel = [
  #"<8><7><12><9>heartline<1a><5>1.2.3:<c6><3>"#,
  #"<a>`<a><4>beat<a><12>bottleneck1.weight<a><10>bottleneck1.bias"#,
  #"<12><b>bottleneck1<1a><10>bottleneck1.gemm"<4>Gemm*<d><a><6>transB<18><1><a0><1><2>"#,
  #"<a>\<a><b>bottleneck1<a><e>output2.weight<a><c>output2.bias"#,
  #"<12><c>output2.sums<1a><c>output2.gemm"<4>Gemm*<d><a><6>transB<18><1><a0><1><2>"#,
  #"<a>;<a><c>output2.sums<12><e>reconstruction<1a><12>output2.activation"<7>Sigmoid"#,
  #"<12><b>autoencoder"#,
  #"* <8><1><8><1><10><1>B<12>bottleneck1.weightJ<4><0><0><80>?"#,
  #"*<1c><8><1><10><1>B<10>bottleneck1.biasJ<4><0><0><0><bf>"#,
  #"*<1c><8><1><8><1><10><1>B<e>output2.weightJ<4><0><0><0>@"#,
  #"*<18><8><1><10><1>B<c>output2.biasJ<4><0><0><0><bf>"#,
  #"Z<1b><a><4>beat<12><13><a><11><8><1><12><d><a><7><12><5>batch<a><2><8><1>"#,
  #"b%<a><e>reconstruction<12><13><a><11><8><1><12><d><a><7><12><5>batch<a><2><8><1>"#,
  #"B<4><a><0><10><d>"#,
].joined()
