import Platform

/// The function a layer applies to each weighted sum.
///
/// The constants are those of Keras 2 and TensorFlow.js: `elu` has alpha 1, `leaky-relu` the slope 0.3 below zero
/// (Keras 3 chose 0.2).
public enum Activation: String, CaseIterable, Codable, Sendable {
  /// Their names, as commands and files write them; ``value(_:)`` computes them.
  case linear, relu, tanh, sigmoid, elu
  /// A line of its own slope below zero, ``leakySlope``.
  case leakyReLU = "leaky-relu"

  /// The slope of `leaky-relu` below zero.
  public static let leakySlope = 0.3

  /// The function itself, in double precision, for tables and pictures; training uses a vector form of its own.
  public func value(_ input: Double) -> Double {
    switch self {
    case .linear: input
    case .relu: max(0, input)
    case .tanh: libraryTanh(input)
    case .sigmoid: 1 / (1 + exp(-input))
    case .elu: input > 0 ? input : expm1(input)
    case .leakyReLU: input > 0 ? input : Activation.leakySlope * input
    }
  }

  /// The slope of the function at `input`; at a kink, the slope to its left, as in TensorFlow.
  public func derivative(_ input: Double) -> Double {
    switch self {
    case .linear: return 1
    case .relu: return input > 0 ? 1 : 0
    case .tanh:
      let output = value(input)
      return 1 - output * output
    case .sigmoid:
      let output = value(input)
      return output * (1 - output)
    case .elu: return input > 0 ? 1 : exp(input)
    case .leakyReLU: return input > 0 ? 1 : Activation.leakySlope
    }
  }
}

private func libraryTanh(_ input: Double) -> Double { tanh(input) }
