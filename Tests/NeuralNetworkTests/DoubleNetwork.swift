import NeuralNetwork
import Tables

/// An autoencoder in double precision, one sample and one number at a time: slow, and plain enough to be believed.
struct DoubleNetwork {
  let shapes: [LayerShape]
  /// Each layer's weights row by row and then its biases.
  var parameters: [Double]

  init(_ network: Network) {
    shapes = network.layers.map(\.shape)
    parameters = network.parameters.map(Double.init)
  }

  /// The weighted sums and the values of every layer for one sample.
  func forward(_ sample: [Double]) -> (sums: [[Double]], values: [[Double]]) {
    var values = [sample]
    var sums: [[Double]] = []
    var start = 0
    for shape in shapes {
      let biasStart = start + shape.units * shape.inputs
      let sum = (0..<shape.units).map { unit in
        (0..<shape.inputs).reduce(parameters[biasStart + unit]) { sum, index in
          sum + parameters[start + unit * shape.inputs + index] * values[values.count - 1][index]
        }
      }
      sums.append(sum)
      values.append(sum.map(shape.activation.value))
      start += shape.parameterCount
    }
    return (sums, Array(values.dropFirst()))
  }

  func error(_ sample: [Double]) -> Double {
    let output = forward(sample).values[shapes.count - 1]
    return zip(output, sample).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(sample.count)
  }

  func loss(_ samples: [[Double]]) -> Double {
    samples.reduce(0) { $0 + error($1) } / Double(samples.count)
  }

  func penalty(_ regularizer: Regularizer) -> Double {
    var sum = 0.0
    for index in penalized(regularizer) {
      let weight = parameters[index]
      if regularizer.kind == .l1 || regularizer.kind == .l1l2 { sum += abs(weight) }
      if regularizer.kind == .l2 || regularizer.kind == .l1l2 { sum += weight * weight }
    }
    return regularizer.rate * sum
  }

  /// The gradient of loss plus penalty.
  func gradient(_ samples: [[Double]], _ regularizer: Regularizer) -> [Double] {
    var gradient = [Double](repeating: 0, count: parameters.count)
    for sample in samples { addGradient(sample, 1 / Double(samples.count), &gradient) }
    for index in penalized(regularizer) {
      let weight = parameters[index]
      let sign = weight > 0 ? 1.0 : weight < 0 ? -1.0 : 0
      if regularizer.kind == .l1 || regularizer.kind == .l1l2 { gradient[index] += regularizer.rate * sign }
      if regularizer.kind == .l2 || regularizer.kind == .l1l2 { gradient[index] += regularizer.rate * 2 * weight }
    }
    return gradient
  }

  /// Adds `share` times the gradient of one sample's error.
  private func addGradient(_ sample: [Double], _ share: Double, _ gradient: inout [Double]) {
    let (sums, values) = forward(sample)
    var slopes = zip(values[shapes.count - 1], sample).map { 2 * ($0 - $1) / Double(sample.count) * share }
    var end = parameters.count
    for layer in shapes.indices.reversed() {
      let shape = shapes[layer]
      let start = end - shape.parameterCount
      let input = layer > 0 ? values[layer - 1] : sample
      let deltas = zip(slopes, sums[layer]).map { $0 * shape.activation.derivative($1) }
      for unit in 0..<shape.units {
        for index in 0..<shape.inputs { gradient[start + unit * shape.inputs + index] += deltas[unit] * input[index] }
        gradient[end - shape.units + unit] += deltas[unit]
      }
      slopes = (0..<shape.inputs).map { index in
        (0..<shape.units).reduce(0) { $0 + parameters[start + $1 * shape.inputs + index] * deltas[$1] }
      }
      end = start
    }
  }

  private func penalized(_ regularizer: Regularizer) -> [Int] {
    var indices: [Int] = []
    var start = 0
    for shape in shapes {
      if regularizer.scope == .all || shape.activation == .relu {
        indices += start..<start + shape.units * shape.inputs
      }
      start += shape.parameterCount
    }
    return regularizer.kind == .none ? [] : indices
  }
}

extension Matrix {
  /// The rows as arrays of doubles.
  var doubleRows: [[Double]] { (0..<rows).map { self[row: $0].map(Double.init) } }
}
