import Lessons
import TerminalGraphics
import Views

/// Lesson texts on a page.
extension Page {
  /// Columns beyond which lines of prose are hard to follow.
  private static let readable = 88

  /// A paragraph for reading: never wider than is comfortable.
  mutating func reading(_ text: StyledText, indent: Int = 0) {
    picture(Picture(lines: twin(text).wrapped(to: min(appearance.width, Self.readable), indent: indent)))
  }

  /// Inline Markdown; where no colour sets code apart, quotes do.
  private func markdownText(_ text: String, plain: Ink = .plain) -> StyledText {
    let quote = appearance.color == .none ? "\"" : ""
    return InlineSpan.spans(of: text).reduce(into: StyledText("")) { styled, span in
      switch span.style {
      case .plain: styled.append(span.text, plain)
      case .emphasis: styled.append(span.text, .strong)
      case .strong: styled.append(span.text, .strong, bold: true)
      case .code: styled.append(quote + span.text + quote, .accent)
      }
    }
  }

  mutating func markdown(_ block: Block) {
    switch block {
    case .heading(let text):
      blank()
      reading(StyledText(text, .heading, bold: true))
    case .prose(let text):
      blank()
      reading(markdownText(text))
    case .item(let marker, let text):
      let start = "  \(marker) "
      reading(StyledText(start, .muted) + markdownText(text), indent: start.count)
    case .quote(let text):
      blank()
      reading(StyledText("  ", .muted) + markdownText(text, plain: .muted), indent: 2)
    case .code(let lines):
      blank()
      for line in lines { verbatim("    \(line)") }
    case .claim(let claim):
      blank()
      reading(
        StyledText("\(claim.verdict.rawValue.uppercased())  ", claim.verdict.ink, bold: true)
          + markdownText(claim.text),
        indent: 2)
    // What is run is shown by whoever ran it.
    case .show, .facts: break
    }
  }

  /// What the text relies on, with the figures measured here and now.
  mutating func facts(_ reports: [CheckReport]) {
    blank()
    for report in reports {
      let mark = report.isMet ? StyledText("  measured here  ", .muted) : StyledText("  not so here    ", .warning)
      let actual = report.actual.isEmpty ? StyledText("") : StyledText(": \(report.actual)", .accent)
      let share = report.share.map { StyledText(" (so for \($0) seeds)", .muted) } ?? StyledText("")
      reading(mark + StyledText(report.expected) + actual + share, indent: 17)
    }
  }

  mutating func quiz(_ quiz: Quiz) {
    blank()
    reading(markdownText(quiz.question))
    for (index, choice) in quiz.choices.enumerated() {
      reading(StyledText("  \(Quiz.letter(index))  ", .accent, bold: true) + markdownText(choice.text), indent: 5)
    }
  }

  /// What a step asks for, and what is there instead.
  mutating func unmet(_ reports: [CheckReport]) {
    for report in reports {
      let mark = report.isMet ? StyledText("  ✓ ", .good) : StyledText("  · ", .warning, bold: true)
      let actual = report.isMet ? StyledText("") : StyledText("  now: \(report.actual)", .muted)
      reading(mark + StyledText(report.expected) + actual, indent: 4)
    }
  }

  /// Said loudly.
  mutating func banner(_ text: String) {
    blank()
    let rule = StyledText(
      String(repeating: appearance.glyphs == .ascii ? "=" : "━", count: min(appearance.width, Self.readable)), .good)
    picture(Picture(lines: [rule]))
    reading(StyledText("  \(text)", .good, bold: true), indent: 2)
    picture(Picture(lines: [rule]))
  }
}

extension Claim.Verdict {
  fileprivate var ink: Ink {
    switch self {
    case .reproduced: .good
    case .conditional: .warning
    case .refuted: .bad
    }
  }
}
