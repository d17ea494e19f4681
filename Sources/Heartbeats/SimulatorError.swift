/// Why a file does not hold the simulator's parameters.
public enum SimulatorError: Error, Equatable, Sendable {
  /// More bytes than a file of parameters can have.
  case tooLarge(bytes: Int)
  /// Not JSON, or JSON of another form: where in it, and what is wrong.
  case malformed(path: String, reason: String)
  /// A number that cannot be used, or too many or too few of them.
  case unusable(path: String, reason: String)
}

extension SimulatorError: CustomStringConvertible {
  /// What is wrong, where, and the way out, in one line.
  public var description: String {
    let fresh = "take a fresh copy of Data/simulator.json"
    return switch self {
    case .tooLarge(let bytes): "the simulator's file holds \(bytes) bytes, more than it ever needs; \(fresh)"
    case .malformed(let path, let reason), .unusable(let path, let reason):
      "the simulator's file is broken\(path.isEmpty ? "" : " at \(printable(path))"): \(printable(reason)); \(fresh)"
    }
  }
}
