import ModelFiles
import NeuralNetwork

/// A model 3-2-1-2-3 as TensorFlow.js writes one, an encoder and a decoder inside a model; its weights are 1 … 24.
struct SmallModel {
  var json: String

  init() {
    let encoder = Self.model(
      "encoder", input: ("in", 3), [("d1", 2, "tanh"), ("d2", 1, "linear")], after: "input")
    let decoder = Self.model(
      "decoder", input: ("code", 1), [("d3", 2, "tanh"), ("d4", 3, "sigmoid")], after: "encoder")
    let shapes: [(String, String)] = [
      ("d1/kernel", "[3,2]"), ("d1/bias", "[2]"), ("d2/kernel", "[2,1]"), ("d2/bias", "[1]"), ("d3/kernel", "[1,2]"),
      ("d3/bias", "[2]"), ("d4/kernel", "[2,3]"), ("d4/bias", "[3]"),
    ]
    let weights = shapes.map { #"{"name":"\#($0)","shape":\#($1),"dtype":"float32"}"# }.joined(separator: ",")
    json = """
      {"modelTopology":{"class_name":"Model","config":{"name":"all","layers":[\(Self.input("input", 3)),
      \(encoder),
      \(decoder)],
      "output_layers":[["decoder",1,0]]}},
      "weightsManifest":[{"paths":["weights.bin"],"weights":[\(weights)]}]}
      """
  }

  init(replacing old: String, with new: String) {
    self.init()
    json.replace(old, with: new)
  }

  init(changed change: Change) {
    self.init(replacing: change.old, with: change.new)
    if change.old.isEmpty { json = change.new }
  }

  func read(shard: (String, Int) throws -> [UInt8] = Self.weights) throws -> Network {
    try TensorFlowJSModel.network(json: Array(json.utf8), shard: shard)
  }

  static func read(json: [UInt8]) throws -> Network {
    try TensorFlowJSModel.network(json: json, shard: weights)
  }

  static func weights(_ path: String, _ limit: Int) -> [UInt8] {
    littleEndian((1...24).map(Float.init))
  }

  private static func input(_ name: String, _ width: Int) -> String {
    #"{"name":"\#(name)","class_name":"InputLayer","config":{"batch_input_shape":[null,\#(width)]},"inbound_nodes":[]}"#
  }

  private static func model(
    _ name: String, input: (String, Int), _ layers: [(String, Int, String)], after: String
  ) -> String {
    var texts = [Self.input(input.0, input.1)]
    var previous = input.0
    for (name, units, activation) in layers {
      texts.append(
        #"{"name":"\#(name)","class_name":"Dense","config":{"units":\#(units),"activation":"\#(activation)","#
          + #""use_bias":true},"inbound_nodes":[[["\#(previous)",0,0,{}]]]}"#
      )
      previous = name
    }
    let config = #"{"layers":[\#(texts.joined(separator: ",\n"))],"output_layers":[["\#(previous)",0,0]]}"#
    return #"{"name":"\#(name)","class_name":"Model","config":\#(config),"inbound_nodes":[[["\#(after)",1,0,{}]]]}"#
  }
}
