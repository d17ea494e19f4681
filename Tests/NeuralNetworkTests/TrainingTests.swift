import NeuralNetwork
import SeededRandom
import Tables
import Testing

@Suite struct TrainingTests {
  static let architecture = Architecture(
    inputs: 12, hidden: [6, 4], bottleneck: 2, activation: .tanh, output: .sigmoid)

  static func settings(_ kind: OptimizerKind = .adam, batchSize: Int = 16, rate: Double = 0.01) -> TrainingSettings {
    TrainingSettings(optimizer: OptimizerSettings(kind: kind, learningRate: rate), batchSize: batchSize)
  }

  /// Batches of one, with a remainder, and larger than the rows; groups within a batch.
  @Test(arguments: [(1, 1), (1, 16), (10, 1), (10, 3), (10, 10), (10, 4000), (1100, 600)])
  func `batches are the shuffled rows, the last one may be a remainder`(_ rows: Int, _ batchSize: Int) throws {
    let samples = randomSamples(rows: rows, columns: 12)
    let settings = TrainingTests.settings(.sgd, batchSize: batchSize, rate: 0.5)
    var training = Training(architecture: TrainingTests.architecture, settings: settings)
    var exact = DoubleNetwork(training.network)
    #expect(training.run(2, on: samples) == .completed)
    for epoch in 0..<2 {
      var random = SeededRandom.stream(seed: settings.seed, "shuffle", epoch)
      let order = random.permutation(rows)
      var lossTimesRows = 0.0
      for start in stride(from: 0, to: rows, by: batchSize) {
        let batch = samples.rows(order[start..<min(start + batchSize, rows)]).doubleRows
        lossTimesRows += exact.loss(batch) * Double(batch.count)
        let gradient = exact.gradient(batch, settings.regularizer)
        for index in gradient.indices { exact.parameters[index] -= 0.5 * gradient[index] }
      }
      #expect(largestDifference(training.reports[epoch].loss, lossTimesRows / Double(rows)) < 5e-6)
    }
    #expect(largestDifference(training.network.parameters, exact.parameters) < 5e-6)
    #expect(training.optimizerState.step == 2 * ((rows + batchSize - 1) / batchSize))
  }

  @Test func `initial weights are Glorot's and biases zero`() {
    let network = Training(architecture: TrainingTests.architecture, settings: TrainingTests.settings()).network
    for layer in network.layers {
      let limit = Float((6 / Double(layer.shape.inputs + layer.shape.units)).squareRoot())
      #expect(layer.weights.values.allSatisfy { abs($0) <= limit })
      #expect(layer.weights.values.contains { abs($0) > limit / 2 })
      #expect(layer.bias.allSatisfy { $0 == 0 })
    }
    #expect(network == Network(architecture: TrainingTests.architecture, seed: 1))
    #expect(network != Network(architecture: TrainingTests.architecture, seed: 2))
  }

  @Test func `reports count epochs and carry penalty and validation loss`() throws {
    let samples = randomSamples(rows: 40, columns: 12)
    let validation = randomSamples(rows: 33, columns: 12, seed: 8)
    var settings = TrainingTests.settings()
    settings.regularizer = Regularizer(kind: .l1l2, rate: 0.001)
    var training = Training(architecture: TrainingTests.architecture, settings: settings)
    var told: [EpochReport] = []
    for _ in 0..<2 {
      let end = training.run(
        epochs: 2, on: samples, validation: validation, shouldStop: { false }, onEpoch: { told.append($0) })
      #expect(end == .completed)
    }
    #expect(told == training.reports && told.map(\.epoch) == [1, 2, 3, 4] && training.epochsDone == 4)
    let exact = DoubleNetwork(training.network)
    #expect(largestDifference(told[3].penalty, exact.penalty(settings.regularizer)) < 2e-6)
    #expect(largestDifference(told[3].validationLoss ?? .nan, exact.loss(validation.doubleRows)) < 2e-6)
    _ = training.run(
      epochs: 1, on: samples, validation: Matrix(rows: 0, columns: 12), shouldStop: { false }, onEpoch: { _ in })
    #expect(training.reports[4].validationLoss == nil)
  }

  @Test(arguments: OptimizerKind.allCases)
  func `thirty epochs and twenty more are fifty`(_ kind: OptimizerKind) throws {
    let samples = randomSamples(rows: 50, columns: 12)
    var whole = Training(architecture: TrainingTests.architecture, settings: TrainingTests.settings(kind))
    var parts = whole
    whole.run(50, on: samples)
    parts.run(30, on: samples)
    // The second part goes on from what a file would hold.
    var rest = try Training(
      network: parts.network, settings: parts.settings, epochsDone: parts.epochsDone, reports: parts.reports,
      optimizerState: parts.optimizerState)
    rest.run(20, on: samples)
    #expect(whole.network == rest.network && whole.reports == rest.reports)
    #expect(whole.optimizerState == rest.optimizerState && rest.epochsDone == 50)
  }

  @Test func `without rows or epochs nothing happens`() {
    var training = Training(architecture: TrainingTests.architecture, settings: TrainingTests.settings())
    let before = training.network
    #expect(training.run(5, on: Matrix(rows: 0, columns: 12)) == .completed)
    #expect(training.run(0, on: randomSamples(rows: 4, columns: 12)) == .completed)
    #expect(training.network == before && training.epochsDone == 0 && training.reports.isEmpty)
    #expect(before.reconstructionErrors(Matrix(rows: 0, columns: 12)).isEmpty)
    #expect(before.reconstruct(Matrix(rows: 0, columns: 12)).rows == 0)
  }

  @Test(arguments: [-3, 0, 1])
  func `a batch size below one counts as one`(_ batchSize: Int) {
    var training = Training(
      architecture: TrainingTests.architecture, settings: TrainingTests.settings(batchSize: batchSize))
    training.run(1, on: randomSamples(rows: 5, columns: 12))
    #expect(training.optimizerState.step == 5)
  }

  @Test(arguments: OptimizerKind.allCases, Activation.allCases)
  func `every optimizer learns samples of two dimensions`(_ kind: OptimizerKind, _ activation: Activation) {
    let rates: [OptimizerKind: Double] = [.adadelta: 1, .sgd: 0.5, .momentum: 0.1]
    let architecture = Architecture(inputs: 12, hidden: [8], bottleneck: 2, activation: activation, output: .linear)
    var training = Training(
      architecture: architecture, settings: TrainingTests.settings(kind, rate: rates[kind] ?? 0.01))
    let samples = twoDimensionalSamples(rows: 256)
    #expect(training.run(60, on: samples) == .completed)
    let losses = training.reports.map(\.loss)
    #expect(losses[59] < losses[0] * 0.35, "\(kind) \(activation): \(losses[0]) to \(losses[59])")
  }

  /// Rows that two numbers determine, so that a bottleneck of two can hold them.
  private func twoDimensionalSamples(rows: Int) -> Matrix {
    var random = SeededRandom(seed: 5)
    var values: [Float] = []
    for _ in 0..<rows {
      let (a, b) = (Float(random.uniform()), Float(random.uniform()))
      for column in 0..<12 { values.append(a * Float(column % 4) / 4 + b * Float(column % 3) / 3) }
    }
    return Matrix(rows: rows, columns: 12, values: values)
  }
}
