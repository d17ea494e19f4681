import NeuralNetwork
import Tables
import Testing

/// The next step of a training, taken apart: it is the real one, and its parts add up.
@Suite struct TrainingStepTests {
  private static func training(
    _ optimizer: OptimizerKind = .adam, _ activation: Activation = .relu, regularizer: Regularizer = Regularizer()
  ) -> Training {
    Training(
      architecture: Architecture(inputs: 12, hidden: [8, 5], bottleneck: 3, activation: activation, output: .sigmoid),
      settings: TrainingSettings(
        optimizer: OptimizerSettings(kind: optimizer), regularizer: regularizer, batchSize: 16, seed: 3))
  }

  @Test(arguments: OptimizerKind.allCases) func itIsTheStepThatTrainingMakes(_ optimizer: OptimizerKind) throws {
    let samples = randomSamples(rows: 50, columns: 12)
    var training = Self.training(optimizer, regularizer: Regularizer(kind: .l1l2, rate: 0.001))
    for _ in 0..<2 {
      let step = try #require(training.nextStep(on: samples))
      #expect(step.before == training.state)
      #expect(step.number == training.optimizerState.step + 1 && step.epoch == training.epochsDone + 1)
      #expect(step.stepsInEpoch == 4 && step.rows.count == 16 && Set(step.rows).count == 16)
      var networks: [Network] = []
      _ = training.run(
        epochs: 1, on: samples, validation: nil, shouldStop: { false }, onStep: { networks.append($1()) },
        onEpoch: { _, _ in })
      #expect(networks.first == step.after.network)
      #expect(step.after.optimizerState.step == step.number)
    }
  }

  @Test(arguments: Activation.allCases) func errorSignalsTimesInputsAreTheGradient(_ activation: Activation) throws {
    let samples = randomSamples(rows: 20, columns: 12)
    let network = Self.training(.sgd, activation).network
    let signals = network.errorSignals(samples)
    let outputs = network.activations(samples)
    let gradient = network.lossGradient(samples).parameters
    for layer in network.layers.indices {
      let entering = layer > 0 ? outputs[layer - 1] : samples
      for unit in 0..<network.layers[layer].shape.units {
        func sum(_ factor: (Int) -> Double) -> Double {
          (0..<samples.rows).reduce(0) { $0 + signals[layer][$1][unit] * factor($1) }
        }
        let bias = gradient[network.place(layer: layer, unit: unit, input: nil)]
        #expect(abs(sum { _ in 1 } - Double(bias)) < 1e-6)
        for input in 0..<entering.columns {
          let weight = gradient[network.place(layer: layer, unit: unit, input: input)]
          #expect(abs(sum { Double(entering[row: $0].dropFirst(input).first ?? 0) } - Double(weight)) < 1e-6)
        }
      }
    }
  }

  @Test func placesAreThoseOfTheParameters() {
    let network = Self.training().network
    let parameters = network.parameters
    for (layer, dense) in network.layers.enumerated() {
      for unit in 0..<dense.shape.units {
        #expect(parameters[network.place(layer: layer, unit: unit, input: nil)] == dense.bias[unit])
        for (input, weight) in dense.weights[row: unit].enumerated() {
          #expect(parameters[network.place(layer: layer, unit: unit, input: input)] == weight)
        }
      }
    }
  }

  @Test func withoutRowsThereIsNoStep() {
    let step = Self.training().nextStep(on: Matrix(rows: 0, columns: 12))
    #expect(step.map(\.number) == nil)
  }
}
