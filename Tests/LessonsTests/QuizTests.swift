import Lessons
import Testing

struct QuizTests {
  private static let quiz = Quiz(
    question: "Well?",
    choices: [
      Quiz.Choice(text: "The median, 0.95", reason: "r", isRight: false),
      Quiz.Choice(text: "The network's *own* error", reason: "r", isRight: true),
      Quiz.Choice(text: "The median error of the normal beats", reason: "r", isRight: false),
    ], line: 1)

  static let answers: [(String, Quiz.Meaning)] = [
    ("a", .choice(0, isWhole: true)), ("C", .choice(2, isWhole: true)), ("d", .none), ("", .none), ("?!", .none),
    ("own", .choice(1, isWhole: false)), ("OWN ERROR", .choice(1, isWhole: false)),
    ("0.95", .choice(0, isWhole: false)),
    ("median", .several([0, 2])), ("error", .several([1, 2])), ("the", .several([0, 1, 2])),
    ("normal beats.", .choice(2, isWhole: false)), ("beats normal", .none), ("medi", .none),
    ("the network's own error", .choice(1, isWhole: true)), ("sesame", .none),
  ]

  @Test(arguments: answers) func means(_ answer: String, _ meaning: Quiz.Meaning) {
    #expect(Self.quiz.meaning(of: answer) == meaning)
  }

  @Test func theSeedShufflesTheChoices() {
    func order(_ seed: Int, _ step: Int = 0) -> [String] {
      Self.quiz.shuffled(seed: seed, lesson: "small", step: step).choices.map(\.text)
    }
    #expect(order(1) == order(1))
    #expect(Set((1...50).map { order($0) }).count == 6)
    #expect(Set((0..<50).map { order(1, $0) }).count == 6)
    // Each letter is right about as often as the others.
    let letters = (0..<300).map { Self.quiz.shuffled(seed: 1, lesson: "small", step: $0).answer }
    for letter in ["a", "b", "c"] { #expect(letters.count { $0 == letter } > 70) }
  }
}
