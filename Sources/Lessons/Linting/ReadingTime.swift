/// How long a lesson takes: reading at 200 words a minute, and a while for each task.
struct ReadingTime {
  private static let wordsPerMinute = 200.0
  private static let minutesPerTask = 0.35
  private static let minutesPerQuestion = 0.35

  let minutes: Double

  init(_ lesson: Lesson) {
    let blocks = lesson.introduction + lesson.steps.flatMap { $0.blocks + $0.afterword }
    let quizzes = lesson.steps.compactMap(\.quiz)
    let questions = quizzes.map { quiz in ([quiz.question] + quiz.choices.map(\.text)).map(Self.words).reduce(0, +) }
    let words = blocks.map(\.words).reduce(0, +) + questions.reduce(0, +)
    minutes =
      Double(words) / Self.wordsPerMinute + Double(lesson.steps.count { $0.answer != nil }) * Self.minutesPerTask
      + Double(quizzes.count) * Self.minutesPerQuestion
  }

  fileprivate static func words(_ text: String) -> Int { text.split(separator: " ").count }
}

extension Block {
  fileprivate var words: Int {
    switch self {
    case .heading(let text), .prose(let text), .item(_, let text), .quote(let text): ReadingTime.words(text)
    case .claim(let claim): ReadingTime.words(claim.text)
    // A line of code and a picture are looked at for a while.
    case .code(let lines): lines.count * 5
    case .show: 20
    case .facts(let facts): facts.count * 5
    }
  }
}
