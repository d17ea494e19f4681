import NeuralNetwork
import SeededRandom
import Testing

/// The double-precision network is checked against finite differences, and the kernels against the double-precision
/// network.
@Suite struct GradientTests {
  static let regularizers =
    [Regularizer()] + [RegularizerKind.l1, .l2, .l1l2].map { Regularizer(kind: $0, rate: 0.03) }
    + [Regularizer(kind: .l1l2, rate: 0.03, scope: .relu)]

  @Test(arguments: Activation.allCases, 0...4)
  func `gradients are the slopes of the loss`(_ activation: Activation, _ depth: Int) throws {
    for output in [Activation.sigmoid, .linear] {
      for (number, regularizer) in GradientTests.regularizers.enumerated() {
        let architecture = Architecture(
          inputs: 5, hidden: Array([4, 3, 4, 3].prefix(depth)), bottleneck: 2, activation: activation, output: output)
        let network = try randomNetwork(architecture, seed: depth * 10 + number)
        let samples = randomSamples(rows: 3, columns: 5)
        let exact = DoubleNetwork(network)
        let expected = exact.gradient(samples.doubleRows, regularizer)
        let slopes = finiteDifferences(exact, samples.doubleRows, regularizer)
        for (slope, gradient) in zip(slopes, expected) { #expect(abs(slope - gradient) < 1e-8) }
        let found = network.lossGradient(samples, regularizer: regularizer)
        #expect(largestDifference(found.parameters, expected) < 2e-6)
        #expect(largestDifference(found.loss, exact.loss(samples.doubleRows)) < 2e-6)
        #expect(largestDifference(found.penalty, exact.penalty(regularizer)) < 2e-6)
      }
    }
  }

  /// Slopes between points so near that no kink of an activation lies between them.
  private func finiteDifferences(
    _ network: DoubleNetwork, _ samples: [[Double]], _ regularizer: Regularizer
  ) -> [Double] {
    network.parameters.indices.map { index in
      let step = 1e-6
      let sides = [step, -step].map { step in
        var moved = network
        moved.parameters[index] += step
        return moved.loss(samples) + moved.penalty(regularizer)
      }
      return (sides[0] - sides[1]) / (2 * step)
    }
  }

  /// Sizes around those of vectors, tiles, cache lines and groups.
  @Test(arguments: [1, 2, 7, 8, 9, 15, 16, 17, 24, 33, 511, 512, 513, 520, 1025])
  func `every number of rows gives the exact gradient`(_ rows: Int) throws {
    let architecture = Architecture(inputs: 11, hidden: [6], bottleneck: 3, activation: .tanh, output: .sigmoid)
    try check(architecture, rows: rows)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 31, 64])
  func `every number of units gives the exact gradient`(_ units: Int) throws {
    try check(
      Architecture(inputs: units, hidden: [5], bottleneck: 1, activation: .elu, output: .linear), rows: 10)
    try check(
      Architecture(inputs: 9, hidden: [units], bottleneck: units, activation: .leakyReLU, output: .sigmoid), rows: 17)
  }

  @Test func `many and wide layers give the exact gradient`() throws {
    try check(
      Architecture(
        inputs: 4, hidden: [Int](repeating: 3, count: 16), bottleneck: 2, activation: .tanh, output: .linear), rows: 5)
    try check(Architecture(inputs: 3, hidden: [1024], bottleneck: 2, activation: .relu, output: .sigmoid), rows: 4)
    try check(Architecture(inputs: 2, hidden: [2], bottleneck: 1024, activation: .relu, output: .sigmoid), rows: 4)
  }

  private func check(_ architecture: Architecture, rows: Int) throws {
    let network = try randomNetwork(architecture)
    let samples = randomSamples(rows: rows, columns: architecture.inputs)
    let exact = DoubleNetwork(network)
    let found = network.lossGradient(samples)
    #expect(largestDifference(found.loss, exact.loss(samples.doubleRows)) < 5e-6)
    #expect(largestDifference(found.parameters, exact.gradient(samples.doubleRows, Regularizer())) < 5e-6)
    #expect(largestDifference(network.reconstructionErrors(samples), samples.doubleRows.map(exact.error)) < 5e-6)
    let values = network.activations(samples)
    for (layer, matrix) in values.enumerated() {
      let expected = samples.doubleRows.flatMap { exact.forward($0).values[layer] }
      #expect(matrix.rows == rows && largestDifference(matrix.values, expected) < 5e-6)
    }
    #expect(network.reconstruct(samples) == values.last)
    #expect(network.encode(samples) == values[architecture.bottleneckIndex])
  }

  @Test(arguments: Activation.allCases, [1, 9, 513])
  func `the input's gradient is the slope of a row's error`(_ activation: Activation, _ rows: Int) throws {
    let architecture = Architecture(
      inputs: 6, hidden: [5, 4], bottleneck: 2, activation: activation, output: .sigmoid)
    let network = try randomNetwork(architecture)
    let samples = randomSamples(rows: rows, columns: 6)
    let exact = DoubleNetwork(network)
    let slopes = samples.doubleRows.flatMap { sample in
      sample.indices.map { index in
        let sides = [1e-6, -1e-6].map { step in
          var moved = sample
          moved[index] += step
          return exact.error(moved)
        }
        return (sides[0] - sides[1]) / 2e-6
      }
    }
    #expect(largestDifference(network.inputGradient(samples).values, slopes) < 5e-6)
  }

  @Test func `a row's result does not depend on the rows beside it`() throws {
    let architecture = Architecture(
      inputs: 140, hidden: [15, 7], bottleneck: 2, activation: .tanh, output: .sigmoid)
    let network = try randomNetwork(architecture)
    let samples = randomSamples(rows: 150, columns: 140)
    let errors = network.reconstructionErrors(samples)
    for row in [0, 1, 63, 64, 149] {
      let alone = samples.rows([row])
      #expect(network.reconstructionErrors(alone) == [errors[row]])
      #expect(network.encode(alone).values == Array(network.encode(samples)[row: row]))
    }
  }
}
