/// Something about a lesson that its author should know.
public struct Finding: Equatable, Encodable, Sendable {
  public enum Weight: String, Encodable, Sendable {
    /// The lesson does not work.
    case error
    /// It works, but could be better.
    case advice
    /// It needs something this program does not have, so this could not be tried.
    case untried
  }

  public let weight: Weight
  public let file: String
  public let line: Int
  public let message: String

  public init(_ weight: Weight, _ message: String, file: String, line: Int) {
    self.weight = weight
    self.file = file
    self.line = line
    self.message = message
  }

  public init(_ error: LessonError) {
    self.init(.error, error.message, file: error.file, line: max(1, error.line))
  }
}
