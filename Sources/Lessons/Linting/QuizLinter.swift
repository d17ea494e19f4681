/// What gives a question away to who did not understand it.
struct QuizLinter {
  let lesson: Lesson

  /// Questions from which on a place that is right too often is worth a word.
  private static let fewest = 3
  /// Characters by which a choice may be longer than another before that is seen.
  private static let slack = 20

  func findings() -> [Finding] {
    let quizzes = lesson.steps.compactMap(\.quiz)
    return quizzes.flatMap(advice) + places(quizzes)
  }

  private func advice(_ quiz: Quiz) -> [Finding] {
    var messages: [String] = []
    if quiz.choices.count < 3 {
      messages.append(
        "the question has \(quiz.choices.count) choices, so half of the guesses are right; give it a third")
    }
    let lengths = quiz.choices.map(\.text.count)
    let right = quiz.choices.first(where: \.isRight)?.text.count ?? 0
    let wrong = quiz.choices.filter { !$0.isRight }.map(\.text.count).max() ?? 0
    // A few letters more give nothing away.
    if right > wrong + wrong / 8 {
      messages.append("the right choice is the longest, which gives it away; make a wrong one as long")
    }
    if let least = lengths.min(), let most = lengths.max(), most - least > Self.slack, most > 2 * least {
      messages.append("the choices are of \(least) to \(most) characters; of like length none stands out")
    }
    let texts = quiz.choices.map { $0.text.lowercased() }
    if Set(texts).count < texts.count { messages.append("two choices read the same") }
    return messages.map { Finding(.advice, $0, file: lesson.file, line: quiz.line) }
  }

  /// The choices are shuffled for the reader, but not on the page that others read.
  private func places(_ quizzes: [Quiz]) -> [Finding] {
    guard quizzes.count >= Self.fewest else { return [] }
    let answers = Dictionary(grouping: quizzes, by: \.answer).mapValues(\.count)
    guard let (letter, count) = answers.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      count * 4 >= quizzes.count * 3
    else { return [] }
    return [
      Finding(
        .advice, "\(count) of \(quizzes.count) right choices are \"\(letter)\" in this file; put some elsewhere",
        file: lesson.file, line: quizzes[0].line)
    ]
  }
}
