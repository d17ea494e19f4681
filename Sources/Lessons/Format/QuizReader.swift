/// Reads a quiz: the question, then a line `[x] …` or `[ ] …` for each choice with its reason on the lines after it.
struct QuizReader {
  let file: String

  func quiz(_ fence: Fence) throws(LessonError) -> Quiz {
    var question: [String] = []
    var choices: [(text: String, reason: [String], isRight: Bool, line: Int)] = []
    for line in fence.lines where !line.isBlank {
      if let (text, isRight) = Self.choice(line.trimmed) {
        choices.append((text, [], isRight, line.number))
      } else if choices.isEmpty {
        question.append(line.trimmed)
      } else {
        choices[choices.count - 1].reason.append(line.trimmed)
      }
    }
    guard !question.isEmpty else { throw error("the quiz asks nothing; begin it with the question", fence.line) }
    guard (2...8).contains(choices.count) else {
      throw error("a quiz has 2 to 8 choices, each a line \"[ ] …\" or, for the right one, \"[x] …\"", fence.line)
    }
    guard choices.count(where: \.isRight) == 1 else {
      throw error("a quiz has exactly one right choice, \"[x] …\"", fence.line)
    }
    if let bare = choices.first(where: { $0.reason.isEmpty }) {
      throw error("the choice \"\(bare.text)\" needs a reason on the line after it", bare.line)
    }
    return Quiz(
      question: question.joined(separator: " "),
      choices: choices.map {
        Quiz.Choice(text: $0.text, reason: $0.reason.joined(separator: " "), isRight: $0.isRight)
      },
      line: fence.line)
  }

  private static func choice(_ text: String) -> (String, Bool)? {
    let bare = text.hasPrefix("- ") ? String(text.dropFirst(2)) : text
    for (mark, isRight) in [("[ ]", false), ("[x]", true), ("[X]", true)] where bare.hasPrefix(mark) {
      return (String(bare.dropFirst(3).trimmingBlanks), isRight)
    }
    return nil
  }

  private func error(_ message: String, _ line: Int) -> LessonError {
    LessonError(message, file: file, line: line)
  }
}
