/// What the system said when a call failed.
public struct SystemError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The value of `errno`.
  public let code: Int32

  /// An error number; without one, that of the call that failed last on this thread.
  public init(_ code: Int32 = errno) { self.code = code }

  /// The system's words, to stand within a sentence: "no space left on device".
  public var description: String { String(cString: strerror(code)).lowercased() }
}
