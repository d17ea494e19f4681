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
