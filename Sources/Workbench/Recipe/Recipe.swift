import Detectors
import NeuralNetwork
import Tables

/// Everything that decides what a training leads to, but for the data: a value that can be compared, kept and undone.
public struct Recipe: Equatable, Sendable {
  /// The name of the method that is trained: the autoencoder, or one of `MethodCatalogue`.
  public var detector = Recipe.autoencoder
  /// Parameters of the catalogue's methods that were set, by name; all others have their method's default. Methods that
  /// name a parameter alike share it.
  public internal(set) var parameters: [String: ParameterValue] = [:]
  /// Share of the training rows that is left out, those farthest from the column medians.
  public var trim = 0.0
  /// Units of the encoder's hidden layers, in order; the decoder mirrors them.
  public var hidden: [Int] = [15, 7]
  /// Units of the latent layer.
  public var bottleneck = 2
  /// Activation of the hidden layers.
  public var activation = Activation.relu
  public var optimizer = OptimizerSettings()
  public var batchSize = 64
  public var epochs = 50
  /// Epochs without a lower validation loss after which training stops; `nil` never stops.
  public var patience: Int?
  public var regularizer = Regularizer()
  /// Share of abnormal beats among the training beats.
  public var contamination = 0.0
  /// Rows to train on; `nil` is as many as there are.
  public var trainSize: Int?
  /// Rows to test on; `nil` is as many as there are.
  public var testSize: Int?
  /// Share of the training pool that is held out to choose thresholds on.
  public var validation = 0.2
  public var split = SplitKind.ucrSwapped
  public var scaling = ScalingKind.feature
  public var seed = 1

  /// The defaults.
  public init() {}

  /// The name of the mirrored network that the layers and most settings describe.
  public static let autoencoder = "autoencoder"

  /// Hidden layers of one side may be this many.
  public static let hiddenLayers = 0...16
  /// Far from the ends of the integers, so that seeds can be counted on from any of them, and exact in JSON.
  public static let seeds = -1_000_000_000_000_000...1_000_000_000_000_000
  /// Units a layer may have.
  public static let units = 1...1024

  /// Anomagram's own defaults: 7-3 around 2, 500 rows in batches of 512, 30 epochs, Adam with beta1 0.5.
  public static var anomagram: Recipe {
    var recipe = Recipe()
    recipe.hidden = [7, 3]
    recipe.optimizer.beta1 = 0.5
    recipe.batchSize = 512
    recipe.epochs = 30
    recipe.trainSize = 500
    recipe.regularizer.scope = .relu
    return recipe
  }

  /// The network these layers make for rows of `inputs` values.
  public func architecture(inputs: Int) -> Architecture {
    // Scaled rows lie in 0 … 1, which is what a sigmoid can reach; unscaled ones do not.
    Architecture(
      inputs: inputs, hidden: hidden, bottleneck: bottleneck, activation: activation,
      output: [.none, .standard].contains(scaling) ? .linear : .sigmoid)
  }

  var trainingSettings: TrainingSettings {
    TrainingSettings(optimizer: optimizer, regularizer: regularizer, batchSize: batchSize, seed: seed)
  }

  package var partitionSettings: PartitionSettings {
    PartitionSettings(
      split: split, contamination: contamination, trainSize: trainSize, testSize: testSize, validation: validation,
      seed: seed)
  }

  /// Refuses layers that are too many or have too few or too many units.
  package static func checkedLayers(_ units: [Int]) throws -> [Int] {
    guard hiddenLayers.contains(units.count) else {
      throw WorkbenchError.tooManyLayers(units.count)
    }
    return units
  }
}

extension Recipe: Codable {
  private enum CodingKeys: String, CodingKey {
    case detector, parameters, trim, hidden, bottleneck, activation, optimizer, batchSize, epochs, patience
    case regularizer, contamination, trainSize, testSize, validation, split, scaling, seed
  }

  /// Reads a recipe; one of a time when there was only the autoencoder lacks the first three entries.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    detector = try container.decodeIfPresent(String.self, forKey: .detector) ?? detector
    parameters = try container.decodeIfPresent([String: ParameterValue].self, forKey: .parameters) ?? [:]
    trim = try container.decodeIfPresent(Double.self, forKey: .trim) ?? 0
    hidden = try container.decode(forKey: .hidden)
    bottleneck = try container.decode(forKey: .bottleneck)
    activation = try container.decode(forKey: .activation)
    optimizer = try container.decode(forKey: .optimizer)
    batchSize = try container.decode(forKey: .batchSize)
    epochs = try container.decode(forKey: .epochs)
    patience = try container.decodeIfPresent(Int.self, forKey: .patience)
    regularizer = try container.decode(forKey: .regularizer)
    contamination = try container.decode(forKey: .contamination)
    trainSize = try container.decodeIfPresent(Int.self, forKey: .trainSize)
    testSize = try container.decodeIfPresent(Int.self, forKey: .testSize)
    validation = try container.decode(forKey: .validation)
    split = try container.decode(forKey: .split)
    scaling = try container.decode(forKey: .scaling)
    seed = try container.decode(forKey: .seed)
  }
}

extension KeyedDecodingContainer {
  /// What the place it goes to is of the type of.
  fileprivate func decode<Value: Decodable>(forKey key: Key) throws -> Value { try decode(Value.self, forKey: key) }
}
