import NeuralNetwork
import Tables
import Testing

/// What comes from a file is checked, and said to be wrong in one line.
@Suite struct RestoringTests {
  private let architecture = TrainingTests.architecture

  @Test func `a network must have its architecture's shapes`() throws {
    let good = Network(architecture: architecture, seed: 1)
    let restored = try Network(architecture: architecture, layers: good.layers)
    #expect(restored == good)
    #expect(throws: NetworkError.layerCount(expected: 6, found: 5)) {
      try Network(architecture: architecture, layers: Array(good.layers.dropLast()))
    }
    var layers = good.layers
    layers[1].bias.append(0)
    #expect(throws: NetworkError.layerShape(layer: 2, expected: architecture.layers[1])) {
      try Network(architecture: architecture, layers: layers)
    }
    layers = good.layers
    layers[2].weights = Matrix(rows: 4, columns: 2)
    #expect(throws: NetworkError.layerShape(layer: 3, expected: architecture.layers[2])) {
      try Network(architecture: architecture, layers: layers)
    }
    layers = good.layers
    layers[3].weights.values[0] = .infinity
    #expect(throws: NetworkError.notFinite(layer: 4)) { try Network(architecture: architecture, layers: layers) }
  }

  @Test(arguments: [0, -1, 65_537])
  func `a layer must have a sensible number of units`(_ width: Int) {
    for (inputs, hidden, bottleneck) in [(width, [3], 2), (4, [3, width], 2), (4, [3], width)] {
      let architecture = Architecture(
        inputs: inputs, hidden: hidden, bottleneck: bottleneck, activation: .relu, output: .sigmoid)
      #expect(throws: NetworkError.badWidth(width)) { try architecture.check() }
    }
    var architecture = architecture
    architecture.output = .relu
    #expect(throws: NetworkError.badOutput(.relu)) { try architecture.check() }
  }

  @Test func `a training's parts must fit`() throws {
    let training = Training(architecture: architecture, settings: TrainingSettings())
    func restore(
      settings: TrainingSettings = TrainingSettings(), epochsDone: Int = 0, step: Int = 0, kind: OptimizerKind = .adam,
      slots: [[Float]]? = nil
    ) throws {
      let state = OptimizerState(kind: kind, step: step, slots: slots ?? training.optimizerState.slots)
      _ = try Training(
        network: training.network, settings: settings, epochsDone: epochsDone, reports: [], optimizerState: state)
    }
    let count = training.network.parameterCount
    let zeros = [Float](repeating: 0, count: count)
    try restore()
    #expect(throws: NetworkError.negativeCount("batchSize", 0)) {
      try restore(settings: TrainingSettings(batchSize: 0))
    }
    #expect(throws: NetworkError.negativeCount("epochsDone", -1)) { try restore(epochsDone: -1) }
    #expect(throws: NetworkError.negativeCount("step", -1)) { try restore(step: -1) }
    #expect(throws: NetworkError.optimizer(expected: .adam, found: .sgd)) { try restore(kind: .sgd) }
    #expect(throws: NetworkError.optimizerSlots(expected: 2, found: 1)) { try restore(slots: [zeros]) }
    #expect(throws: NetworkError.optimizerSlotSize(expected: count, found: count + 1)) {
      try restore(slots: [zeros, zeros + [0]])
    }
    #expect(throws: NetworkError.optimizerNotFinite) {
      try restore(slots: [zeros, [Float](repeating: .nan, count: count)])
    }
  }

  @Test func `errors are one line that names the way out`() {
    let cases: [(NetworkError, String)] = [
      (.badWidth(0), "a layer cannot have 0 units; give it 1 to 65536"),
      (.badOutput(.relu), "'relu' is not an output activation; use 'sigmoid' or 'linear'"),
      (.layerCount(expected: 6, found: 5), "the network has 5 layers where its architecture has 6"),
      (
        .layerShape(layer: 2, expected: architecture.layers[1]),
        "layer 2 does not have the 4 × 6 weights and 4 biases ('tanh') of its architecture"
      ),
      (.notFinite(layer: 4), "layer 4 holds a weight or bias that is not a finite number"),
      (
        .optimizer(expected: .adam, found: .sgd),
        "the optimizer's state belongs to 'sgd' and the settings ask for 'adam'"
      ),
      (.optimizerSlots(expected: 2, found: 1), "the optimizer's state has 1 arrays where it needs 2"),
      (
        .optimizerSlotSize(expected: 9, found: 8),
        "an array of the optimizer's state has 8 values where the network has 9 parameters"
      ),
      (.optimizerNotFinite, "the optimizer's state holds a value that is not a finite number"),
      (.negativeCount("batchSize", 0), "batchSize cannot be 0; it counts from 1"),
    ]
    for (error, sentence) in cases { #expect(error.description == sentence) }
  }

  @Test func `an architecture mirrors its encoder`() {
    let architecture = Architecture(inputs: 140, hidden: [15, 7], bottleneck: 2, activation: .relu, output: .sigmoid)
    #expect(architecture.layers.map(\.units) == [15, 7, 2, 7, 15, 140])
    #expect(architecture.layers.map(\.inputs) == [140, 15, 7, 2, 7, 15])
    #expect(architecture.layers.map(\.activation) == [.relu, .relu, .linear, .relu, .relu, .sigmoid])
    #expect(architecture.layers.map(\.role) == [.encoder, .encoder, .bottleneck, .decoder, .decoder, .output])
    #expect(architecture.parameterCount == 4_624)
  }
}
