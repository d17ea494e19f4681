import NeuralNetwork
import Tables

/// Autoencoders in the layers format of TensorFlow.js: a `model.json` and files of weights beside it, as Anomagram's.
///
/// Supported are `Dense` layers one after the other, also inside nested models (an encoder and a decoder), with the
/// activations linear, relu, tanh, sigmoid and elu, provided the decoder mirrors the encoder, the bottleneck is linear,
/// and the output sigmoid or linear.
public enum TensorFlowJSModel {
  /// The most bytes of a `model.json` that is read.
  private static let longestJSON = 4 << 20
  /// Nested models take five levels each.
  private static let depthLimit = 64

  /// The network of the `model.json` at `path`; its weights are read from the same folder, and only from there.
  ///
  /// Throws a `FileReadingError`, a `TensorFlowJSError`, or a `NetworkError` for widths no network can have.
  public static func read(contentsOf path: String) throws -> Network {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let json = try bytes(ofFile: path, limit: longestJSON)
    return try network(json: json) { name, limit in try bytes(ofFile: folder + name, limit: limit) }
  }

  /// The network of a `model.json`; `shard` gives the bytes of a file that the manifest names, at most so many.
  package static func network(json: [UInt8], shard: (String, Int) throws -> [UInt8]) throws -> Network {
    let model: JSONValue
    do {
      model = try JSONReader.value(of: json[...], depthLimit: depthLimit)
    } catch {
      throw TensorFlowJSError.notJSON(error)
    }
    guard let topology = model["modelTopology"] else { throw TensorFlowJSError.missing("'modelTopology'") }
    guard let manifest = model["weightsManifest"] else { throw TensorFlowJSError.missing("'weightsManifest'") }
    let layers = try LayerTopology(topology)
    var tensors: [String: Tensor] = [:]
    for group in try WeightsManifest(manifest).groups {
      var data: [UInt8] = []
      for path in group.paths { data += try shard(path, group.byteCount - data.count) }
      for tensor in try group.tensors(in: data) { tensors[tensor.name] = tensor }
    }
    return try network(layers, tensors)
  }

  private static func network(_ topology: LayerTopology, _ tensors: [String: Tensor]) throws -> Network {
    var tensors = tensors
    func take(_ name: String) throws(TensorFlowJSError) -> Tensor {
      guard let tensor = tensors.removeValue(forKey: name) else { throw .missingWeight(name) }
      return tensor
    }
    let kernels = try topology.layers.map { layer in try take("\(layer.name)/kernel") }
    let biases = try topology.layers.map { layer in layer.hasBias ? try take("\(layer.name)/bias") : nil }
    if let name = tensors.keys.min() { throw TensorFlowJSError.unexpectedWeight(name) }
    let inputs = topology.inputWidth ?? kernels.first?.shape.first ?? 0
    let architecture = try architecture(topology.layers, inputs: inputs)
    try architecture.check()
    let layers = try architecture.layers.indices.map { index in
      let shape = architecture.layers[index]
      let kernel = try values(of: kernels[index], shape: [shape.inputs, shape.units])
      let bias = try biases[index].map { tensor in try values(of: tensor, shape: [shape.units]) }
      return DenseLayer(
        shape: shape, weights: transposed(kernel, shape), bias: bias ?? [Float](repeating: 0, count: shape.units))
    }
    return try Network(architecture: architecture, layers: layers)
  }

  private static func values(of tensor: Tensor, shape: [Int]) throws(TensorFlowJSError) -> [Float] {
    guard tensor.shape == shape else { throw .weightShape(tensor.name, expected: shape, found: tensor.shape) }
    return tensor.values
  }

  /// A kernel has a row for each input; our weights have a row for each unit.
  private static func transposed(_ kernel: [Float], _ shape: LayerShape) -> Matrix {
    var weights = Matrix(rows: shape.units, columns: shape.inputs)
    for unit in 0..<shape.units {
      for input in 0..<shape.inputs {
        weights.values[unit * shape.inputs + input] = kernel[input * shape.units + unit]
      }
    }
    return weights
  }

  private static func architecture(
    _ layers: [DenseDescription], inputs: Int
  ) throws(TensorFlowJSError) -> Architecture {
    let widths = [inputs] + layers.map(\.units)
    guard let (hidden, inputs, bottleneck) = mirrored(widths) else { throw .notSymmetric(widths: widths) }
    var activations: [Activation] = []
    for layer in layers { activations.append(try activation(of: layer)) }
    let output = activations.removeLast()
    let middle = activations.remove(at: hidden.count)
    guard middle == .linear else {
      throw .bottleneckActivation(middle.rawValue, layer: layers[hidden.count].name)
    }
    let activation = activations.first ?? .relu
    guard activations.allSatisfy({ $0 == activation }) else {
      throw .mixedActivations(Set(activations.map(\.rawValue)).sorted())
    }
    return Architecture(
      inputs: inputs, hidden: hidden, bottleneck: bottleneck, activation: activation, output: output)
  }

  private static func activation(of layer: DenseDescription) throws(TensorFlowJSError) -> Activation {
    switch layer.activation {
    case "linear": .linear
    case "relu": .relu
    case "tanh": .tanh
    case "sigmoid": .sigmoid
    case "elu": .elu
    default: throw .unsupportedActivation(layer.activation, layer: layer.name)
    }
  }
}
