import Views

/// The half-typed line up to the cursor, read as far as it can be: an open quote is not an error here.
struct CompletionPoint {
  /// Whole words of the command before the one at the cursor.
  private(set) var words: [Word] = []
  /// The word at the cursor, without its quote; empty after a blank.
  private(set) var partial = ""
  /// The same word with all that is known of it; nil after a blank.
  private(set) var last: Word?
  /// Where that word starts, in UTF-8 bytes.
  private(set) var start = 0
  /// The quote it opened with, if any.
  private(set) var quote: Character?
  /// Where the output was told to go, before the word at the cursor.
  private(set) var output: Output?

  enum Output {
    case program, file
  }

  init(_ line: String) {
    var inWord = false
    var offset = 0
    var isEscape = false
    var isQuoted = false
    let characters = Array(line)
    for (index, character) in characters.enumerated() {
      let width = character.utf8.count
      if isEscape {
        partial.append(character)
        isEscape = false
      } else if let open = quote {
        if open == "\"", character == "\\", index + 1 < characters.count, "\"\\".contains(characters[index + 1]) {
          isEscape = true
        } else if character == open {
          quote = nil
        } else {
          partial.append(character)
        }
      } else if character == ";" {
        (words, partial, inWord, isQuoted, output) = ([], "", false, false, nil)
      } else if character.isWhitespace {
        if inWord { words.append(word(isQuoted)) }
        (partial, inWord, isQuoted) = ("", false, false)
      } else if !inWord, partial.isEmpty, character == ">" || (character == "|" && output != .file) {
        output = character == ">" ? .file : .program
      } else if !inWord, output == .file, character == "|" {
        // `>|` puts the output in the place of what is there.
      } else {
        if !inWord { (start, inWord) = (offset, true) }
        if character == "\"" || character == "'" {
          (quote, isQuoted) = (character, true)
        } else {
          partial.append(character)
        }
      }
      offset += width
    }
    if !inWord { start = offset }
    if inWord { last = word(isQuoted) }
  }

  private func word(_ isQuoted: Bool) -> Word {
    Word(text: partial, isQuoted: isQuoted, column: start, length: partial.count)
  }
}
