import NeuralNetwork
import Tables
import Testing

@Suite struct ActivationTests {
  @Test(arguments: Activation.allCases)
  func `values and derivatives are the textbook's`(_ activation: Activation) {
    let expected: [Activation: [(Double, Double, Double)]] = [
      .linear: [(-2, -2, 1), (0, 0, 1), (3, 3, 1)],
      .relu: [(-2, 0, 0), (0, 0, 0), (3, 3, 1)],
      .tanh: [(0, 0, 1), (1, 0.761_594_155_955_764_9, 0.419_974_341_614_026_1)],
      .sigmoid: [(0, 0.5, 0.25), (2, 0.880_797_077_977_882_3, 0.104_993_585_403_506_5)],
      .elu: [(-1, -0.632_120_558_828_557_7, 0.367_879_441_171_442_3), (0, 0, 1), (3, 3, 1)],
      .leakyReLU: [(-2, -0.6, 0.3), (0, 0, 0.3), (3, 3, 1)],
    ]
    for (input, value, derivative) in expected[activation] ?? [] {
      #expect(abs(activation.value(input) - value) < 1e-15)
      #expect(abs(activation.derivative(input) - derivative) < 1e-15)
    }
    #expect(expected[activation] != nil)
  }

  /// The vector forms' own exponential, over all inputs that matter and far beyond.
  @Test(arguments: Activation.allCases)
  func `the vector form is as exact as floats are`(_ activation: Activation) throws {
    let small = (1...40).map { Float(sign: .plus, exponent: -$0, significand: 1) }
    let middle = (-4000...4000).map { Float($0) / 200 }
    let inputs: [Float] = middle + small + small.map { -$0 } + [30, -30, 80, -80, 200, -200, 1e6, -1e6]
    let values = try vectorForm(activation, inputs)
    for (input, value) in zip(inputs, values) {
      let expected = activation.value(Double(input))
      let error = abs(Double(value) - expected)
      #expect(error <= 4e-7 * abs(expected) + 1e-37, "\(activation) at \(input)")
    }
  }

  @Test(arguments: Activation.allCases)
  func `a value that is not a number stays one that is not`(_ activation: Activation) throws {
    let values = try vectorForm(activation, [.nan])
    #expect(values[0].isNaN)
  }

  /// The activation alone: a network whose first layer has one unit with weight 1.
  private func vectorForm(_ activation: Activation, _ inputs: [Float]) throws -> [Float] {
    let architecture = Architecture(inputs: 1, hidden: [1], bottleneck: 1, activation: activation, output: .linear)
    let network = try network(architecture, parameters: [1, 0, 1, 0, 1, 0, 1, 0])
    return network.activations(Matrix(rows: inputs.count, columns: 1, values: inputs))[0].values
  }
}
