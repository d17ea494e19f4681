/// Why a session file is refused.
public enum SessionFileError: Error, Equatable, Sendable {
  case unreadable(name: String, reason: String)
  case foreign(name: String, format: String?)
  case newer(name: String, version: Int)
  case unsupported(name: String, reason: String)
  /// The recipe in it cannot be.
  case refused(name: String, WorkbenchError)
  case damaged(name: String, reason: String)
}
