import Workbench

/// Why a command could not be carried out: one sentence, and the place of the word it is about.
public struct CommandError: Error, Equatable, Sendable, CustomStringConvertible {
  public let message: String
  /// Characters before the bad word on its line; `nil` when it is about the command as a whole.
  public let column: Int?
  public let length: Int

  /// The sentence alone, so that no error's innards stand in a message.
  public var description: String { message }

  public init(_ message: String, at column: Int? = nil, length: Int = 1) {
    self.message = message
    self.column = column
    self.length = length
  }

  /// The same in the words for a session's rows.
  package func spoken(_ vocabulary: Vocabulary) -> CommandError {
    CommandError(vocabulary.spoken(message), at: column, length: length)
  }

  /// From whatever an action threw: our own errors describe themselves.
  package init(_ error: any Error) {
    if let error = error as? CommandError {
      self = error
    } else {
      self.init(String(describing: error))
    }
  }
}
