/// A dense layer as `model.json` describes it.
package struct DenseDescription: Equatable, Sendable {
  package let name: String
  package let units: Int
  package let activation: String
  package let hasBias: Bool
}

/// The dense layers of a TensorFlow.js topology, in the order the data runs through them.
package struct LayerTopology: Equatable, Sendable {
  package private(set) var layers: [DenseDescription] = []
  /// The values an input of the whole model takes, when it says so.
  package private(set) var inputWidth: Int?

  private var names: Set<String> = []

  /// Reads the value of `modelTopology`: the model itself, or Keras's wrapper with the model in `model_config`.
  package init(_ topology: JSONValue) throws(TensorFlowJSError) {
    try append(model: topology["model_config"] ?? topology)
    guard !layers.isEmpty else { throw .missing("a dense layer") }
  }

  private mutating func append(model: JSONValue) throws(TensorFlowJSError) {
    guard let kind = model["class_name"]?.string, let config = model["config"] else {
      throw .missing("'class_name' or 'config' of the model")
    }
    guard ["Model", "Functional", "Sequential"].contains(kind) else { throw .unsupportedModel(kind) }
    // Old sequential models are a plain list of layers.
    guard let list = config["layers"]?.array ?? config.array else { throw .missing("'layers' of the model") }
    var previous: String?
    for layer in list {
      guard let name = layer["name"]?.string ?? layer["config"]?["name"]?.string else {
        throw .missing("'name' of a layer")
      }
      if kind != "Sequential" { try LayerTopology.check(layer, follows: previous, name: name) }
      try append(layer: layer, name: name)
      previous = name
    }
    guard kind == "Sequential" || config["output_layers"]?.firstName == previous else {
      throw .missing("the last layer among the 'output_layers' of the model")
    }
  }

  /// Throws unless the only input of a layer is the layer `previous`, and the first has none.
  private static func check(
    _ layer: JSONValue, follows previous: String?, name: String
  ) throws(TensorFlowJSError) {
    guard let nodes = layer["inbound_nodes"]?.array else { throw .missing("'inbound_nodes' of a layer") }
    let isInput = layer["class_name"]?.string == "InputLayer"
    guard isInput == (previous == nil) else { throw .notAChain(layer: name) }
    if isInput { return }
    guard nodes.count == 1, nodes[0].firstName == previous else { throw .notAChain(layer: name) }
  }

  private mutating func append(layer: JSONValue, name: String) throws(TensorFlowJSError) {
    guard let kind = layer["class_name"]?.string, let config = layer["config"] else {
      throw .missing("'class_name' or 'config' of layer \(quoted(name))")
    }
    switch kind {
    case "InputLayer": try checkInput(config["batch_input_shape"] ?? config["batch_shape"], name: name)
    case "Dense":
      if let shape = config["batch_input_shape"] { try checkInput(shape, name: name) }
      guard names.insert(name).inserted else { throw .sharedName(name) }
      layers.append(try LayerTopology.dense(config, name: name))
    case "Model", "Functional", "Sequential": try append(model: layer)
    default: throw .unsupportedLayer(kind, layer: name)
    }
  }

  private static func dense(_ config: JSONValue, name: String) throws(TensorFlowJSError) -> DenseDescription {
    guard case .integer(let units) = config["units"], let activation = config["activation"]?.string else {
      throw .missing("'units' or 'activation' of layer \(quoted(name))")
    }
    let hasBias = config["use_bias"] != .boolean(false)
    return DenseDescription(name: name, units: units, activation: activation, hasBias: hasBias)
  }

  /// An input must be rows of as many values as the layer before it gives.
  private mutating func checkInput(_ shape: JSONValue?, name: String) throws(TensorFlowJSError) {
    guard let shape = shape?.array, shape.count == 2, case .integer(let width) = shape[1] else {
      throw .missing("an input shape of two dimensions of layer \(quoted(name))")
    }
    guard let expected = layers.last?.units ?? inputWidth else {
      inputWidth = width
      return
    }
    guard width == expected else { throw .inputWidth(width, expected: expected, layer: name) }
  }
}

extension JSONValue {
  /// The layer named in `[["layer", 0, 0, …]]`, provided it is the only one.
  fileprivate var firstName: String? {
    guard let entries = array, entries.count == 1 else { return nil }
    return entries[0].array?.first?.string
  }
}
