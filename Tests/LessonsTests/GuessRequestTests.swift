import Lessons
import Testing
import Workbench

struct GuessRequestTests {
  private func step(_ guess: String, task: Bool = true) throws -> Step {
    let body = """
      ## Guess
      How much?

      ```guess
      \(guess)
      ```

      """
    let rest = """
      ```try
      bottleneck 5
      ```
      ```check
      bottleneck == 5
      ```
      """
    return try LessonText.lesson(LessonText.head + body + (task ? rest : "")).steps[0]
  }

  @Test func aStepAsksForAFactOrAFigure() throws {
    let named = try step("auc   # the AUC of this network")
    #expect(named.guess?.target.name == "auc")
    #expect(named.guess?.phrase == "the AUC of this network")
    #expect(try step("repeat.auc.median").guess?.target.command == "repeat")
    #expect(try step("trivial.auc").guess?.phrase == "the mean beat's AUC")
  }

  @Test(arguments: [
    ("nonsense", true, "\"nonsense\" cannot be guessed"), ("collapsed", true, "\"collapsed\" cannot be guessed"),
    ("auc\nrecall", true, "a guess is one line"), ("", true, "a guess is one line"),
    ("auc", false, "has no \"try\" that shows the number"),
  ])
  func whatIsWrongIsSaid(guess: String, task: Bool, message: String) {
    #expect { try step(guess, task: task) } throws: { "\($0)".contains(message) }
  }

  @Test func aTruthIsWhatACommandHasJustShown() throws {
    func record(_ path: String, _ figures: [String: FactValue]) -> CommandRecord {
      CommandRecord(path: path.split(separator: " ").map(String.init), arguments: [], figures: figures)
    }
    let auc = try #require(GuessTarget.named("auc"))
    let judged: [String: FactValue] = [
      "auc": .number(0.9), "trivialauc": .number(0.8), "on": .word("test"), "classes.3.flagged": .number(3),
      "classes.3.count": .number(4),
    ]
    #expect(auc.truth(in: record("evaluate", judged)) == 0.9)
    #expect(auc.truth(in: record("evaluate", ["auc": .number(0.9), "on": .word("validation")])) == nil)
    #expect(auc.truth(in: record("compare", judged)) == nil)
    #expect(GuessTarget.named("class.3.recall")?.truth(in: record("evaluate", judged)) == 0.75)
    let gain = try #require(GuessTarget.named("gain")?.truth(in: record("evaluate", judged)))
    #expect(abs(gain - 0.1) < 1e-12)
    #expect(GuessTarget.named("repeat.auc.median")?.truth(in: record("repeat", ["auc.median": .number(0.99)])) == 0.99)
    #expect(GuessTarget.named("repeat.auc.median")?.truth(in: record("study", ["auc.median": .number(0.99)])) == nil)
    #expect(GuessTarget.named("bottleneck") == nil && GuessTarget.named("class.9") == nil)
  }

  @Test func theLinterSeesAGuessThatIsNeverAnswered() throws {
    let lesson = try LessonText.lesson(
      LessonText.head + """
        ## Guess
        How much?

        ```guess
        auc
        ```
        ```try
        bottleneck 5
        ```
        ```check
        bottleneck == 5
        ```
        ```hint
        Five.
        ```
        """)
    var stage = LinterTests.Stage()
    let findings = RunLinter(lesson).findings(on: &stage).map(\.message)
    #expect(findings.contains { $0.contains("the answer never shows \"auc\"") })
  }
}
