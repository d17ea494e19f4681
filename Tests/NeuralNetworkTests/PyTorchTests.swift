import Foundation
import NeuralNetwork
import Tables
import Testing

/// Everything against numbers that PyTorch made; see Reference/make_reference.py.
@Suite struct PyTorchTests {
  private let tolerance = 2e-6

  @Test(arguments: try Reference.load().gradients)
  func `forward pass, loss and gradients are PyTorch's`(_ expected: Reference.Gradient) throws {
    let (network, samples) = try expected.model.make()
    #expect(largestDifference(network.reconstruct(samples).values, expected.reconstruction) < tolerance)
    #expect(largestDifference(network.encode(samples).values, expected.codes) < tolerance)
    #expect(largestDifference(network.reconstructionErrors(samples), expected.errors) < tolerance)
    let result = network.lossGradient(samples, regularizer: expected.model.regularization)
    #expect(largestDifference(result.loss, expected.loss) < tolerance)
    #expect(largestDifference(result.penalty, expected.penalty) < tolerance)
    #expect(largestDifference(result.parameters, expected.gradient) < tolerance)
  }

  @Test(arguments: try Reference.load().optimizers)
  func `ten steps of every optimizer are PyTorch's`(_ expected: Reference.Steps) throws {
    let (network, samples) = try expected.model.make()
    let settings = TrainingSettings(
      optimizer: OptimizerSettings(
        kind: expected.optimizer, learningRate: expected.learningRate, beta1: expected.beta1, beta2: expected.beta2,
        momentum: expected.momentum, rho: expected.rho),
      regularizer: expected.model.regularization, batchSize: samples.rows)
    var training = try training(network, settings)
    #expect(training.run(1, on: samples) == .completed)
    #expect(largestDifference(training.network.parameters, expected.afterOne) < tolerance)
    #expect(training.run(9, on: samples) == .completed)
    #expect(largestDifference(training.network.parameters, expected.afterTen) < tolerance)
    #expect(largestDifference(training.reports.map { Float($0.loss) }, expected.losses) < tolerance)
    #expect(training.optimizerState.step == 10)
  }

  @Test func `the reference covers every activation, depth, penalty and optimizer`() throws {
    let reference = try Reference.load()
    for activation in Activation.allCases {
      let depths = reference.gradients.filter { $0.model.activation == activation }.map(\.model.hidden.count)
      #expect(depths == [0, 1, 2, 3, 4])
    }
    #expect(Set(reference.gradients.map(\.model.regularizer)) == Set(RegularizerKind.allCases))
    #expect(Set(reference.gradients.map(\.model.scope)) == Set(RegularizerScope.allCases))
    #expect(Set(reference.optimizers.map(\.optimizer)) == Set(OptimizerKind.allCases))
  }
}

/// The contents of Reference/reference.json.
struct Reference: Decodable {
  let gradients: [Gradient]
  let optimizers: [Steps]

  static func load() throws -> Reference {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reference/reference.json")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
  }

  /// What an autoencoder and its data are made from.
  struct Model: Decodable {
    let seed, rows, inputs, bottleneck: Int
    let hidden: [Int]
    let activation, output: Activation
    let regularizer: RegularizerKind
    let scope: RegularizerScope
    let rate: Double

    var regularization: Regularizer { Regularizer(kind: regularizer, rate: rate, scope: scope) }

    func make() throws -> (Network, Matrix) {
      let architecture = Architecture(
        inputs: inputs, hidden: hidden, bottleneck: bottleneck, activation: activation, output: output)
      var numbers = Numbers(seed: seed)
      let network = try network(architecture, parameters: numbers.array(architecture.parameterCount))
      let samples = numbers.array(rows * inputs).map { ($0 + 1) / 2 }
      return (network, Matrix(rows: rows, columns: inputs, values: samples))
    }
  }

  struct Gradient: Decodable, CustomTestStringConvertible {
    let model: Model
    let loss, penalty: Double
    let codes, reconstruction, errors, gradient: [Double]

    private enum Key: CodingKey { case loss, penalty, codes, reconstruction, errors, gradient }

    init(from decoder: any Decoder) throws {
      model = try Model(from: decoder)
      let values = try decoder.container(keyedBy: Key.self)
      loss = try values.decode(Double.self, forKey: .loss)
      penalty = try values.decode(Double.self, forKey: .penalty)
      codes = try values.decode([Double].self, forKey: .codes)
      reconstruction = try values.decode([Double].self, forKey: .reconstruction)
      errors = try values.decode([Double].self, forKey: .errors)
      gradient = try values.decode([Double].self, forKey: .gradient)
    }

    var testDescription: String {
      "\(model.activation) \(model.hidden) \(model.output) \(model.regularizer) \(model.scope)"
    }
  }

  struct Steps: Decodable, CustomTestStringConvertible {
    let model: Model
    let optimizer: OptimizerKind
    let learningRate, beta1, beta2, momentum, rho: Double
    let losses, afterOne, afterTen: [Double]

    private enum Key: CodingKey {
      case optimizer, learningRate, beta1, beta2, momentum, rho, losses, afterOne, afterTen
    }

    init(from decoder: any Decoder) throws {
      model = try Model(from: decoder)
      let values = try decoder.container(keyedBy: Key.self)
      optimizer = try values.decode(OptimizerKind.self, forKey: .optimizer)
      learningRate = try values.decode(Double.self, forKey: .learningRate)
      beta1 = try values.decode(Double.self, forKey: .beta1)
      beta2 = try values.decode(Double.self, forKey: .beta2)
      momentum = try values.decode(Double.self, forKey: .momentum)
      rho = try values.decode(Double.self, forKey: .rho)
      losses = try values.decode([Double].self, forKey: .losses)
      afterOne = try values.decode([Double].self, forKey: .afterOne)
      afterTen = try values.decode([Double].self, forKey: .afterTen)
    }

    var testDescription: String { "\(optimizer) with rate \(learningRate)" }
  }
}
