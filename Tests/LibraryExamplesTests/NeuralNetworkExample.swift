import NeuralNetwork
import Tables
import Testing

@Suite struct NeuralNetworkExample {
  @Test func compressesPairsToOneNumber() {
    // Example: Pairs that add up to 1, so that one number says both.
    let samples = Matrix(
      rows: 64, columns: 2, values: (0..<64).flatMap { [Float($0) / 63, 1 - Float($0) / 63] })
    let architecture = Architecture(inputs: 2, hidden: [], bottleneck: 1, activation: .relu, output: .linear)
    var training = Training(architecture: architecture, settings: TrainingSettings(batchSize: 8, seed: 1))
    let end = training.run(
      epochs: 100, on: samples, validation: nil, shouldStop: { false }, onEpoch: { _ in })
    let network = training.network
    let usual = network.reconstructionErrors(samples).max()
    let unusual = network.reconstructionErrors(Matrix(rows: 1, columns: 2, values: [1, 1]))[0]
    // End.
    #expect(end == .completed)
    #expect(usual ?? 1 < 0.001 && unusual > 0.1)
  }
}
