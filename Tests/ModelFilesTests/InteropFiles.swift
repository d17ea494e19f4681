import Foundation
import ModelFiles
import NeuralNetwork
import SeededRandom
import Tables
import Testing

private let folder = ProcessInfo.processInfo.environment["HEARTLINE_INTEROP_FILES"]

/// Models for Tests/Interop, where Python's packages read them: written when `HEARTLINE_INTEROP_FILES` names a folder.
@Suite(.enabled(if: folder != nil)) struct InteropFiles {
  /// Every activation and every kind of scaling, with examples and what they are reconstructed to, all scaled.
  @Test(arguments: Activation.allCases) func write(activation: Activation) throws {
    let folder = try #require(folder)
    for (index, scaling) in ["feature", "global", "none"].enumerated() {
      let output = index == 0 ? Activation.sigmoid : .linear
      let architecture = Architecture(
        inputs: 140, hidden: index == 0 ? [15, 7] : index == 1 ? [9] : [], bottleneck: 2, activation: activation,
        output: output)
      let network = perturbed(Network(architecture: architecture, seed: index))
      let (beats, minima, maxima) = examples(scaling: scaling, seed: index)
      let content = ModelFile.tensorFile(
        network: network, metadata: ["scaling": scaling, "threshold": "0.25"],
        tensors: [
          Tensor(name: "scaling.minima", shape: [minima.count], values: minima),
          Tensor(name: "scaling.maxima", shape: [maxima.count], values: maxima),
          Tensor(name: "example.beats", shape: [beats.rows, 140], values: beats.values),
          Tensor(name: "example.reconstructions", shape: [beats.rows, 140], values: network.reconstruct(beats).values),
          Tensor(name: "example.errors", shape: [beats.rows], values: network.reconstructionErrors(beats)),
        ])
      let path = "\(folder)/\(activation.rawValue)-\(scaling)"
      try Data(content.encoded()).write(to: URL(filePath: path + ".safetensors"))
      try Data(ONNXModel.encoded(network, producerVersion: "0.0.0")).write(to: URL(filePath: path + ".onnx"))
    }
  }

  /// Biases are zero before training, and weights so small that a deep network's output hardly depends on its input;
  /// here all of them must count.
  private func perturbed(_ network: Network) -> Network {
    var network = network
    var random = SeededRandom(seed: 7)
    for layer in network.layers.indices {
      network.layers[layer].weights.values = network.layers[layer].weights.values.map { 2 * $0 }
      for unit in network.layers[layer].bias.indices {
        network.layers[layer].bias[unit] = Float(random.uniform() - 0.5)
      }
    }
    return network
  }

  /// Seventeen rows of scaled values, and the scaling's minima and maxima: one a feature, one for all, or none.
  private func examples(scaling: String, seed: Int) -> (beats: Matrix, minima: [Float], maxima: [Float]) {
    var random = SeededRandom(seed: seed)
    let values = (0..<17 * 140).map { _ in Float(random.uniform() * 1.2 - 0.1) }
    let count = ["feature": 140, "global": 1][scaling] ?? 0
    let minima = (0..<count).map { _ in Float(-1 - random.uniform()) }
    let maxima = (0..<count).map { _ in Float(1 + random.uniform()) }
    return (Matrix(rows: 17, columns: 140, values: values), minima, maxima)
  }
}
