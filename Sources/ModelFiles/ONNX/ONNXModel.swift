import NeuralNetwork

/// Networks as ONNX models, for other programs to run.
///
/// A bare network takes `beat` ([batch, values]: scaled, as the network sees it) and gives `reconstruction` of the same
/// shape; a layer is a Gemm and its activation. With ``Judging`` the model is the whole detector: `beat` is in the data's
/// own units, as is `reconstruction`, and there are two more outputs, `error` ([batch]: the mean squared difference of
/// the scaled values) and `abnormal` ([batch], truth values: the error exceeds the threshold). Operator set 13,
/// https://github.com/onnx/onnx/blob/main/docs/Operators.md.
public enum ONNXModel {
  private static let operatorSet = 13
  /// The version of the file format that came with operator set 13.
  private static let formatVersion = 7
  private static let float32 = 1
  private static let truthValue = 9
  private static let producer = "heartline"

  /// Whether the bytes are a model that heartline wrote, of whatever version.
  public static func isOwn(_ bytes: [UInt8]) -> Bool {
    var name = ProtocolBuffer()
    name.add(2, text: producer)
    // Only a version, a number of a byte or two, stands before it.
    return (2...4).contains { bytes.dropFirst($0).starts(with: name.bytes) }
  }

  /// What makes a network a detector.
  public struct Judging: Sendable {
    /// The lowest and the highest value of each point, which become 0 and 1; both empty where beats are not scaled.
    public let minima: [Float]
    public let maxima: [Float]
    /// The error above which a beat is called abnormal.
    public let threshold: Float

    public init(minima: [Float], maxima: [Float], threshold: Float) {
      self.minima = minima
      self.maxima = maxima
      self.threshold = threshold
    }
  }

  /// The bytes of an ONNX file with `network`; equal networks, judgements and texts give equal bytes.
  ///
  /// - Parameter metadata: Texts that the file carries along, by their names.
  public static func encoded(
    _ network: Network, judging: Judging? = nil, metadata: [String: String] = [:], producerVersion: String
  ) -> [UInt8] {
    var model = ProtocolBuffer()
    model.add(1, integer: formatVersion)
    model.add(2, text: producer)
    model.add(3, text: producerVersion)
    model.add(7) { graph in add(network, judging, to: &graph) }
    model.add(8) { set in
      set.add(1, text: "")
      set.add(2, integer: operatorSet)
    }
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      model.add(14) { entry in
        entry.add(1, text: key)
        entry.add(2, text: value)
      }
    }
    return model.bytes
  }

  private static func add(_ network: Network, _ judging: Judging?, to graph: inout ProtocolBuffer) {
    let isScaled = judging.map { !$0.minima.isEmpty } ?? false
    if isScaled { ONNXJudging.addScaling(to: &graph) }
    var input = isScaled ? ONNXJudging.scaledBeat : "beat"
    for (index, layer) in network.layers.enumerated() {
      let name = "\(layer.shape.role.rawValue)\(index + 1)"
      let isLast = index == network.layers.count - 1
      let output = isLast ? isScaled ? ONNXJudging.scaledReconstruction : "reconstruction" : name
      addNodes(of: layer, name: name, from: input, to: output, in: &graph)
      input = output
    }
    if judging != nil { ONNXJudging.addVerdict(isScaled: isScaled, to: &graph) }
    graph.add(2, text: "autoencoder")
    for (index, layer) in network.layers.enumerated() {
      let name = "\(layer.shape.role.rawValue)\(index + 1)"
      addTensor("\(name).weight", [layer.shape.units, layer.shape.inputs], layer.weights.values, to: &graph)
      addTensor("\(name).bias", [layer.shape.units], layer.bias, to: &graph)
    }
    if let judging { ONNXJudging.addTensors(of: judging, to: &graph) }
    graph.add(11) { value in describe("beat", width: network.architecture.inputs, in: &value) }
    graph.add(12) { value in describe("reconstruction", width: network.architecture.inputs, in: &value) }
    guard judging != nil else { return }
    graph.add(12) { value in describe("error", width: nil, in: &value) }
    graph.add(12) { value in describe("abnormal", width: nil, type: truthValue, in: &value) }
  }

  /// A layer's Gemm and, unless it is linear, its activation.
  private static func addNodes(
    of layer: DenseLayer, name: String, from input: String, to output: String, in graph: inout ProtocolBuffer
  ) {
    let activation = operation(layer.shape.activation)
    let sums = activation == nil ? output : "\(name).sums"
    graph.add(1) { node in
      for operand in [input, "\(name).weight", "\(name).bias"] { node.add(1, text: operand) }
      node.add(2, text: sums)
      node.add(3, text: "\(name).gemm")
      node.add(4, text: "Gemm")
      node.add(5) { attribute in
        attribute.add(1, text: "transB")
        attribute.add(3, integer: 1)
        attribute.add(20, integer: 2)
      }
    }
    guard let activation else { return }
    graph.add(1) { node in
      node.add(1, text: sums)
      node.add(2, text: output)
      node.add(3, text: "\(name).activation")
      node.add(4, text: activation.name)
      guard let alpha = activation.alpha else { return }
      node.add(5) { attribute in
        attribute.add(1, text: "alpha")
        attribute.add(2, float: alpha)
        attribute.add(20, integer: 1)
      }
    }
  }

  private static func operation(_ activation: Activation) -> (name: String, alpha: Float?)? {
    switch activation {
    case .linear: nil
    case .relu: ("Relu", nil)
    case .tanh: ("Tanh", nil)
    case .sigmoid: ("Sigmoid", nil)
    case .elu: ("Elu", 1)
    case .leakyReLU: ("LeakyRelu", Float(Activation.leakySlope))
    }
  }

  static func addTensor(_ name: String, _ shape: [Int], _ values: [Float], to graph: inout ProtocolBuffer) {
    graph.add(5) { tensor in
      for dimension in shape { tensor.add(1, integer: dimension) }
      tensor.add(2, integer: float32)
      tensor.add(8, text: name)
      tensor.add(9, littleEndian: values)
    }
  }

  /// The type of an input or output: as many rows as the caller likes of `width` numbers, or of one without a width.
  private static func describe(
    _ name: String, width: Int?, type element: Int = float32, in value: inout ProtocolBuffer
  ) {
    value.add(1, text: name)
    value.add(2) { type in
      type.add(1) { tensor in
        tensor.add(1, integer: element)
        tensor.add(2) { shape in
          shape.add(1) { dimension in dimension.add(2, text: "batch") }
          if let width { shape.add(1) { dimension in dimension.add(1, integer: width) } }
        }
      }
    }
  }
}
