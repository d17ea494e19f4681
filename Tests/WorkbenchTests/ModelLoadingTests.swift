import Foundation
import Heartbeats
import ModelFiles
import NeuralNetwork
import Tables
import TestSupport
import Testing
import Views
import Workbench

@Suite struct ModelLoadingTests {
  private func trained(_ recipe: Recipe, _ choice: ThresholdChoice = .initial) throws -> Workbench {
    var bench = Workbench(data: TestBeats.small, recipe: recipe, thresholdChoice: choice)
    _ = try bench.train()
    return bench
  }

  private func load(_ file: TensorFile, into bench: inout Workbench) throws -> Workbench.FileContent {
    try bench.load(file.encoded(), name: "m.safetensors", data: { _ in TestBeats.small })
  }

  /// A network's file brings network, scaling, threshold and recipe, exactly.
  @Test(arguments: SessionFileTests.choices) func aNetworkIsTakenUp(_ choice: ThresholdChoice) throws {
    let bench = try trained(.allChanged, choice)
    var other = Workbench(data: TestBeats.small)
    #expect(try load(SessionFile.modelFile(bench), into: &other) == .model)
    #expect(other.recipe == bench.recipe)
    #expect(other.detector?.network?.layers == bench.detector?.network?.layers)
    #expect(other.detector?.preparation.scaling == bench.detector?.preparation.scaling)
    #expect(other.detector?.scores.test == bench.detector?.scores.test)
    #expect(other.detector?.threshold.value == bench.detector?.threshold.value)
    #expect(other.detector?.training?.epochsDone == 3)
    #expect(other.detector?.origin == ModelOrigin(file: "m.safetensors", epochs: 3))
    #expect(!other.isStale)
    // The recipe that came with it can be taken back like any change.
    _ = try other.undo()
    #expect(other.recipe == Recipe() && other.isStale)
  }

  /// Who reads the file need not know the defaults.
  @Test func theRecipeIsToldInFull() throws {
    let recipe = try #require(SessionFile.modelFile(trained(Recipe())).metadata["recipe"])
    #expect(recipe.hasPrefix("layers 15 7; bottleneck 2; "))
    for setting in Setting.all where !setting.isParameter {
      #expect(recipe.contains("set \(setting.name) "), "\(setting.name)")
    }
  }

  /// On other beats the threshold of the file holds, though the same choice would lead elsewhere.
  @Test func theThresholdTravels() throws {
    let bench = try trained(.smallest)
    let data = TestBeats.small
    var other = Workbench(data: DataSet(source: data.source, train: data.test, test: data.train))
    _ = try load(SessionFile.modelFile(bench), into: &other)
    #expect(other.detector?.threshold.value == bench.detector?.threshold.value)
    #expect(other.detector?.preparation.scaling == bench.detector?.preparation.scaling)
    if case .value = other.thresholdChoice.policy {} else { Issue.record("\(other.thresholdChoice.text)") }
  }

  /// A loaded network has no optimizer state: training goes on with a new one.
  @Test func trainingGoesOnAfresh() throws {
    let bench = try trained(.smallest)
    var other = Workbench(data: TestBeats.small)
    _ = try load(SessionFile.modelFile(bench), into: &other)
    #expect(other.detector?.training?.optimizerState.step == 0)
    #expect(try other.trainMore(epochs: 2).epochsDone == 4)
    #expect(other.detector?.origin?.epochs == 2)
    _ = try other.train()
    #expect(other.detector?.origin == nil)
  }

  /// A session file with a network is a model file besides.
  @Test func aSessionIsAModelToo() throws {
    let bench = try trained(.allChanged)
    let network = try ModelFile.network(from: SessionFile.tensorFile(bench))
    #expect(network.layers == bench.detector?.network?.layers)
  }

  struct Change: CustomTestStringConvertible {
    let key: String
    let value: String
    let says: String
    var testDescription: String { "\(key) \(value)" }
  }

  static let changes = [
    Change(key: "recipe", value: "layers 9", says: "not the one its recipe describes"),
    Change(key: "recipe", value: "format c", says: "not known"),
    Change(key: "recipe", value: "set contamination 99%", says: "out of range"),
    Change(key: "recipe", value: "layers 99999", says: "out of range"),
    Change(key: "recipe", value: "set seed", says: "not known"),
    Change(key: "scaling", value: "none", says: "scaling does not fit"),
    Change(key: "scaling", value: "sideways", says: "scaling does not fit"),
    Change(key: "threshold", value: "nan", says: "threshold is not a number"),
    Change(key: "epochs", value: "-1", says: "number of epochs is not a whole number"),
    Change(key: "layers", value: "140-3-140", says: "encoder.0.weight"),
    Change(key: "version", value: "2", says: "newer heartline"),
  ]

