/// What can be wrong with a network or a training that comes from outside, a file say.
public enum NetworkError: Error, Equatable, Sendable, CustomStringConvertible {
  case badWidth(Int)
  case badOutput(Activation)
  case layerCount(expected: Int, found: Int)
  /// A layer, counted from 1, whose shape is not the architecture's.
  case layerShape(layer: Int, expected: LayerShape)
  case notFinite(layer: Int)
  case optimizer(expected: OptimizerKind, found: OptimizerKind)
  case optimizerSlots(expected: Int, found: Int)
  case optimizerSlotSize(expected: Int, found: Int)
  case optimizerNotFinite
  case negativeCount(String, Int)
  /// A count, and the largest it can be.
  case countTooLarge(String, Int)
  case reportsOfOtherEpochs

  /// One sentence that says what is wrong and what would be right.
  public var description: String {
    switch self {
    case .badWidth(let width):
      "a layer cannot have \(width) units; give it 1 to \(Architecture.largestWidth)"
    case .badOutput(let activation):
      "'\(activation.rawValue)' is not an output activation; use 'sigmoid' or 'linear'"
    case .layerCount(let expected, let found):
      "the network has \(found) layers where its architecture has \(expected)"
    case .layerShape(let layer, let expected):
      "layer \(layer) does not have the \(expected.units) × \(expected.inputs) weights and "
        + "\(expected.units) biases ('\(expected.activation.rawValue)') of its architecture"
    case .notFinite(let layer):
      "layer \(layer) holds a weight or bias that is not a finite number"
    case .optimizer(let expected, let found):
      "the optimizer's state belongs to '\(found.rawValue)' and the settings ask for '\(expected.rawValue)'"
    case .optimizerSlots(let expected, let found):
      "the optimizer's state has \(found) arrays where it needs \(expected)"
    case .optimizerSlotSize(let expected, let found):
      "an array of the optimizer's state has \(found) values where the network has \(expected) parameters"
    case .optimizerNotFinite:
      "the optimizer's state holds a value that is not a finite number"
    case .countTooLarge(let name, let most):
      "\(name) is too large; it counts up to \(most)"
    case .reportsOfOtherEpochs:
      "the reports are of other epochs than those that were trained"
    case .negativeCount(let name, let count):
      "\(name) cannot be \(count); it counts from \(name == "batchSize" ? 1 : 0)"
    }
  }
}
