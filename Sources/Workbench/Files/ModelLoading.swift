import Heartbeats
import Judging
import ModelFiles
import NeuralNetwork
import Tables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where a detector's weights came from, when this session did not train them.
public struct ModelOrigin: Codable, Equatable, Sendable {
  public let file: String
  /// Epochs it had been trained for when it was loaded; 0 when the file does not say.
  public let epochs: Int

  package init(file: String, epochs: Int) {
    self.file = file
    self.epochs = epochs
  }
}

extension SessionFile {
  /// The trained detector for other programs: network, scaling, threshold, recipe and seed, but no optimizer.
  public static func modelFile(_ bench: Workbench) throws -> TensorFile {
    let detector = try bench.trained()
    return modelFile(detector, try detector.requireNetwork(for: "save FILE.safetensors"), isWithOptimizer: false)
  }

  /// Whether a file that was read is a model without a session.
  static func isModel(_ file: TensorFile) -> Bool {
    file.metadata["session"] == nil && file.metadata["format"] == modelFormat
  }

  /// The detector of a model file, on the beats at hand.
  static func model(_ file: TensorFile, name: String, bench: Workbench) throws -> TrainedDetector {
    let parts: ModelParts
    do {
      parts = try ModelParts(file, recipe: bench.recipe, domain: bench.data.domain)
    } catch let error as ModelFileError {
      throw SessionFileError.damaged(name: name, reason: error.description)
    } catch let error as WorkbenchError {
      // Nothing in it is damaged: it is more than this program has room for.
      throw SessionFileError.refused(name: name, error)
    } catch let error as ValueError {
      throw SessionFileError.unsupported(name: name, reason: error.description)
    } catch {
      throw SessionFileError.damaged(name: name, reason: String(describing: error))
    }
    return try parts.detector(
      on: bench.data, origin: ModelOrigin(file: name, epochs: parts.epochs), otherwise: bench.thresholdChoice)
  }

  /// Parts of a file that do not belong together.
  struct Mismatch: Error, CustomStringConvertible {
    let description: String
  }
}

/// What a network that was made elsewhere is judged with.
struct ModelParts {
  let network: Network
  let recipe: Recipe
  /// The scaling that belongs to it; without one, see `usualScaling`.
  var scaling: Scaling?
  var epochs = 0
  var threshold: Float?
  var choice: ThresholdChoice?

  /// A network and nothing else.
  init(_ network: Network, recipe: Recipe, domain: Domain) throws {
    guard network.architecture.inputs == domain.width else {
      throw SessionFile.Mismatch(
        description: "its network takes \(network.architecture.inputs) values, and a \(domain.noun.singular) has "
          + "\(domain.width)")
    }
    self.network = network
    self.recipe = try recipe.fitted(to: network.architecture)
  }

  /// A network with what its file says of it.
  init(_ file: TensorFile, recipe: Recipe, domain: Domain) throws {
    let network = try ModelFile.network(from: file)
    try self.init(network, recipe: try file.metadata["recipe"].map(Recipe.init(commandText:)) ?? recipe, domain: domain)
    if let text = file.metadata["recipe"],
      try Recipe(commandText: text).architecture(inputs: domain.width) != network.architecture
    {
      throw SessionFile.Mismatch(description: "its network is not the one its recipe describes")
    }
    if let word = file.metadata["scaling"] { scaling = try Self.scaling(word, file, self.recipe, width: domain.width) }
    if let text = file.metadata["epochs"] {
      guard let count = Int(text), (0...Training.mostEpochs).contains(count) else {
        throw SessionFile.Mismatch(description: "its number of epochs is not a whole number")
      }
      epochs = count
    }
    if let text = file.metadata["threshold"] {
      guard let value = Float(text), value.isFinite else {
        throw SessionFile.Mismatch(description: "its threshold is not a number")
      }
      threshold = value
    }
    let choice = file.metadata["thresholdChoice"].flatMap {
      try? JSONDecoder().decode(ThresholdChoice.self, from: Data($0.utf8))
    }
    self.choice = choice.flatMap { $0.policy.isInRange ? $0 : nil }
  }

  private static func scaling(_ word: String, _ file: TensorFile, _ recipe: Recipe, width: Int) throws -> Scaling {
    guard let kind = ScalingKind(rawValue: word), kind == recipe.scaling else {
      throw SessionFile.Mismatch(description: "its scaling does not fit its network")
    }
    func limits(_ name: String) -> [Float] {
      let values = file["scaling.\(name)"]?.values ?? []
      // One number for all points, as other programs may write it.
      return kind == .global && values.count == 1
        ? [Float](repeating: values[0], count: width) : values
    }
    return try Scaling(kind: kind, minima: limits("minima"), maxima: limits("maxima"), width: width)
  }

  /// The detector on these beats. The threshold is the one that came with the network; how it was chosen is kept only
  /// where the same choice leads to it here.
  func detector(on data: DataSet, origin: ModelOrigin, otherwise: ThresholdChoice) throws -> TrainedDetector {
    let partition = try Partition(data: data, settings: recipe.partitionSettings)
    let scaling = self.scaling ?? usualScaling(data)
    let settings = recipe.trainingSettings
    let training = try Training(
      network: network, settings: settings, epochsDone: epochs, reports: [],
      optimizerState: OptimizerState(kind: settings.optimizer.kind, parameterCount: network.parameterCount))
    let preparation = Preparation(partition: partition, scaling: scaling, trim: recipe.trim)
    func detector(_ choice: ThresholdChoice) throws -> TrainedDetector {
      try TrainedDetector(
        recipe: recipe, source: data.source, preparation: preparation, training: training, choice: choice,
        origin: origin)
    }
    let chosen = try detector(choice ?? otherwise)
    guard let threshold, threshold != chosen.threshold.value else { return chosen }
    return try detector(ThresholdChoice(.value(Double(threshold))))
  }
}

extension ModelParts {
  /// The scaling by all beats of the training file, the abnormal ones too. Our own detectors learn theirs from the rows
  /// they train on alone, but programs elsewhere, and Anomagram's, see the whole file.
  private func usualScaling(_ data: DataSet) -> Scaling {
    Scaling(kind: recipe.scaling, fit: data.pool(recipe.split))
  }
}

extension Workbench {
  /// What a file held.
  public enum FileContent: String, Codable, Sendable {
    case session, model
    case network = "tensorflow.js"
  }

  /// Takes up a session or a model; a model works on the beats at hand. `data` brings the beats of a session.
  public mutating func load(
    _ bytes: [UInt8], name: String, data: (DataSource) throws -> DataSet
  ) throws -> FileContent {
    let file = try SessionFile.read(bytes, name: name)
    guard SessionFile.isModel(file) else {
      self = try SessionFile.workbench(file, name: name, data: data)
      return .session
    }
    take(try SessionFile.model(file, name: name, bench: self))
    return .model
  }

  /// Takes up a network that another program trained: its layers become the recipe's, and beats are scaled as the
  /// recipe says, by all beats of the file that is trained on.
  public mutating func load(_ network: Network, name: String) throws {
    let parts = try ModelParts(network, recipe: recipe, domain: data.domain)
    take(try parts.detector(on: data, origin: ModelOrigin(file: name, epochs: 0), otherwise: thresholdChoice))
  }
}
