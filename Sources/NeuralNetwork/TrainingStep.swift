import SeededRandom
import Tables

/// The step of the optimizer that a training makes next, with all it starts from and leads to.
public struct TrainingStep: Sendable {
  /// The rows of the batch, by their places among the samples.
  public let rows: [Int]
  /// Steps of the optimizer, counted from 1 over all runs.
  public let number: Int
  /// The epoch it begins, counted from 1, and how many steps an epoch has.
  public let epoch: Int
  /// How many steps an epoch has: the rows divided by the batch size, rounded up.
  public let stepsInEpoch: Int
  /// The batch's loss before the step, and how it changes with every parameter.
  public let gradient: LossGradient
  /// The numbers that the step starts from.
  public let before: TrainingState
  /// The numbers that the step leads to.
  public let after: TrainingState
}

extension Training {
  /// The step that the next epoch begins with, on these samples; the training itself stays as it is. `nil` without
  /// rows, or when a number of the step is not finite.
  public func nextStep(on samples: Matrix) -> TrainingStep? {
    guard samples.rows > 0 else { return nil }
    let batch = min(max(1, settings.batchSize), samples.rows)
    var random = SeededRandom.stream(seed: settings.seed, "shuffle", epochsDone)
    let rows = Array(random.permutation(samples.rows).prefix(batch))
    var stepped = self
    // Asked after the first batch; an epoch of a single one ends there by itself.
    let end = stepped.run(epochs: 1, on: samples, validation: nil, shouldStop: { true }, onEpoch: { _ in })
    if case .diverged = end { return nil }
    return TrainingStep(
      rows: rows, number: optimizerState.step + 1, epoch: epochsDone + 1,
      stepsInEpoch: (samples.rows + batch - 1) / batch,
      gradient: network.lossGradient(samples.rows(rows), regularizer: settings.regularizer), before: state,
      after: stepped.state)
  }
}

extension Network {
  /// The error signals of every layer for every row: how the mean squared error over all rows changes with each unit's
  /// weighted sum. A row for each sample; plain arithmetic in double precision, the last layer first computed.
  ///
  /// Source: Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors", 1986.
  public func errorSignals(_ samples: Matrix) -> [[[Double]]] {
    let outputs = activations(samples)
    let last = layers.count - 1
    var signals = [[[Double]]](repeating: [], count: layers.count)
    let factor = 2 / Double(max(1, samples.values.count))
    signals[last] = (0..<samples.rows).map { row in
      zip(outputs[last][row: row], samples[row: row]).map { output, target in
        factor * Double(output - target) * layers[last].shape.activation.slope(atOutput: Double(output))
      }
    }
    for layer in stride(from: last - 1, through: 0, by: -1) {
      let next = layers[layer + 1]
      let units = layers[layer].shape.units
      signals[layer] = (0..<samples.rows).map { row in
        var carried = [Double](repeating: 0, count: units)
        for (unit, signal) in signals[layer + 1][row].enumerated() where signal != 0 {
          for (input, weight) in next.weights[row: unit].enumerated() { carried[input] += signal * Double(weight) }
        }
        return zip(carried, outputs[layer][row: row]).map { carried, output in
          carried * layers[layer].shape.activation.slope(atOutput: Double(output))
        }
      }
    }
    return signals
  }
}

extension Activation {
  /// The slope of the function where it has this output, as training computes it.
  public func slope(atOutput output: Double) -> Double {
    switch self {
    case .linear: 1
    case .relu: output > 0 ? 1 : 0
    case .tanh: 1 - output * output
    case .sigmoid: output * (1 - output)
    case .elu: output > 0 ? 1 : output + 1
    case .leakyReLU: output > 0 ? 1 : Self.leakySlope
    }
  }
}

extension Network {
  /// The place in `parameters` of a unit's weight from an input, or of its bias; all counted from 0.
  public func place(layer: Int, unit: Int, input: Int?) -> Int {
    let before = layers[..<layer].reduce(0) { $0 + $1.shape.parameterCount }
    let shape = layers[layer].shape
    return before + (input.map { unit * shape.inputs + $0 } ?? shape.inputs * shape.units + unit)
  }
}