  @Test(arguments: changes) func damageIsRefused(_ change: Change) throws {
    var file = try SessionFile.modelFile(trained(.smallest))
    file.metadata[change.key] = change.value
    var bench = Workbench(data: TestBeats.small)
    let error = #expect(throws: SessionFileError.self) { try load(file, into: &bench) }
    #expect(error?.description.contains(change.says) == true, "\(error?.description ?? "")")
    #expect(bench.recipe == Recipe() && bench.detector == nil)
  }

  @Test func everyTruncationIsRefused() throws {
    let bytes = try SessionFile.modelFile(trained(.smallest)).encoded()
    var bench = Workbench(data: TestBeats.small)
    for length in 0..<bytes.count {
      #expect(throws: SessionFileError.self, "\(length) bytes") {
        try bench.load(Array(bytes[..<length]), name: "x", data: { _ in TestBeats.small })
      }
    }
  }

  /// A network of another program takes the recipe's place only where it must.
  @Test func aForeignNetworkFitsTheRecipe() throws {
    var bench = Workbench(data: TestBeats.small)
    bench.change { ($0.contamination, $0.scaling) = (0.1, .none) }
    let shape = Architecture(inputs: 140, hidden: [5], bottleneck: 4, activation: .tanh, output: .sigmoid)
    try bench.load(Network(architecture: shape, seed: 3), name: "model.json")
    #expect(bench.recipe.architecture(inputs: 140) == shape)
    #expect(bench.recipe.contamination == 0.1 && bench.recipe.scaling == .feature)
    let linear = Architecture(inputs: 140, hidden: [], bottleneck: 4, activation: .linear, output: .linear)
    try bench.load(Network(architecture: linear, seed: 3), name: "model.json")
    #expect(bench.recipe.scaling == .none && bench.recipe.hidden.isEmpty)
    let straight = Architecture(inputs: 140, hidden: [5], bottleneck: 4, activation: .linear, output: .sigmoid)
    try bench.load(Network(architecture: straight, seed: 3), name: "model.json")
    #expect(bench.recipe.architecture(inputs: 140) == straight && bench.recipe.activation == .linear)
    let before = bench.recipe
    for bad in [
      Architecture(inputs: 96, hidden: [5], bottleneck: 4, activation: .tanh, output: .sigmoid),
      Architecture(inputs: 140, hidden: [2000], bottleneck: 4, activation: .relu, output: .sigmoid),
    ] {
      #expect(throws: (any Error).self) { try bench.load(Network(architecture: bad, seed: 3), name: "model.json") }
      #expect(bench.recipe == before)
    }
  }

  /// What is too large is called so: nothing in the file is damaged.
  @Test func whatThereIsNoRoomForIsNamed() throws {
    let wide = Architecture(inputs: 140, hidden: [2000], bottleneck: 4, activation: .relu, output: .sigmoid)
    let bytes = ModelFile.tensorFile(network: Network(architecture: wide, seed: 3)).encoded()
    var bench = Workbench(data: TestBeats.small)
    #expect(throws: SessionFileError.refused(name: "wide.safetensors", .layerUnits(2000))) {
      try bench.load(bytes, name: "wide.safetensors") { _ in TestBeats.small }
    }
  }

  /// Anomagram's shipped model, examined: whatever beat goes in, the same comes out.
  @Test(.enabled(if: RealData.isExpected(RealData.anomagramModel)))
  func anomagramsModelHasCollapsed() throws {
    var bench = Workbench(data: try TestBeats.real())
    let model = try #require(RealData.anomagramModel, "Anomagram's model is needed beside ECG5000")
    try bench.load(try TensorFlowJSModel.read(contentsOf: model), name: "model.json")
    let evaluation = try bench.evaluate()
    #expect(bench.shapeText == "140-7-3-2-3-7-140")
    #expect(evaluation.collapse?.isCollapsed == true)
    #expect(abs(evaluation.auc - 0.9604) < 0.0001)
  }
}
