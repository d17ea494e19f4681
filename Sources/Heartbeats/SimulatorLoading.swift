import Tables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Turns the parameters' file into forms, refusing what could not be simulated with.
enum SimulatorLoading {
  private static let mostBytes = 1 << 20
  private static let mostForms = 8
  private static let mostMagnitude = 1e6

  /// The forms of each class, at least one, in the order of `RowClass.heartbeats`.
  static func forms(json bytes: [UInt8]) throws -> [[SimulatorForm]] {
    guard bytes.count <= mostBytes else { throw SimulatorError.tooLarge(bytes: bytes.count) }
    let file: SimulatorFile
    do {
      file = try JSONDecoder().decode(SimulatorFile.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw malformed(error)
    } catch {
      throw SimulatorError.malformed(path: "", reason: "not JSON")
    }
    guard file.format == SimulatorFile.currentFormat else {
      throw SimulatorError.unusable(path: "format", reason: "format \(file.format) is not known")
    }
    var forms: [RowClass: [SimulatorForm]] = [:]
    for (index, entry) in file.classes.enumerated() {
      let path = "classes[\(index)]"
      guard let beatClass = RowClass.heartbeat(entry.class), forms[beatClass] == nil else {
        throw SimulatorError.unusable(path: path, reason: "class \(entry.class) is unknown or there twice")
      }
      forms[beatClass] = try Self.forms(entry.forms, path: path)
    }
    let inOrder = RowClass.heartbeats.compactMap { forms[$0] }
    guard inOrder.count == RowClass.heartbeats.count else {
      throw SimulatorError.unusable(path: "classes", reason: "\(inOrder.count) classes of 5")
    }
    return inOrder
  }

  private static func forms(_ entries: [SimulatorFile.Form], path: String) throws -> [SimulatorForm] {
    guard (1...mostForms).contains(entries.count) else {
      throw SimulatorError.unusable(path: path, reason: "\(entries.count) forms; a class has 1 to \(mostForms)")
    }
    guard abs(entries.reduce(0) { $0 + $1.share } - 1) < 0.01 else {
      throw SimulatorError.unusable(path: path, reason: "the shares of its forms do not add up to 1")
    }
    return try entries.enumerated().map { try form($1, path: "\(path).forms[\($0)]") }
  }

  private static func form(_ entry: SimulatorFile.Form, path: String) throws -> SimulatorForm {
    let check = { (isRight: Bool, field: String, reason: String) in
      if !isRight { throw SimulatorError.unusable(path: "\(path).\(field)", reason: reason) }
    }
    try check(entry.share > 0 && entry.share <= 1, "share", "a share lies between 0 and 1")
    try check(entry.waves.map(\.wave) == Wave.allCases.map(\.rawValue), "waves", "other waves than expected")
    try check(entry.waves.allSatisfy { $0.width > 0 }, "waves", "a width must be positive")
    let shape = BeatShape(
      baseline: entry.baseline, drift: entry.drift,
      waves: entry.waves.map { WaveShape(centre: $0.centre, width: $0.width, amplitude: $0.amplitude) })
    let isUsable = { (number: Double) in number.magnitude <= mostMagnitude }
    try check(shape.parameters.allSatisfy(isUsable), "waves", "a number is too large")

    let sizes = Array(1...BeatShape.parameterCount)
    try check(entry.factor.map(\.count) == sizes, "factor", "not a lower triangle of \(sizes.count) rows")
    try check(entry.factor.allSatisfy { $0.allSatisfy(isUsable) }, "factor", "a number is too large")

    let noise = SimulatorNoise(memory: entry.noise.memory, spread: entry.noise.spread)
    try check(isStationary(noise.memory), "noise.memory", "noise with this memory does not stay bounded")
    try check(
      noise.spread.count == SimulatorNoise.spreadCount, "noise.spread", "not \(SimulatorNoise.spreadCount) numbers")
    try check(noise.spread.allSatisfy { $0 > 0 && $0 <= mostMagnitude }, "noise.spread", "a spread must be positive")
    return SimulatorForm(
      share: entry.share, mean: shape.parameters, factor: Array(entry.factor.joined()), noise: noise)
  }

  /// The triangle in which a second-order autoregressive process is stationary.
  private static func isStationary(_ memory: [Double]) -> Bool {
    memory.count == 2 && memory[1] > -1 && memory[1] < 1 - abs(memory[0])
  }

  private static func malformed(_ error: DecodingError) -> SimulatorError {
    let (context, key): (DecodingError.Context, (any CodingKey)?) =
      switch error {
      case .keyNotFound(let key, let context): (context, key)
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): (context, nil)
      @unknown default: (.init(codingPath: [], debugDescription: ""), nil)
      }
    let path = (context.codingPath + (key.map { [$0] } ?? [])).reduce("") { path, key in
      if let index = key.intValue { return "\(path)[\(index)]" }
      return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
    }
    let reason =
      switch error {
      case .keyNotFound: "nothing there"
      case .typeMismatch, .valueNotFound: "something else than expected"
      default: path.isEmpty ? "not JSON" : "not readable"
      }
    return .malformed(path: path, reason: reason)
  }
}
