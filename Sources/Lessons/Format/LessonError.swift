/// Why a lesson cannot be read: file, line and a sentence with the way out.
public struct LessonError: Error, Equatable, Sendable, CustomStringConvertible {
  public let file: String
  /// Counted from 1; 0 for the file as a whole.
  public let line: Int
  public let message: String

  public init(_ message: String, file: String, line: Int = 0) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String {
    line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)"
  }
}
