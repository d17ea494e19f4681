/// What a layer is in an autoencoder.
public enum LayerRole: String, CaseIterable, Codable, Sendable {
  /// In the order in which the data runs through them; there may be several of the first and the third.
  case encoder, bottleneck, decoder, output
}

/// The size and kind of one dense layer.
public struct LayerShape: Equatable, Codable, Sendable {
  /// The values that come in and the values that leave; both at least 1.
  public let inputs, units: Int
  /// The function that each unit applies to its weighted sum.
  public let activation: Activation
  /// The place of the layer in the autoencoder.
  public let role: LayerRole

  /// A layer of `units` units over `inputs` values; nothing is checked until an ``Architecture`` is.
  public init(inputs: Int, units: Int, activation: Activation, role: LayerRole) {
    self.inputs = inputs
    self.units = units
    self.activation = activation
    self.role = role
  }

  /// The number of weights and biases.
  public var parameterCount: Int { inputs * units + units }
}

/// A symmetric dense autoencoder: hidden layers, a linear bottleneck, the hidden layers mirrored, the output.
public struct Architecture: Equatable, Codable, Sendable {
  /// The values of a sample, and so of its reconstruction.
  public var inputs: Int
  /// The units of the encoder's hidden layers, the first at the input; may be empty.
  public var hidden: [Int]
  /// The units of the bottleneck: the numbers that a sample is compressed to.
  public var bottleneck: Int
  /// The activation of the hidden layers.
  public var activation: Activation
  /// The activation of the output: `.sigmoid` or `.linear`.
  public var output: Activation

  /// An architecture of these sizes; ``check()`` says whether a network can be made of it.
  public init(inputs: Int, hidden: [Int], bottleneck: Int, activation: Activation, output: Activation) {
    self.inputs = inputs
    self.hidden = hidden
    self.bottleneck = bottleneck
    self.activation = activation
    self.output = output
  }

  /// The layers in the order the data runs through them, `2 · hidden.count + 2` of them.
  public var layers: [LayerShape] {
    var shapes: [LayerShape] = []
    var width = inputs
    func add(_ units: Int, _ activation: Activation, _ role: LayerRole) {
      shapes.append(LayerShape(inputs: width, units: units, activation: activation, role: role))
      width = units
    }
    for units in hidden { add(units, activation, .encoder) }
    add(bottleneck, .linear, .bottleneck)
    for units in hidden.reversed() { add(units, activation, .decoder) }
    add(inputs, output, .output)
    return shapes
  }

  /// The index of the bottleneck among `layers`.
  public var bottleneckIndex: Int { hidden.count }

  /// The number of weights and biases of all layers.
  public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount } }

  /// The most units a layer, and the most values a sample, may have.
  public static let largestWidth = 65_536

  /// Throws unless every layer has between 1 and `largestWidth` units and the output is sigmoid or linear.
  public func check() throws(NetworkError) {
    for width in [inputs, bottleneck] + hidden where !(1...Architecture.largestWidth).contains(width) {
      throw .badWidth(width)
    }
    guard output == .sigmoid || output == .linear else { throw .badOutput(output) }
  }
}
