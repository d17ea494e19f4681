extension StyledText {
  /// The text in printable ASCII, of the same width: common signs by their likeness, all others as "?".
  public var inASCII: StyledText {
    if runs.allSatisfy({ $0.text.utf8.allSatisfy { $0 < 0x80 } }) { return self }
    return runs.reduce(into: StyledText("")) { result, run in
      for character in run.text {
        let twin = character.isASCII ? String(character) : character.asciiTwin
        result.append(twin, run.ink, bold: run.bold)
      }
    }
  }
}

extension Character {
  /// A likeness in ASCII of as many columns.
  fileprivate var asciiTwin: String {
    switch self {
    case "·", "–", "—", "−", "─", "╌": "-"
    case "…": "."
    case "×": "x"
    case "→", "▶": ">"
    case "←", "◀": "<"
    case "│", "┃": "|"
    case "‘", "’": "'"
    case "“", "”": "\""
    case "•", "✓", "✔": "*"
    case "✗", "✘": "x"
    case "µ", "μ": "u"
    case "█", "▓", "▒": "#"
    case "\u{a0}": " "
    default: String(repeating: "?", count: columns)
    }
  }
}
