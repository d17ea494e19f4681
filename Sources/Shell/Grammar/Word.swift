import Views

/// A word of a command line, with the place where it stands.
public struct Word: Equatable, Sendable {
  /// The word without its quotes.
  public let text: String
  public let isQuoted: Bool
  /// Characters before it on its line, counted from 0.
  public let column: Int
  /// Characters it takes on the line, quotes included.
  public let length: Int

  /// The word without its first characters.
  func dropping(_ count: Int) -> Word {
    Word(
      text: String(text.dropFirst(count)), isQuoted: isQuoted, column: column + count, length: max(1, length - count))
  }

  /// `--name`, which a number such as `-0.5` is not.
  var optionName: String? {
    guard !isQuoted, text.hasPrefix("--"), text.count > 2 else { return nil }
    return text.dropFirst(2).lowercased()
  }
}

/// One command as it was written, before anybody knows what it means.
public struct Statement: Equatable, Sendable {
  public let words: [Word]
  /// The here-document that follows it, if it asked for one.
  public var block: String?
  /// The line it stands on, counted from 1.
  public let line: Int
  /// The whole text of that line, for the caret under a bad word.
  public let source: String
  /// Where its output goes instead of the screen.
  var output: Redirection?

  /// The option that every command has.
  static let jsonOption = "json"

  /// Whether what the command comes to is to be printed as JSON.
  var asksForJSON: Bool { words.dropFirst().contains { $0.optionName == Self.jsonOption } }

  /// The command's own text, without its neighbours on the line.
  public var text: String {
    guard let first = words.first, let last = words.last else { return "" }
    return String(source.dropFirst(first.column).prefix(last.column + last.length - first.column))
  }
}

extension CommandError {
  /// About one word.
  init(_ message: String, _ word: Word) {
    self.init(message, at: word.column, length: max(1, word.length))
  }
}
