/// One way to finish the word at the cursor.
public struct Completion: Equatable, Sendable {
  /// What replaces the word.
  public let text: String
  /// One line that says what it is; may be empty.
  public let summary: String
  /// Whether the word is complete, so that a space follows; false for a folder, say.
  public let isFinal: Bool
  /// What it is listed under, side by side with others and without its summary; empty where it has a row of its own.
  public let heading: String

  public init(_ text: String, summary: String = "", isFinal: Bool = true, heading: String = "") {
    self.heading = heading
    self.text = text
    self.summary = summary
    self.isFinal = isFinal
  }
}

/// Every way to finish a word, and where in the line that word starts.
public struct CompletionAnswer: Equatable, Sendable {
  /// Where the replaced word starts, as an offset in UTF-8 bytes from the start of the line; the word ends at
  /// the cursor. An offset outside the line, or inside a character, is moved to the nearest valid one below.
  public let start: Int
  public let candidates: [Completion]

  public init(start: Int, candidates: [Completion]) {
    self.start = start
    self.candidates = candidates
  }

  /// The longest beginning all candidates share, compared character by character.
  package var commonPrefix: String {
    guard var prefix = candidates.first?.text else { return "" }
    for candidate in candidates.dropFirst() {
      let shared = zip(prefix, candidate.text).prefix { $0 == $1 }.count
      prefix = String(prefix.prefix(shared))
    }
    return prefix
  }
}
