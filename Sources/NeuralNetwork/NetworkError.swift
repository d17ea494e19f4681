/// What can be wrong with a network or a training that comes from outside, a file say.
public enum NetworkError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A layer or a sample of this many values, which is none or too many.
  case badWidth(Int)
  /// An output activation other than sigmoid or linear.
  case badOutput(Activation)
  /// More or fewer layers than the architecture has.
  case layerCount(expected: Int, found: Int)
  /// A layer, counted from 1, whose shape is not the architecture's.
  case layerShape(layer: Int, expected: LayerShape)
  /// A weight or bias of this layer, counted from 1, is infinite or not a number.
  case notFinite(layer: Int)
  /// The state is of another optimizer than the settings name.
  case optimizer(expected: OptimizerKind, found: OptimizerKind)
  /// The state has more or fewer arrays than the optimizer remembers.
  case optimizerSlots(expected: Int, found: Int)
  /// An array of the state has another length than there are parameters.
  case optimizerSlotSize(expected: Int, found: Int)
  /// A value of the state is infinite or not a number.
  case optimizerNotFinite
  /// A count below its least value; its name and the value.
  case negativeCount(String, Int)
  /// A count, and the largest it can be.
  case countTooLarge(String, Int)
  /// A report names an epoch that was not trained.
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
