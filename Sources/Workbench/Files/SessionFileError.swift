/// Why a session file is refused.
public enum SessionFileError: Error, Equatable, Sendable, CustomStringConvertible {
  case unreadable(name: String, reason: String)
  case foreign(name: String, format: String?)
  case newer(name: String, version: Int)
  case unsupported(name: String, reason: String)
  case damaged(name: String, reason: String)

  public var description: String {
    switch self {
    case .unreadable(let name, let reason):
      "\"\(name)\" is not a session of heartline: \(reason); \"save FILE\" makes one"
    case .foreign(let name, let format):
      "\"\(name)\" holds \(format.map { "\"\($0)\"" } ?? "tensors of another program"), not a session of heartline; "
        + "\"save FILE\" makes one"
    case .newer(let name, let version):
      "\"\(name)\" was saved by a newer heartline (format \(version)); update heartline to load it"
    case .unsupported(let name, let reason):
      "\"\(name)\" cannot be taken up: \(reason)"
    case .damaged(let name, let reason):
      "\"\(name)\" is damaged: \(reason); load another copy of it"
    }
  }
}
