import TerminalGraphics
import Workbench

/// What a word means.
package struct ExplainOutcome: Outcome {
  let word: String
  let meaning: String
  let figures: String?

  package init(_ term: Term, _ bench: Workbench) {
    word = term.names.first ?? ""
    meaning = term.meaning
    figures = term.figures?(bench)
  }

  package func render(on page: inout Page) {
    page.line(StyledText(word, .heading, bold: true))
    page.line(StyledText(meaning))
    if let figures { page.line(StyledText(figures, .accent)) }
  }
}

/// The words that can be explained.
package struct TermsOutcome: Outcome {
  let words: [String]

  package init(
    words: [String]
  ) {
    self.words = words
  }

  package func render(on page: inout Page) {
    page.line(StyledText(words.sorted().joined(separator: ", ")))
    page.next("\"explain recall\" tells what a word means, with this session's numbers")
  }
}
