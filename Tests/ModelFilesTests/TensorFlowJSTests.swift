import ModelFiles
import NeuralNetwork
import Tables
import Testing

@Suite struct TensorFlowJSTests {
  /// A kernel has a row for each input: its numbers must come out transposed.
  @Test func nestedModelsAreOneNetwork() throws {
    let network = try SmallModel().read()
    #expect(
      network.architecture
        == Architecture(inputs: 3, hidden: [2], bottleneck: 1, activation: .tanh, output: .sigmoid))
    #expect(network.layers[0].weights == Matrix(rows: 2, columns: 3, values: [1, 3, 5, 2, 4, 6]))
    #expect(network.layers[0].bias == [7, 8])
    #expect(network.layers[3].weights == Matrix(rows: 3, columns: 2, values: [16, 19, 17, 20, 18, 21]))
    #expect(network.layers[3].bias == [22, 23, 24])
  }

  @Test func aSequentialModelWithoutBiasInShards() throws {
    let layers = [("a", 2, "linear"), ("b", 3, "linear")].map { name, units, activation in
      #"{"class_name":"Dense","config":{"name":"\#(name)","units":\#(units),"#
        + #""activation":"\#(activation)","use_bias":false}}"#
    }
    let json = """
      {"modelTopology":{"keras_version":"2.1","model_config":{"class_name":"Sequential",
       "config":[\(layers[0]),\(layers[1])]}},
       "weightsManifest":[{"paths":["1","2"],"weights":[
         {"name":"b/kernel","shape":[2,3],"dtype":"float32"},{"name":"a/kernel","shape":[3,2],"dtype":"float32"}]}]}
      """
    let bytes = littleEndian((1...12).map(Float.init))
    let shards = ["1": Array(bytes[..<5]), "2": Array(bytes[5...])]
    let network = try TensorFlowJSModel.network(json: Array(json.utf8)) { name, _ in try #require(shards[name]) }
    #expect(network.architecture.hidden == [])
    #expect(network.layers[0].weights.values == [7, 9, 11, 8, 10, 12])
    #expect(network.layers[1].weights.values == [1, 4, 2, 5, 3, 6])
    #expect(network.layers.map(\.bias) == [[0, 0], [0, 0, 0]])
  }

  /// As a browser names them when it saves a model.
  @Test func weightsBesideTheModelMayBeNamedFromItsFolder() throws {
    let model = SmallModel(replacing: "weights.bin", with: "./m.weights.bin")
    let network = try model.read { path, _ in
      #expect(path == "m.weights.bin")
      return SmallModel.weights(path, 0)
    }
    #expect(try network.layers == SmallModel().read().layers)
    for path in ["./../w", "././w", "./", "./a/b"] {
      #expect(throws: TensorFlowJSError.self) { try SmallModel(replacing: "weights.bin", with: path).read() }
    }
  }

  @Test(arguments: SmallModel.changes) func anotherKindOfModelIsRefused(change: SmallModel.Change) {
    let model = SmallModel(changed: change)
    #expect(model.json != SmallModel().json || change.old.isEmpty, "the change changes nothing")
    #expect(message { try model.read() } == change.message)
  }

  @Test(arguments: [
    (92, "the weights in 'weights.bin' have 92 bytes where the manifest needs 96"),
    (0, "the weights in 'weights.bin' have 0 bytes where the manifest needs 96"),
    (97, "the weights in 'weights.bin' have 97 bytes where the manifest needs 96"),
  ]) func weightsOfAnotherSizeAreRefused(count: Int, expected: String) {
    #expect(message { try SmallModel().read { _, _ in [UInt8](repeating: 0, count: count) } } == expected)
  }

  @Test func infiniteWeightsAreRefused() {
    var bytes = littleEndian((1...24).map(Float.init))
    bytes.replaceSubrange(92..., with: littleEndian([Float.infinity]))
    #expect(
      message { try SmallModel().read { _, _ in bytes } }
        == "the weights 'd4/bias' hold a value that is not a finite number")
  }

  /// A manifest may name one file many times; no more than the weights' bytes are ever asked for.
  @Test func onlyAsManyBytesAsNeededAreAskedFor() throws {
    let model = SmallModel(replacing: #"["weights.bin"]"#, with: #"["a","a","a"]"#)
    var limits: [Int] = []
    _ = try? model.read { _, limit in
      limits.append(limit)
      return [UInt8](repeating: 0, count: 40)
    }
    #expect(limits == [96, 56, 16])
  }

  @Test func truncatedAndChangedModelsNeverTrap() {
    let json = Array(SmallModel().json.utf8)
    for count in 0..<json.count {
      #expect(message { try SmallModel.read(json: Array(json[..<count])) } != nil)
    }
    for index in json.indices {
      for byte in [0x00, 0x22, 0x2D, 0x30, 0x39, 0x5B, 0x7D, 0xFF] as [UInt8] {
        var changed = json
        changed[index] = byte
        if let message = message({ try SmallModel.read(json: changed) }) { #expect(!message.contains("\n")) }
      }
    }
  }
}
