/// Why a TensorFlow.js model cannot be read, or is not an autoencoder of the kind this program knows.
public enum TensorFlowJSError: Error, Equatable, Sendable, CustomStringConvertible {
  case notJSON(JSONError)
  /// A part of `model.json` that is not there, or not of this kind.
  case missing(String)
  case unsupportedModel(String)
  case unsupportedLayer(String, layer: String)
  case unsupportedActivation(String, layer: String)
  /// A layer whose input is not the layer before it.
  case notAChain(layer: String)
  case sharedName(String)
  case inputWidth(Int, expected: Int, layer: String)
  case badShardPath(String)
  case shardSize(found: Int, expected: Int, paths: String)
  case unsupportedWeightType(String, weight: String)
  case badWeightShape(String)
  case missingWeight(String)
  case weightShape(String, expected: [Int], found: [Int])
  case unexpectedWeight(String)
  case notFinite(String)
  case notSymmetric(widths: [Int])
  case bottleneckActivation(String, layer: String)
  case mixedActivations([String])

  /// One sentence that says what is wrong and what is supported.
  public var description: String {
    switch self {
    case .notJSON, .missing, .unsupportedModel, .unsupportedLayer, .unsupportedActivation, .notAChain, .sharedName,
      .inputWidth:
      topologyDescription
    case .badShardPath, .shardSize, .unsupportedWeightType, .badWeightShape, .missingWeight, .weightShape,
      .unexpectedWeight, .notFinite:
      weightsDescription
    case .notSymmetric(let widths):
      "the layers \(widths.prefix(24).map(String.init).joined(separator: "-")) are not symmetric; "
        + "only autoencoders whose decoder mirrors the encoder are supported"
    case .bottleneckActivation(let activation, let layer):
      "the bottleneck \(quoted(layer)) has the activation \(quoted(activation)); only 'linear' is supported there"
    case .mixedActivations(let activations):
      "the hidden layers have the activations \(activations.map { quoted($0) }.joined(separator: " and ")); "
        + "only one for all of them is supported"
    }
  }

  private var topologyDescription: String {
    switch self {
    case .notJSON(let error):
      "the model is not valid JSON: \(error)"
    case .missing(let part):
      "not a TensorFlow.js layers model: \(part) is missing or malformed"
    case .unsupportedModel(let name):
      "a model of class \(quoted(name)) is not supported; 'Model', 'Functional' and 'Sequential' are"
    case .unsupportedLayer(let name, let layer):
      "layer \(quoted(layer)) is of class \(quoted(name)); only 'InputLayer', 'Dense' and models of them are supported"
    case .unsupportedActivation(let activation, let layer):
      "layer \(quoted(layer)) has the activation \(quoted(activation)); "
        + "'linear', 'relu', 'tanh', 'sigmoid' and 'elu' are supported"
    case .notAChain(let layer):
      "layer \(quoted(layer)) does not continue the layer before it; only layers one after the other are supported"
    case .sharedName(let name):
      "the name \(quoted(name)) is given twice; shared layers are not supported"
    case .inputWidth(let width, let expected, let layer):
      "the input \(quoted(layer)) takes \(width) values where \(expected) are given"
    default: ""
    }
  }

  private var weightsDescription: String {
    switch self {
    case .badShardPath(let path):
      "the weights lie in \(quoted(path)); only files in the model's own folder are read"
    case .shardSize(let found, let expected, let paths):
      "the weights in \(quoted(paths)) have \(found) bytes where the manifest needs \(expected)"
    case .unsupportedWeightType(let type, let weight):
      "the weights \(quoted(weight)) are of type \(quoted(type)); only 'float32' without quantization is supported"
    case .badWeightShape(let weight):
      "the shape of the weights \(quoted(weight)) has a negative dimension or too many values"
    case .missingWeight(let weight):
      "the manifest has no weights \(quoted(weight)), which the layers need"
    case .weightShape(let weight, let expected, let found):
      "the weights \(quoted(weight)) have the shape \(shapeText(found)) where the layers need \(shapeText(expected))"
    case .unexpectedWeight(let weight):
      "the manifest has weights \(quoted(weight)), which belong to no layer"
    case .notFinite(let weight):
      "the weights \(quoted(weight)) hold a value that is not a finite number"
    default: ""
    }
  }
}
