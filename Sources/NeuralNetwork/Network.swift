import SeededRandom
import Tables

/// A dense layer: output = activation(weights · input + bias).
public struct DenseLayer: Equatable, Sendable {
  /// The size and kind of the layer.
  public let shape: LayerShape
  /// `units` rows of `inputs` weights.
  public var weights: Matrix
  /// One value for each unit.
  public var bias: [Float]

  /// A layer of these numbers: `weights` is units × inputs, `bias` has a value for each unit. ``Network`` checks that
  /// they fit.
  public init(shape: LayerShape, weights: Matrix, bias: [Float]) {
    self.shape = shape
    self.weights = weights
    self.bias = bias
  }

  var fitsItsShape: Bool {
    weights.rows == shape.units && weights.columns == shape.inputs && bias.count == shape.units
  }
}

/// An autoencoder with its weights: a value that reconstructs samples.
public struct Network: Equatable, Sendable {
  /// The shapes of all layers.
  public let architecture: Architecture
  /// One layer for each of `architecture.layers`; a change must keep the shapes.
  public var layers: [DenseLayer]

  /// A network before any training: Glorot-uniform weights, drawn layer by layer from streams of `seed`, and zero
  /// biases.
  ///
  /// `architecture` must pass its `check()`. Source: Glorot and Bengio, "Understanding the difficulty of training deep
  /// feedforward neural networks", AISTATS 2010; Keras's `glorot_uniform`.
  public init(architecture: Architecture, seed: Int) {
    self.architecture = architecture
    layers = architecture.layers.enumerated().map { index, shape in
      precondition(shape.inputs > 0 && shape.units > 0, "a layer needs at least one input and one unit")
      var random = SeededRandom.stream(seed: seed, "weights", index)
      let limit = (6 / Double(shape.inputs + shape.units)).squareRoot()
      let values = (0..<shape.inputs * shape.units).map { _ in Float((2 * random.uniform() - 1) * limit) }
      return DenseLayer(
        shape: shape, weights: Matrix(rows: shape.units, columns: shape.inputs, values: values),
        bias: [Float](repeating: 0, count: shape.units))
    }
  }

  /// A network from weights that came from somewhere; throws when they do not have the architecture's shapes or are
  /// not finite.
  public init(architecture: Architecture, layers: [DenseLayer]) throws {
    try architecture.check()
    let shapes = architecture.layers
    guard layers.count == shapes.count else {
      throw NetworkError.layerCount(expected: shapes.count, found: layers.count)
    }
    for (index, (layer, shape)) in zip(layers, shapes).enumerated() {
      guard layer.shape == shape, layer.fitsItsShape else {
        throw NetworkError.layerShape(layer: index + 1, expected: shape)
      }
      guard layer.weights.values.allSatisfy(\.isFinite), layer.bias.allSatisfy(\.isFinite) else {
        throw NetworkError.notFinite(layer: index + 1)
      }
    }
    self.architecture = architecture
    self.layers = layers
  }

  /// The number of weights and biases of all layers.
  public var parameterCount: Int { layers.reduce(0) { $0 + $1.shape.parameterCount } }

  /// All parameters, layer by layer, each layer's weights row by row and then its biases.
  public var parameters: [Float] { layers.flatMap { $0.weights.values + $0.bias } }
}
