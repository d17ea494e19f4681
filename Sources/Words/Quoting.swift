/// A word of a file or a person in double quotes, for a message of one line.
///
/// Control characters and bytes that are not text are escaped; a word of more than `limit` characters is cut short.
package func quotedWord(_ word: String, limit: Int = 60) -> String {
  "\"" + printableWord(word, limit: limit) + "\""
}

/// A word for a message of one line: control characters escaped, a long one cut short.
package func printableWord(_ word: String, limit: Int = 200) -> String {
  var shown = ""
  for scalar in word.unicodeScalars.prefix(limit) {
    let category = scalar.properties.generalCategory
    let isHidden = category == .control || category == .format || scalar == "\u{fffd}"
    shown += isHidden ? scalar.escaped(asASCII: true) : String(scalar)
  }
  return word.unicodeScalars.count > limit ? shown + "…" : shown
}

/// A word as it must be written so that it stays one word.
package func quotedIfNeeded(_ word: String) -> String {
  let isPlain = !word.isEmpty && word.allSatisfy { !$0.isWhitespace && !"\"';#\\".contains($0) }
  let isOutput = word.hasPrefix("|") || word.hasPrefix(">") || word.hasPrefix("<<")
  return isPlain && !isOutput ? word : quotedAlways(word)
}

/// A word in double quotes, in which a backslash keeps a quote or a backslash as it is.
package func quotedAlways(_ word: String) -> String {
  "\"" + word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}
