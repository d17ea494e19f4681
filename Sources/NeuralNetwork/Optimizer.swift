/// The rule that turns gradients into steps.
public enum OptimizerKind: String, CaseIterable, Codable, Sendable {
  /// The rules are written out at ``OptimizerSettings``.
  case adam, adamax, adadelta, rmsprop, momentum, sgd

  /// What the optimizer remembers about every parameter, one name for each array of `OptimizerState.slots`.
  public var slotNames: [String] {
    switch self {
    case .adam: ["first moment", "second moment"]
    case .adamax: ["first moment", "largest gradient"]
    case .adadelta: ["mean squared gradient", "mean squared step"]
    case .rmsprop: ["mean squared gradient"]
    case .momentum: ["velocity"]
    case .sgd: []
    }
  }
}

/// An optimizer and its constants; a kind reads only the constants it has.
///
/// With g the gradient of loss plus penalty, t the step counted from 1, and ε = 1e-7, the rules are
/// TensorFlow.js's (https://js.tensorflow.org/api/latest/#Training-Optimizers), but for adadelta, which is Keras's and
/// PyTorch's (Zeiler, "ADADELTA: an adaptive learning rate method", 2012): TensorFlow.js divides by the mean squared
/// gradient of the step before.
/// - `sgd`: p ← p − rate·g
/// - `momentum`: a ← momentum·a + g; p ← p − rate·a
/// - `rmsprop`: v ← 0.9·v + 0.1·g²; p ← p − rate·g / √(v + ε)
/// - `adadelta`: G ← rho·G + (1 − rho)·g²; u = √(U + ε) / √(G + ε) · g; U ← rho·U + (1 − rho)·u²; p ← p − rate·u
/// - `adam`: m ← beta1·m + (1 − beta1)·g; v ← beta2·v + (1 − beta2)·g²;
///   p ← p − rate · m/(1 − beta1ᵗ) / (√(v/(1 − beta2ᵗ)) + ε)
/// - `adamax`: m as in adam; u ← max(beta2·u, |g|); p ← p − rate/(1 − beta1ᵗ) · m / (u + ε)
public struct OptimizerSettings: Equatable, Codable, Sendable {
  /// The rule; it reads only the constants that it has.
  public var kind: OptimizerKind
  /// The length of a step; positive.
  public var learningRate: Double
  /// How slowly adam and adamax forget earlier gradients, in 0 ..< 1.
  public var beta1: Double
  /// How slowly adam and adamax forget earlier gradients' sizes, in 0 ..< 1.
  public var beta2: Double
  /// The share of the last step that momentum keeps, in 0 ..< 1.
  public var momentum: Double
  /// How slowly adadelta forgets, in 0 ..< 1.
  public var rho: Double

  /// Settings with the given constants; those left out are the defaults of Keras and TensorFlow.js, but for the rate.
  public init(
    kind: OptimizerKind = .adam, learningRate: Double = 0.01, beta1: Double = 0.9, beta2: Double = 0.999,
    momentum: Double = 0.9, rho: Double = 0.95
  ) {
    self.kind = kind
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.momentum = momentum
    self.rho = rho
  }
}

/// What an optimizer remembers between steps.
///
/// Parameters stand in one order everywhere: layer by layer, each layer's weights row by row and then its biases.
public struct OptimizerState: Equatable, Codable, Sendable {
  /// The rule that the numbers belong to.
  public let kind: OptimizerKind
  /// The number of steps made: one for each batch.
  public internal(set) var step: Int
  /// One array for each of `kind.slotNames`, each with a value for every parameter.
  public internal(set) var slots: [[Float]]

  /// A state read from somewhere; `Training` checks that it fits its network.
  public init(kind: OptimizerKind, step: Int, slots: [[Float]]) {
    self.kind = kind
    self.step = step
    self.slots = slots
  }

  /// The state before the first step: all zeros.
  public init(kind: OptimizerKind, parameterCount: Int) {
    let zeros = [Float](repeating: 0, count: parameterCount)
    self.init(kind: kind, step: 0, slots: kind.slotNames.map { _ in zeros })
  }
}
