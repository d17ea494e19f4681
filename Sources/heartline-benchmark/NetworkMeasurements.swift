import NeuralNetwork
import SeededRandom
import Tables

/// The autoencoder of the default recipe.
let usualArchitecture = Architecture(inputs: 140, hidden: [15, 7], bottleneck: 2, activation: .relu, output: .sigmoid)

/// The trainings and scorings that a session is made of.
func networkMeasurements() -> [Measurement] {
  let wide = Architecture(inputs: 140, hidden: [128, 64], bottleneck: 32, activation: .relu, output: .sigmoid)
  let samples = randomMatrix(rows: 2627)
  var measurements = [512, 64, 32].map { batch in
    training("train 140-15-7-2, 2627 rows × 50, batch \(batch)", usualArchitecture, samples, epochs: 50, batch: batch)
  }
  measurements.append(
    training("train 140-128-64-32, 2627 rows × 5, batch 128", wide, samples, epochs: 5, batch: 128))
  let network = Network(architecture: usualArchitecture, seed: 1)
  let test = randomMatrix(rows: 4500)
  let one = randomMatrix(rows: 1)
  measurements.append(
    Measurement(name: "score 4500 rows", items: 4500, calls: 20) { network.reconstructionErrors(test)[17] })
  measurements.append(
    Measurement(name: "score one row", items: 1, calls: 20_000) { network.reconstructionErrors(one)[0] })
  return measurements
}

private func training(
  _ name: String, _ architecture: Architecture, _ samples: Matrix, epochs: Int, batch: Int
) -> Measurement {
  Measurement(name: name, items: samples.rows * epochs) {
    var training = Training(architecture: architecture, settings: TrainingSettings(batchSize: batch))
    _ = training.run(epochs: epochs, on: samples, validation: nil, shouldStop: { false }, onEpoch: { _ in })
    return Float(training.reports.last?.loss ?? 0)
  }
}

/// Random beats, the same every time.
func randomMatrix(rows: Int) -> Matrix {
  var random = SeededRandom.stream(seed: 1, "benchmark", rows)
  return Matrix(rows: rows, columns: 140, values: (0..<rows * 140).map { _ in Float(random.uniform()) })
}
