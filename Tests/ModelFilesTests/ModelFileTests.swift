import ModelFiles
import NeuralNetwork
import SeededRandom
import Testing

@Suite struct ModelFileTests {
  static let architecture = Architecture(inputs: 3, hidden: [2], bottleneck: 1, activation: .tanh, output: .sigmoid)

  @Test func namesShapesAndMetadata() {
    let network = Network(architecture: Self.architecture, seed: 1)
    let scaling = Tensor(name: "scaling.minima", shape: [3], values: [1, 2, 3])
    let content = ModelFile.tensorFile(
      network: network, metadata: ["threshold": "0.02", "version": "9"], tensors: [scaling])
    #expect(
      content.metadata == [
        "format": "heartline-model", "version": "1", "layers": "3-2-1-2-3", "activation": "tanh",
        "outputActivation": "sigmoid", "threshold": "0.02",
      ])
    #expect(
      content.tensors.map { "\($0.name) \($0.shape)" } == [
        "encoder.0.weight [2, 3]", "encoder.0.bias [2]", "encoder.1.weight [1, 2]", "encoder.1.bias [1]",
        "decoder.0.weight [2, 1]", "decoder.0.bias [2]", "decoder.1.weight [3, 2]", "decoder.1.bias [3]",
        "scaling.minima [3]",
      ])
    #expect(content["decoder.1.weight"]?.values == network.layers[3].weights.values)
  }

  @Test(arguments: 0..<30) func aNetworkComesBackAsItWas(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let architecture = Architecture(
      inputs: 1 + random.index(below: 20), hidden: (0..<random.index(below: 4)).map { _ in 1 + random.index(below: 9) },
      bottleneck: 1 + random.index(below: 5), activation: Activation.allCases[random.index(below: 6)],
      output: random.index(below: 2) == 0 ? .sigmoid : .linear)
    let network = Network(architecture: architecture, seed: seed)
    let bytes = ModelFile.tensorFile(network: network).encoded()
    #expect(try ModelFile.network(from: TensorFile(decoding: bytes)) == network)
  }

  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout TensorFile) -> Void

    init(metadata key: String, _ value: String?, _ message: String) {
      testDescription = message
      change = { $0.metadata[key] = value }
    }

    init(tensor name: String, _ replacement: Tensor?, _ message: String) {
      testDescription = message
      change = { content in
        content.tensors.removeAll { $0.name == name }
        if let replacement { content.tensors.append(replacement) }
      }
    }
  }

  static let changes =
    [
      Change(metadata: "format", nil, "not a heartline model: its metadata has no 'format'"),
      Change(metadata: "format", "pt", "the metadata 'format' is 'pt'; it must be 'heartline-model'"),
      Change(metadata: "version", "2", "the model has format version '2'; this program reads version '1'"),
      Change(metadata: "layers", nil, "not a heartline model: its metadata has no 'layers'"),
    ]
    + ["", "3", "3-3", "3-2-1-3-3", "3-2--2-3", "3-2-x-2-3", "3 -2-1-2-3", "3-2-99999999999999999999-2-3"].map {
      (layers: String) in
      Change(
        metadata: "layers", layers,
        "the metadata 'layers' is '\(layers)'; it must be symmetric widths such as '140-15-7-2-7-15-140'")
    } + [
      Change(metadata: "layers", "3-0-1-0-3", "a layer cannot have 0 units; give it 1 to 65536"),
      Change(metadata: "layers", "3-70000-1-70000-3", "a layer cannot have 70000 units; give it 1 to 65536"),
      Change(
        metadata: "layers", "3-65536-65536-65536-3",
        "tensor 'encoder.0.weight' has the shape [2, 3] where the layers need [65536, 3]"),
      Change(
        metadata: "layers", "3-1-3", "tensor 'encoder.0.weight' has the shape [2, 3] where the layers need [1, 3]"),
      Change(metadata: "layers", "3-2-1-1-1-2-3", "the model has no tensor 'encoder.2.weight', which its layers need"),
      Change(
        metadata: "activation", "ReLU\n",
        "the metadata 'activation' is 'ReLU?'; "
          + "it must be one of 'linear', 'relu', 'tanh', 'sigmoid', 'elu', 'leaky-relu'"
      ),
      Change(
        metadata: "outputActivation", "relu", "'relu' is not an output activation; use 'sigmoid' or 'linear'"),
      Change(tensor: "decoder.0.bias", nil, "the model has no tensor 'decoder.0.bias', which its layers need"),
      Change(
        tensor: "encoder.0.weight", Tensor(name: "encoder.0.weight", shape: [3, 2], values: [0, 0, 0, 0, 0, 0]),
        "tensor 'encoder.0.weight' has the shape [3, 2] where the layers need [2, 3]"),
      Change(
        tensor: "encoder.0.bias", Tensor(name: "encoder.0.bias", shape: [2], values: [0, .nan]),
        "layer 1 holds a weight or bias that is not a finite number"),
      Change(
        tensor: "", Tensor(name: "encoder.7.bias", shape: [], values: [0]),
        "the model has a tensor 'encoder.7.bias', for which its layers have no place"),
    ]

  @Test(arguments: changes) func aModelThatIsNotOneIsRefused(change: Change) {
    var content = ModelFile.tensorFile(network: Network(architecture: Self.architecture, seed: 1))
    change.change(&content)
    #expect(message { try ModelFile.network(from: content) } == change.testDescription)
  }
}

/// The sentence of the error that `body` throws; nil when it throws none.
func message(_ body: () throws -> some Any) -> String? {
  do {
    _ = try body()
    return nil
  } catch {
    return "\(error)"
  }
}
