import TerminalGraphics

/// What a command shows, built line by line for one width and one kind of terminal.
public struct Page: Sendable {
  package let appearance: Appearance
  /// Whether durations are shown; a transcript that must be the same each time leaves them out.
  let showsTimes: Bool
  /// Whether it is said what to do next.
  let showsNextSteps: Bool
  /// The words for the rows it speaks of.
  package let vocabulary: Vocabulary
  package private(set) var lines: [StyledText] = []
  /// Lines before which a reader may stop: each begins something new.
  package private(set) var breaks: [Int] = []

  package init(appearance: Appearance, showsTimes: Bool, showsNextSteps: Bool = true, vocabulary: Vocabulary = .beats) {
    self.vocabulary = vocabulary
    self.appearance = appearance
    self.showsTimes = showsTimes
    self.showsNextSteps = showsNextSteps
  }

  /// Some of a page's lines.
  package init(_ page: Page, lines: [StyledText]) {
    self = page
    self.lines = lines
    breaks = []
  }

  /// The page as it is written: every line ended, no white space behind it.
  package var text: String {
    lines.map { $0.trimmed.rendered(appearance.color) + "\n" }.joined()
  }

  /// A paragraph, wrapped to the width.
  package mutating func line(_ text: StyledText, indent: Int = 0) {
    lines += twin(vocabulary.spoken(text)).wrapped(to: appearance.width, indent: indent)
  }

  /// A paragraph that stands out for what it warns of.
  package mutating func warning(_ text: StyledText) {
    line(StyledText("! ", .warning, bold: true) + text, indent: 2)
  }

  /// What to do next, after everything else.
  package mutating func next(_ text: String) {
    guard showsNextSteps else { return }
    line(StyledText("→ ", .muted) + StyledText(text, .muted), indent: 2)
  }

  /// One line that fits already.
  mutating func append(_ line: StyledText) {
    lines.append(twin(vocabulary.spoken(line)))
  }

  /// A line to be copied: as it is, however long.
  package mutating func verbatim(_ text: String) {
    lines.append(StyledText(text))
  }

  /// Says that something new begins here.
  package mutating func mayBreak() {
    if !lines.isEmpty, breaks.last != lines.count { breaks.append(lines.count) }
  }

  package mutating func blank() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  package mutating func heading(_ text: String) {
    line(StyledText(text, .heading, bold: true))
  }

  package mutating func picture(_ picture: Picture) {
    lines += picture.lines.map(twin)
  }

  package mutating func chart(_ chart: some Chart) {
    let spoken: any Chart = (chart as? any ExportableChart).map { vocabulary.spoken($0) } ?? chart
    picture(spoken.picture(appearance))
  }

  /// The text in the characters the terminal has.
  package func twin(_ text: StyledText) -> StyledText {
    appearance.glyphs == .ascii ? text.mapped(asciiTwin).inASCII : text
  }
}

/// Typographic signs and what stands for them where only ASCII is shown.
package func asciiTwin(_ text: String) -> String {
  guard !text.utf8.allSatisfy({ $0 < 128 }) else { return text }
  var twin = ""
  for character in text {
    twin += character.isASCII ? String(character) : asciiSigns[character] ?? String(character)
  }
  return twin
}

private let asciiSigns: [Character: String] = [
  "→": "->", "←": "<", "↑": "^", "↓": "v", "…": "...", "–": "-", "—": "-", "·": "-", "≥": ">=", "≤": "<=", "±": "+-",
  "×": "x", "−": "-", "’": "'",
  "“": "\"", "”": "\"", "♥": "<3", "›": ">", "✓": "ok", "•": "*", "²": "^2", "δ": "delta", "÷": "/", "√": "sqrt",
]

extension StyledText {
  /// The text with each run's characters replaced.
  package func mapped(_ transform: (String) -> String) -> StyledText {
    runs.reduce(into: StyledText("")) { $0.append(transform($1.text), $1.ink, bold: $1.bold) }
  }

  /// The text without spaces at its end.
  package var trimmed: StyledText {
    guard plain.last == " " else { return self }
    var runs = self.runs
    while let last = runs.popLast() {
      guard let end = last.text.lastIndex(where: { $0 != " " }) else { continue }
      let kept = runs.reduce(into: StyledText("")) { $0.append($1.text, $1.ink, bold: $1.bold) }
      return kept + StyledText(String(last.text[...end]), last.ink, bold: last.bold)
    }
    return StyledText("")
  }

  init() {
    self.init("")
  }
}
