/// Where a text stands in a space wider than it.
public enum Alignment: Equatable, Sendable { case left, right, center }

extension StyledText {
  /// The text with spaces to fill `columns`; unchanged where it is as wide already.
  public func padded(to columns: Int, alignment: Alignment = .left) -> StyledText {
    let free = columns - width
    guard free > 0 else { return self }
    switch alignment {
    case .left: return self + .spaces(free)
    case .right: return .spaces(free) + self
    case .center: return .spaces(free / 2) + self + .spaces(free - free / 2)
    }
  }

  /// The text cut to at most `columns`, ending in `ellipsis` where something was cut and there is room for it.
  public func truncated(to columns: Int, ellipsis: String = "…") -> StyledText {
    guard width > columns else { return self }
    let mark = ellipsis.columns < columns ? ellipsis : ""
    let room = max(columns, 0) - mark.columns
    var result = StyledText("")
    cutting: for run in runs {
      for character in run.text {
        guard result.width + character.columns <= room else {
          result.append(mark, run.ink, bold: run.bold)
          break cutting
        }
        result.add(Run(text: String(character), ink: run.ink, bold: run.bold), columns: character.columns)
      }
    }
    return result
  }

  /// Cut or filled to exactly `columns`.
  package func fitted(to columns: Int, alignment: Alignment = .left, ellipsis: String = "…") -> StyledText {
    truncated(to: columns, ellipsis: ellipsis).padded(to: columns, alignment: alignment)
  }

  /// The text broken at spaces into lines of at most `width` columns; every line after the first starts with
  /// `indent` spaces. A word that is wider than a line is cut. Spaces at the start of the text stay. No line breaks at a
  /// no-break space, which becomes a space, nor between a number and its "%" or "×".
  public func wrapped(to width: Int, indent: Int = 0) -> [StyledText] {
    let room = max(width, 2)
    let margin = min(max(indent, 0), room - 2)
    var lines: [StyledText] = []
    var line = StyledText("")
    var gap = StyledText("")
    var lineIsBare = true
    func nextLine() {
      lines.append(line)
      line = .spaces(margin)
      gap = StyledText("")
      lineIsBare = true
    }
    for word in Self.joiningUnits(words()) {
      if word.isSpace {
        if lineIsBare && lines.isEmpty { line += word.text } else { gap += word.text }
        continue
      }
      if !lineIsBare && line.width + gap.width + word.text.width > room { nextLine() }
      if !lineIsBare { line += gap }
      gap = StyledText("")
      for run in word.text.runs {
        for character in run.text {
          if line.width + character.columns > room { nextLine() }
          let text = character == "\u{A0}" ? " " : String(character)
          line.add(Run(text: text, ink: run.ink, bold: run.bold), columns: character.columns)
          lineIsBare = false
        }
      }
    }
    if !lineIsBare || lines.isEmpty { lines.append(line.truncated(to: room, ellipsis: "")) }
    return lines
  }

  /// A stretch of spaces or of other characters.
  private typealias Word = (text: StyledText, isSpace: Bool)

  /// The words with a number and the sign behind it as one.
  private static func joiningUnits(_ words: [Word]) -> [Word] {
    words.reduce(into: []) { result, word in
      let isSign = word.text.runs.first?.text.first.map { $0 == "%" || $0 == "×" } ?? false
      guard isSign, result.count > 1, result[result.count - 1].text.width == 1,
        result[result.count - 2].text.runs.last?.text.last?.isNumber == true
      else { return result.append(word) }
      let space = result.removeLast()
      result[result.count - 1].text = result[result.count - 1].text + space.text + word.text
    }
  }

  /// The text as alternating stretches of spaces and of other characters.
  private func words() -> [Word] {
    var result: [Word] = []
    for run in runs {
      var rest = run.text[...]
      while let first = rest.first {
        let isSpace = first == " "
        let piece = rest.prefix { ($0 == " ") == isSpace }
        rest = rest.dropFirst(piece.count)
        let text = StyledText(String(piece), run.ink, bold: run.bold)
        if let last = result.last, last.isSpace == isSpace {
          result[result.count - 1].text += text
        } else {
          result.append((text, isSpace))
        }
      }
    }
    return result
  }
}
