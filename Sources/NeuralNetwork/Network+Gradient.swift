import Tables

/// A loss and how it changes with every parameter.
public struct LossGradient: Equatable, Sendable {
  /// The mean squared error over all values of all rows, without the penalty.
  public let loss: Double
  /// The regularizer's penalty.
  public let penalty: Double
  /// The gradient of loss plus penalty, in the order of `Network.parameters`.
  public let parameters: [Float]
}

extension Network {
  /// The loss over all rows of `samples`, at least one, and its gradient: what one step of training starts from.
  public func lossGradient(_ samples: Matrix, regularizer: Regularizer = Regularizer()) -> LossGradient {
    precondition(samples.rows > 0, "a mean needs at least one row")
    precondition(samples.columns == architecture.inputs, "a sample needs as many values as the network has inputs")
    let workspace = Workspace(self, kernels: .best)
    workspace.load(layers, [])
    let sum = samples.values.withUnsafeBufferPointer { values in
      workspace.computeGradient(
        .dense(values.baseAddress.unsafelyUnwrapped), rows: Array(0..<samples.rows)[...]) ?? .nan
    }
    workspace.addPenaltyGradient(regularizer)
    return LossGradient(
      loss: sum / Double(samples.values.count), penalty: regularizer.rate * workspace.penaltySum(regularizer),
      parameters: workspace.places.gathered(workspace.arrays.gradient))
  }

  /// How the reconstruction error of every row changes with each of its values: as many rows and columns as `samples`.
  ///
  /// A value matters twice, as the network's input and as what its output is compared with; both are counted, so a
  /// small step along the gradient raises the error. Source: the gradient that Goodfellow, Shlens and Szegedy,
  /// "Explaining and harnessing adversarial examples", ICLR 2015, take the sign of.
  public func inputGradient(_ samples: Matrix) -> Matrix {
    let columns = samples.columns
    precondition(columns == architecture.inputs, "a sample needs as many values as the network has inputs")
    guard samples.rows > 0 else { return samples }
    let workspace = Workspace(self, kernels: .best)
    workspace.load(layers, [])
    var gradient = Matrix(rows: samples.rows, columns: columns)
    gradient.values.withUnsafeMutableBufferPointer { gradient in
      samples.values.withUnsafeBufferPointer { values in
        guard let target = gradient.baseAddress, let source = values.baseAddress else { return }
        for first in stride(from: 0, to: samples.rows, by: Workspace.groupSize) {
          let rows = first..<min(first + Workspace.groupSize, samples.rows)
          workspace.inputGradients(.dense(source), rows: rows, to: target + first * columns)
        }
      }
    }
    let reconstruction = reconstruct(samples)
    for index in gradient.values.indices {
      gradient.values[index] -= 2 * (reconstruction.values[index] - samples.values[index]) / Float(columns)
    }
    return gradient
  }
}
