/// How lessons are taught: where progress is kept, and what a reader may do.
public struct Teaching: Sendable {
  /// The file that remembers how far a reader has come; `nil` remembers nothing.
  public var progressFile: String?
  /// Whether progress is written; a script only reads it.
  public var recordsProgress = false
  /// Whether `skip` shows and runs the reference answer.
  public var allowsSkip = true

  public init() {}
}
