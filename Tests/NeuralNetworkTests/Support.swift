import NeuralNetwork
import SeededRandom
import Tables

/// Multiples of 1/1024 between −1 and 1, which floats hold exactly; Reference/make_reference.py makes the same ones.
struct Numbers {
  private var state: Int

  init(seed: Int) { state = seed }

  mutating func next() -> Float {
    state = (state &* 1_103_515_245 &+ 12345) % (1 << 31)
    return Float((state >> 16) % 2049 - 1024) / 1024
  }

  mutating func array(_ count: Int) -> [Float] { (0..<count).map { _ in next() } }
}

/// Rows of numbers in 0 ..< 1.
func randomSamples(rows: Int, columns: Int, seed: Int = 7) -> Matrix {
  var random = SeededRandom.stream(seed: seed, "samples", columns)
  return Matrix(rows: rows, columns: columns, values: (0..<rows * columns).map { _ in Float(random.uniform()) })
}

/// A network with these parameters, each layer's weights row by row and then its biases.
func network(_ architecture: Architecture, parameters: [Float]) throws -> Network {
  var rest = parameters[...]
  func take(_ count: Int) -> [Float] {
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }
  let layers = architecture.layers.map { shape in
    let weights = Matrix(rows: shape.units, columns: shape.inputs, values: take(shape.units * shape.inputs))
    return DenseLayer(shape: shape, weights: weights, bias: take(shape.units))
  }
  return try Network(architecture: architecture, layers: layers)
}

/// A network with random parameters, biases too.
func randomNetwork(_ architecture: Architecture, seed: Int = 3) throws -> Network {
  var random = SeededRandom.stream(seed: seed, "biases")
  var network = Network(architecture: architecture, seed: seed)
  for index in network.layers.indices {
    network.layers[index].bias = network.layers[index].bias.map { _ in Float(random.uniform() - 0.5) }
  }
  return network
}

/// A training that starts from a network's own numbers.
func training(_ network: Network, _ settings: TrainingSettings) throws -> Training {
  let state = OptimizerState(kind: settings.optimizer.kind, parameterCount: network.parameterCount)
  return try Training(network: network, settings: settings, epochsDone: 0, reports: [], optimizerState: state)
}

extension Training {
  /// Trains without validation, interruption or reports.
  @discardableResult
  mutating func run(_ epochs: Int, on samples: Matrix) -> TrainingEnd {
    run(epochs: epochs, on: samples, validation: nil, shouldStop: { false }, onEpoch: { _ in })
  }
}

/// The largest difference, in units of the largest expected number.
func largestDifference(_ found: [Float], _ expected: [Double]) -> Double {
  guard found.count == expected.count else { return .infinity }
  let unit = expected.map(abs).max() ?? 1
  return zip(found, expected).reduce(0) { largest, pair in
    let difference = abs(Double(pair.0) - pair.1)
    // Written so that a NaN counts as the largest difference of all.
    return difference.isNaN ? .infinity : max(largest, difference / max(unit, .leastNormalMagnitude))
  }
}

/// The difference in units of the expected number.
func largestDifference(_ found: Double, _ expected: Double) -> Double {
  let difference = abs(found - expected) / max(abs(expected), .leastNormalMagnitude)
  return difference.isNaN ? .infinity : difference
}
