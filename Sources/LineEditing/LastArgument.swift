import CEditline

/// How far back the last words of earlier lines were asked for.
struct ArgumentWalk {
  /// The line as the last word left it; any other means that the person went on typing.
  var line: LineEditor.Line
  /// How many lines back the word came from.
  var steps: Int
  var word: String
}

extension LineEditor {
  /// Alt-.: the last word of the line before; again, of the one before that.
  func insertLastArgument() -> UInt8 {
    let line = line
    var steps = 0
    var earlier = ""
    if let walk = argumentWalk, walk.line == line { (steps, earlier) = (walk.steps, walk.word) }
    while steps < entries.count {
      steps += 1
      let word = Self.lastWord(of: entries[entries.count - steps])
      guard !word.isEmpty else { continue }
      el_deletestr(editline, Int32(clamping: earlier.unicodeScalars.count))
      el_insertstr(editline, word)
      argumentWalk = ArgumentWalk(line: self.line, steps: steps, word: word)
      return UInt8(CC_REFRESH)
    }
    return UInt8(CC_ERROR)
  }

  /// The last word of a line, with its quotes.
  package static func lastWord(of line: String) -> String {
    var word = ""
    var last = ""
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil }
      } else if character.isWhitespace || character == ";" {
        if !word.isEmpty { last = word }
        word = ""
        continue
      } else if character == "\"" || character == "'" {
        quote = character
      }
      word.append(character)
    }
    return word.isEmpty ? last : word
  }
}
