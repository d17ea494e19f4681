import Heartbeats
import Judging
import ModelFiles
import NeuralNetwork
import Tables
import TestSupport
import Testing

/// The model that Anomagram ships, which is not part of this project; see ``RealData/anomagramModel``.
@Suite(.enabled(if: RealData.isExpected(RealData.anomagramModel))) struct AnomagramTests {
  @Test func itsShippedModelHasCollapsed() throws {
    let model = try #require(RealData.anomagramModel, "Anomagram's model is needed beside ECG5000")
    let network = try TensorFlowJSModel.read(contentsOf: model)
    #expect(
      network.architecture
        == Architecture(inputs: 140, hidden: [7, 3], bottleneck: 2, activation: .relu, output: .sigmoid))
    let data = try UCRReader.read(contentsOf: RealData.requiredFolder())
    // Anomagram's scaling: learned from all rows it trains on, abnormal ones included.
    let scaling = Scaling(kind: .feature, fit: data.test)
    let scaled = Matrix(rows: data.train.count, columns: 140, values: scaling.scale(data.train.values))

    let outputs = network.reconstruct(scaled)
    #expect((1..<outputs.rows).allSatisfy { outputs[row: $0].elementsEqual(outputs[row: 0]) })

    let errors = network.reconstructionErrors(scaled)
    let area = try #require(Metrics.rocAUC(scores: errors, abnormal: data.train.classes.map(\.isAbnormal)))
    #expect(abs(area - 0.9604) < 0.00005, "\(area)")
  }
}
