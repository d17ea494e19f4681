import Lessons
import Testing
import Workbench

/// What the linter advises.
struct AdviceTests {
  private func advice(_ body: String, explains: @escaping (String) -> Bool = { _ in true }) throws -> [String] {
    TextLinter([try LessonText.lesson(LessonText.head + body)], commands: [], explains: explains).findings()
      .filter { $0.weight == .advice && !$0.message.contains("6 to 15 read well") }.map { "\($0.line) \($0.message)" }
  }

  static let vacuous: [(String, String?)] = [
    ("auc == auc", "is true whatever is there"), ("auc > auc - 0.1", "is true whatever is there"),
    ("auc > auc + 0.1", "can never be true"), ("auc >= -5", "is true whatever is there"),
    ("auc <= 1", "is true whatever is there"), ("recall > 1", "can never be true"),
    ("collapsed or auc > 0.3", "is true of a detector that guesses"),
    ("auc >= 0.5", "is true of a detector that guesses"),
    ("collapsed or not collapsed", "is true whatever is there"), ("recall in 0 … 1", "is true whatever is there"),
    ("fp >= 0", "is true whatever is there"), ("loss < -1", "can never be true"),
    ("gain > -2", "is true whatever is there"), ("repeat.auc.median <= 1.5", "is true whatever is there"),
    ("auc > 0.9", nil), ("recall == 0", nil), ("fp >= 1", nil), ("gain > 0", nil), ("auc == start.auc", nil),
    ("repeat.auc.sd <= 0.01", nil), ("collapsed or auc > 0.9", nil), ("setting epochs >= 1", nil),
    ("loss < start.loss", nil), ("recall >= 0.3", nil), ("bottleneck > 1", nil),
  ]

  @Test(arguments: vacuous) func conditionsThatSayNothing(_ condition: String, _ message: String?) throws {
    let found = try advice("## A\nw\n```try\nx\n```\n```check\n\(condition)\n```\n```hint\nh\n```")
    #expect(found.count == (message == nil ? 0 : 1), "\(found)")
    if let message { #expect(found.first?.hasPrefix("13 \"\(condition)\" \(message)") == true, "\(found)") }
  }

  private func quiz(_ choices: [(String, Bool)]) -> String {
    "```quiz\nWell?\n" + choices.map { "[\($0.1 ? "x" : " ")] \($0.0)\nso\n" }.joined() + "```\n"
  }

  @Test func questionsThatGiveThemselvesAway() throws {
    #expect(try advice("## A\n" + quiz([("one", false), ("two", true), ("six", false)])).isEmpty)
    #expect(
      try advice("## A\n" + quiz([("one", false), ("two", true)])) == [
        "8 the question has 2 choices, so half of the guesses are right; give it a third"
      ])
    #expect(
      try advice("## A\n" + quiz([("one", false), ("longer", true), ("six", false)])) == [
        "8 the right choice is the longest, which gives it away; make a wrong one as long"
      ])
    #expect(
      try advice("## A\n" + quiz([("one", false), ("two", true), (String(repeating: "long ", count: 6), false)])) == [
        "8 the choices are of 3 to 29 characters; of like length none stands out"
      ])
    #expect(
      try advice("## A\n" + quiz([("one", false), ("two", true), ("One", false)])) == ["8 two choices read the same"])
  }

  @Test func oneLetterTooOften() throws {
    let b = quiz([("one", false), ("two", true), ("six", false)])
    let a = quiz([("two", true), ("one", false), ("six", false)])
    func lesson(_ quizzes: [String]) -> String { quizzes.map { "## A\n" + $0 }.joined() }
    #expect(
      try advice(lesson([b, b, b, a])) == ["8 3 of 4 right choices are \"b\" in this file; put some elsewhere"])
    #expect(try advice(lesson([b, b, a, a])).isEmpty)
    #expect(try advice(lesson([b, b])).isEmpty)
  }

  @Test func wordsThatNobodyExplains() throws {
    #expect(
      try advice("## A\nw", explains: { $0 != "another" }) == [
        "5 it teaches \"another\", which \"explain\" does not know"
      ])
  }
}
