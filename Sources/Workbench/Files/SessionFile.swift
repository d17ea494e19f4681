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

/// A whole session in one file: the safetensors format, with the session's own state in the metadata.
///
/// With a detector it is a model file too, which `ModelFile` and other programs open.
public enum SessionFile {
  static let format = "heartline-session"
  static let modelFormat = "heartline-model"
  static let version = 1

  /// What a session consists of, beside the tensors and the data.
  struct State: Codable, Equatable {
    var recipe: Recipe
    var source: DataSource
    var thresholdChoice: ThresholdChoice
    var detector: DetectorState?
    /// Absent in files of before there were drawings.
    var drawings: [String: Drawing]?
    /// Absent where no row of a table is worked on.
    var edited: EditedRow?
  }

  /// What a detector consists of, beside its tensors.
  struct DetectorState: Codable, Equatable {
    var recipe: Recipe
    var source: DataSource
    var thresholdChoice: ThresholdChoice
    var epochsDone: Int
    var reports: [EpochReport]
    var optimizer: OptimizerKind
    var optimizerStep: Int
    var origin: ModelOrigin?
    /// Of a detector that is fitted again, to tell whether it came out the same; absent for a network.
    var threshold: Float?
  }

  /// The session as tensors and metadata.
  public static func tensorFile(_ bench: Workbench) throws -> TensorFile {
    let state = State(
      recipe: bench.recipe, source: bench.data.source, thresholdChoice: bench.thresholdChoice,
      detector: bench.detector.map(DetectorState.init), drawings: bench.drawings.isEmpty ? nil : bench.drawings,
      edited: bench.edited)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let session = String(decoding: try encoder.encode(state), as: UTF8.self)
    var file =
      bench.detector.flatMap { detector in
        detector.trainedNetwork.map { modelFile(detector, $0, isWithOptimizer: true) }
      }
      ?? TensorFile(metadata: ["format": format, "version": String(version)])
    file.metadata["session"] = session
    file.metadata["sessionVersion"] = String(version)
    file.metadata["checksum"] = checksum(of: file)
    return file
  }

  /// The session that a file holds; `data` brings the beats it works on.
  public static func workbench(
    _ bytes: [UInt8], name: String, data: (DataSource) throws -> DataSet
  ) throws -> Workbench {
    try workbench(read(bytes, name: name), name: name, data: data)
  }

  /// Whether the bytes are a session or a network that heartline wrote, of whatever version.
  public static func isOwn(_ bytes: [UInt8]) -> Bool {
    let format = (try? TensorFile(decoding: bytes))?.metadata["format"]
    return format == Self.format || format == modelFormat
  }

  /// The bytes as tensors and texts, of a version that is known here.
  static func read(_ bytes: [UInt8], name: String) throws -> TensorFile {
    let file: TensorFile
    do {
      file = try TensorFile(decoding: bytes)
    } catch {
      throw SessionFileError.unreadable(name: name, reason: error.description)
    }
    let format = file.metadata["format"]
    guard format == Self.format || format == modelFormat else {
      throw SessionFileError.foreign(name: name, format: format)
    }
    for key in ["version", "sessionVersion"] {
      guard let text = file.metadata[key] else { continue }
      guard let version = Int(text), version >= 1 else {
        throw SessionFileError.damaged(name: name, reason: "its version is \"\(text.prefix(20))\"")
      }
      guard version <= Self.version else { throw SessionFileError.newer(name: name, version: version) }
    }
    return file
  }

  static func workbench(
    _ file: TensorFile, name: String, data: (DataSource) throws -> DataSet
  ) throws -> Workbench {
    let state = try self.state(of: file, name: name)
    let beats = try data(state.source)
    var bench = Workbench(data: beats, recipe: state.recipe, thresholdChoice: state.thresholdChoice)
    bench.drawings = state.drawings ?? [:]
    bench.edited = state.edited.flatMap {
      [$0.values.count, $0.original.count] == [beats.width, beats.width] ? $0 : nil
    }
    guard let saved = state.detector else { return bench }
    let trainingData = saved.source == state.source ? beats : try data(saved.source)
    let detector: TrainedDetector
    do {
      detector = try self.detector(saved, file, trainingData)
    } catch {
      throw SessionFileError.damaged(name: name, reason: String(describing: error))
    }
    bench.detector = detector
    bench.use(beats)
    return bench
  }

  private static func state(of file: TensorFile, name: String) throws -> State {
    guard let text = file.metadata["session"] else {
      throw SessionFileError.foreign(name: name, format: file.metadata["format"])
    }
    guard file.metadata["version"] != nil, file.metadata["sessionVersion"] != nil else {
      throw SessionFileError.damaged(name: name, reason: "it names no version")
    }
    guard file.metadata["checksum"] == checksum(of: file) else {
      throw SessionFileError.damaged(name: name, reason: "its checksum does not match")
    }
    do {
      let state = try JSONDecoder().decode(State.self, from: Data(text.utf8))
      try state.check()
      return state
    } catch let error as WorkbenchError {
      throw SessionFileError.refused(name: name, error)
    } catch let error as ValueError {
      throw SessionFileError.unsupported(name: name, reason: error.description)
    } catch {
      throw SessionFileError.damaged(name: name, reason: "its settings make no sense")
    }
  }

  /// A sum over everything but itself, so that a damaged file is known (FNV-1a, 64 bits).
  private static func checksum(of file: TensorFile) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    for (key, value) in file.metadata.sorted(by: { $0.key < $1.key }) where key != "checksum" {
      for byte in key.utf8 { add(byte) }
      for byte in value.utf8 { add(byte) }
    }
    for tensor in file.tensors {
      for byte in tensor.name.utf8 { add(byte) }
      for value in tensor.values { withUnsafeBytes(of: value.bitPattern.littleEndian) { $0.forEach(add) } }
    }
    return String(hash, radix: 16)
  }
}

extension SessionFile.State {
  /// Every setting must be one that could have been typed.
  func check() throws {
    try recipe.check()
    try detector?.recipe.check()
    for policy in [thresholdChoice.policy, detector?.thresholdChoice.policy ?? thresholdChoice.policy] {
      try policy.check()
    }
    if let epochs = detector?.origin?.epochs, !(0...Training.mostEpochs).contains(epochs) {
      throw NetworkError.countTooLarge("epochs", Training.mostEpochs)
    }
    for name in drawings?.keys.sorted() ?? [] { try DrawingName.check(name, orCurrent: true) }
  }
}

extension Recipe {
  /// Refuses values that no command would have accepted.
  func check() throws {
    _ = try Recipe.checkedLayers(hidden)
    if let units = (hidden + [bottleneck]).first(where: { !Recipe.units.contains($0) }) {
      throw WorkbenchError.layerUnits(units)
    }
    if let unknown = parameters.keys.sorted().first(where: { Setting.named($0)?.isParameter != true }) {
      throw WorkbenchError.unknownParameter(unknown)
    }
    for setting in Setting.all where setting.isSet(in: self) {
      do {
        _ = try setting.domain.value(of: setting.exactText(in: self))
      } catch {
        throw error.about(setting.name)
      }
    }
  }
}
