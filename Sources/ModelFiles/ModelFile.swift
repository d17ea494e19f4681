import NeuralNetwork
import Tables

/// A trained network in a safetensors file.
///
/// The tensors are `encoder.0.weight` ([units, inputs]) and `encoder.0.bias` ([units]) and so on, the bottleneck the
/// last of the encoder; then `decoder.0.weight` and so on, the output the last of the decoder. That is the layout of
/// PyTorch's `Linear`. The metadata names the architecture:
///
/// | key | value |
/// |---|---|
/// | `format` | `heartline-model` |
/// | `version` | `1` |
/// | `layers` | the widths from input to output, `140-15-7-2-7-15-140` |
/// | `activation` | of the hidden layers: `relu`, `tanh`, `sigmoid`, `elu`, `leaky-relu` (slope 0.3) or `linear` |
/// | `outputActivation` | `sigmoid` or `linear`; the bottleneck is linear |
///
/// Other metadata and tensors (scaling, threshold, recipe) belong to the caller.
public enum ModelFile {
  static let format = "heartline-model"
  static let version = "1"

  /// The file of `network`, with the caller's own `metadata` and `tensors` in it.
  ///
  /// The metadata of the table above are not the caller's to set, nor tensors named `encoder.…` or `decoder.…`. Weights
  /// that are not finite are written as they are, and the file is refused when it is read: ask before saving.
  public static func tensorFile(
    network: Network, metadata: [String: String] = [:], tensors: [Tensor] = []
  ) -> TensorFile {
    let architecture = network.architecture
    let own = [
      "format": format, "version": version, "layers": layersText(architecture),
      "activation": architecture.activation.rawValue, "outputActivation": architecture.output.rawValue,
    ]
    let weights = zip(names(of: architecture), network.layers).flatMap { name, layer in
      [
        Tensor(name: name + ".weight", shape: [layer.shape.units, layer.shape.inputs], values: layer.weights.values),
        Tensor(name: name + ".bias", shape: [layer.shape.units], values: layer.bias),
      ]
    }
    return TensorFile(metadata: metadata.merging(own) { _, own in own }, tensors: weights + tensors)
  }

  /// The network in `file`; throws a `ModelFileError`, or a `NetworkError` for widths and values no network can have.
  public static func network(from file: TensorFile) throws -> Network {
    let architecture = try architecture(of: file)
    try architecture.check()
    var unseen = Set(file.tensors.lazy.map(\.name).filter { $0.hasPrefix("encoder.") || $0.hasPrefix("decoder.") })
    let tensors = Dictionary(file.tensors.map { ($0.name, $0) }) { first, _ in first }
    func values(_ name: String, shape: [Int]) throws(ModelFileError) -> [Float] {
      guard let tensor = tensors[name] else { throw .missingTensor(name) }
      guard tensor.shape == shape else { throw .tensorShape(name, expected: shape, found: tensor.shape) }
      unseen.remove(name)
      return tensor.values
    }
    let layers = try zip(names(of: architecture), architecture.layers).map { name, shape in
      let weights = try values(name + ".weight", shape: [shape.units, shape.inputs])
      let bias = try values(name + ".bias", shape: [shape.units])
      return DenseLayer(
        shape: shape, weights: Matrix(rows: shape.units, columns: shape.inputs, values: weights), bias: bias)
    }
    if let name = unseen.min() { throw ModelFileError.unexpectedTensor(name) }
    return try Network(architecture: architecture, layers: layers)
  }

  /// `encoder.0`, …, `decoder.0`, … for the layers in order.
  private static func names(of architecture: Architecture) -> [String] {
    let half = architecture.bottleneckIndex + 1
    return (0..<half).map { "encoder.\($0)" } + (0..<half).map { "decoder.\($0)" }
  }

  private static func layersText(_ architecture: Architecture) -> String {
    ([architecture.inputs] + architecture.layers.map(\.units)).map(String.init).joined(separator: "-")
  }

  private static func architecture(of file: TensorFile) throws(ModelFileError) -> Architecture {
    func text(_ key: String) throws(ModelFileError) -> String {
      guard let text = file.metadata[key] else { throw .missingMetadata(key) }
      return text
    }
    func activation(_ key: String) throws(ModelFileError) -> Activation {
      let name = try text(key)
      guard let activation = Activation(rawValue: name) else {
        let known = Activation.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        throw .badMetadata(key: key, value: name, expected: "one of \(known)")
      }
      return activation
    }
    let (format, version) = (try text("format"), try text("version"))
    guard format == ModelFile.format else {
      throw .badMetadata(key: "format", value: format, expected: "'\(ModelFile.format)'")
    }
    guard version == ModelFile.version else { throw .unknownVersion(version) }
    let layers = try text("layers")
    guard let (hidden, inputs, bottleneck) = mirroredWidths(layers) else {
      throw .badMetadata(key: "layers", value: layers, expected: "symmetric widths such as '140-15-7-2-7-15-140'")
    }
    return Architecture(
      inputs: inputs, hidden: hidden, bottleneck: bottleneck, activation: try activation("activation"),
      output: try activation("outputActivation"))
  }

  /// The parts of `140-15-7-2-7-15-140`; nil when it is not written this way or its halves differ.
  private static func mirroredWidths(_ text: String) -> (hidden: [Int], inputs: Int, bottleneck: Int)? {
    let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let widths = words.compactMap { Int(Substring($0)) }
    guard widths.count == words.count else { return nil }
    return mirrored(widths)
  }
}

/// Splits the widths of a symmetric autoencoder; nil when they are not symmetric.
func mirrored(_ widths: [Int]) -> (hidden: [Int], inputs: Int, bottleneck: Int)? {
  guard widths.count >= 3, widths.count % 2 == 1, widths == widths.reversed() else { return nil }
  let middle = widths.count / 2
  return (Array(widths[1..<middle]), widths[0], widths[middle])
}
