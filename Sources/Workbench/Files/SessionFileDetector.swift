import Detectors
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

extension SessionFile {
  /// The trained network with its scaling, threshold and recipe, and with what the optimizer remembers if asked for.
  static func modelFile(
    _ detector: TrainedDetector, _ trained: TrainedNetwork, isWithOptimizer: Bool
  ) -> TensorFile {
    let scaling = detector.preparation.scaling
    var tensors: [Tensor] = []
    if scaling.kind != .none {
      tensors.append(Tensor(name: "scaling.minima", shape: [scaling.minima.count], values: scaling.minima))
      tensors.append(Tensor(name: "scaling.maxima", shape: [scaling.maxima.count], values: scaling.maxima))
    }
    let optimizer = trained.training.optimizerState
    for (name, slot) in zip(optimizer.kind.slotNames, optimizer.slots) where isWithOptimizer {
      tensors.append(Tensor(name: "optimizer.\(name)", shape: [slot.count], values: slot))
    }
    return ModelFile.tensorFile(network: trained.network, metadata: metadata(detector, trained), tensors: tensors)
  }

  /// What a file says of the detector beside its numbers.
  private static func metadata(_ detector: TrainedDetector, _ trained: TrainedNetwork) -> [String: String] {
    var metadata = [
      "scaling": detector.preparation.scaling.kind.rawValue, "threshold": String(detector.threshold.value),
      "seed": String(detector.recipe.seed), "epochs": String(trained.training.epochsDone),
      "recipe": detector.recipe.commandText, "producer": "heartline \(Release.version)",
    ]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    if let choice = try? encoder.encode(detector.threshold.choice) {
      metadata["thresholdChoice"] = String(decoding: choice, as: UTF8.self)
    }
    return metadata
  }

  /// The trained detector as an ONNX model: scaling, network, error and verdict.
  public static func onnxModel(_ bench: Workbench) throws -> [UInt8] {
    let detector = try bench.trained()
    let trained = try detector.requireNetwork(for: "save FILE.onnx")
    let scaling = detector.preparation.scaling
    return ONNXModel.encoded(
      trained.network,
      judging: ONNXModel.Judging(
        minima: scaling.minima, maxima: scaling.maxima, threshold: detector.threshold.value),
      metadata: metadata(detector, trained), producerVersion: Release.version)
  }

  /// The detector that a file holds, on the beats it was trained with.
  static func detector(
    _ state: DetectorState, _ file: TensorFile, _ data: DataSet
  ) throws -> TrainedDetector {
    if let method = try state.recipe.method() { return try fitted(method, state, data) }
    let network = try ModelFile.network(from: file)
    guard network.architecture == state.recipe.architecture(inputs: data.width) else {
      throw Mismatch(description: "its network is not the one its settings describe")
    }
    let partition = try Partition(data: data, settings: state.recipe.partitionSettings)
    let scaling = try Scaling(
      kind: state.recipe.scaling, minima: file["scaling.minima"]?.values ?? [],
      maxima: file["scaling.maxima"]?.values ?? [], width: data.width)
    let slots = state.optimizer.slotNames.map { file["optimizer.\($0)"]?.values ?? [] }
    let training = try Training(
      network: network, settings: state.recipe.trainingSettings, epochsDone: state.epochsDone,
      reports: state.reports,
      optimizerState: OptimizerState(kind: state.optimizer, step: state.optimizerStep, slots: slots))
    return try TrainedDetector(
      recipe: state.recipe, source: state.source,
      preparation: Preparation(partition: partition, scaling: scaling, trim: state.recipe.trim), training: training,
      choice: state.thresholdChoice, origin: state.origin)
  }

  /// A method of the catalogue fits to the same bits again, so a file need not hold what it has learned. The threshold
  /// tells whether it did.
  private static func fitted(
    _ method: AnyMethod, _ state: DetectorState, _ data: DataSet
  ) throws -> TrainedDetector {
    var bench = Workbench(data: data, recipe: state.recipe, thresholdChoice: state.thresholdChoice)
    _ = try bench.train()
    let detector = try bench.trained()
    guard state.threshold == nil || state.threshold == detector.threshold.value else {
      throw Mismatch(
        description: "the data have changed, or this version fits a different \(method.name) detector to them")
    }
    return detector
  }
}

extension SessionFile.DetectorState {
  init(_ detector: TrainedDetector) {
    self.init(
      recipe: detector.recipe, source: detector.source, thresholdChoice: detector.threshold.choice,
      epochsDone: detector.training?.epochsDone ?? 0, reports: detector.training?.reports ?? [],
      optimizer: detector.training?.optimizerState.kind ?? detector.recipe.optimizer.kind,
      optimizerStep: detector.training?.optimizerState.step ?? 0, origin: detector.origin,
      threshold: detector.training == nil ? detector.threshold.value : nil)
  }
}
