/// The penalty on large weights that is added to the loss.
public enum RegularizerKind: String, CaseIterable, Codable, Sendable {
  /// Nothing, the sum of the weights' magnitudes, of their squares, or of both.
  case none, l1, l2, l1l2
}

/// The layers a regularizer looks at: all of them, or those with a ReLU activation.
public enum RegularizerScope: String, CaseIterable, Codable, Sendable {
  /// Every layer, or those with a ReLU activation, as Anomagram has it.
  case all, relu
}

/// A penalty of rate · Σ over the weights of |w| (`l1`), w² (`l2`) or both (`l1l2`).
///
/// As in Keras there is no factor ½, no averaging, and biases are free.
public struct Regularizer: Equatable, Codable, Sendable {
  /// What is summed over the weights.
  public var kind: RegularizerKind
  /// The factor of the sum; at least zero.
  public var rate: Double
  /// The layers whose weights count.
  public var scope: RegularizerScope

  /// A penalty; without arguments there is none.
  public init(kind: RegularizerKind = .none, rate: Double = 0.00001, scope: RegularizerScope = .all) {
    self.kind = kind
    self.rate = rate
    self.scope = scope
  }

  /// Whether the weights of such a layer are penalized.
  public func covers(_ layer: LayerShape) -> Bool {
    kind != .none && (scope == .all || layer.activation == .relu)
  }

  /// The penalty of a whole network.
  public func penalty(_ network: Network) -> Double {
    var sum = 0.0
    for layer in network.layers where covers(layer.shape) {
      for weight in layer.weights.values { sum += penaltyTerm(Double(weight)) }
    }
    return rate * sum
  }

  /// What one weight adds to the sum.
  func penaltyTerm(_ weight: Double) -> Double {
    switch kind {
    case .none: 0
    case .l1: abs(weight)
    case .l2: weight * weight
    case .l1l2: abs(weight) + weight * weight
    }
  }
}
