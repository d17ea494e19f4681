import Testing
import Views

/// Questions of a lesson and the ways to answer them.
@Suite struct LessonQuestionTests {
  @Test func aQuestionTakesNothingAway() throws {
    let text =
      SmallLesson.text.replacing("## Read\nThat was all.", with: "")
      + SmallLesson.text[try #require(SmallLesson.text.range(of: "## Build")).lowerBound...].replacing(
        "## Build", with: "## Rebuild")
    let shell = try LessonShell(["01-small.md": text])
    shell.type("lesson 1 step 2", "epochs 7; layers 20 10")
    #expect(shell.place == "step 3/7")
    #expect(shell.session.bench.recipe.epochs == 7)
    let next = shell.type("b")
    #expect(shell.place == "step 4/7")
    #expect(next.replacing("\n", with: " ").contains("Put aside: your epochs 7."))
    #expect(shell.session.bench.recipe.epochs == 50)
  }

  @Test func questions() throws {
    let shell = try SmallLesson.shell()
    shell.type("lesson 1 step 3")
    #expect(shell.place == "step 3/4")
    // The state of the steps before was made.
    #expect(shell.session.bench.recipe.hidden == [20, 10])
    #expect(shell.bottleneck == 5)
    let right = try #require(shell.session.lesson?.quiz?.answer)
    let wrong = right == "a" ? "b" : "a"
    #expect(shell.type("next").contains("\(wrong)  The door"))
    #expect(shell.type(wrong).contains("No. It is wide open."))
    let way = "answer with a letter (a or b) or the words of a choice"
    for line in ["c", "answer c", "7", "sesame open", "answer window"] {
      let said = unwrapped(shell.type(line))
      #expect(said.contains("is not one of the choices; \(way)"), "\(said)")
    }
    #expect(unwrapped(shell.type("the")).contains("\"the\" could be a or b; \(way)"))
    #expect(shell.type("hint").contains("A question has no hint"))
    let done = shell.type(right.uppercased())
    #expect(done.contains("✓ right\n\nSo it is."))
    #expect(shell.place == "step 4/4")
    #expect(shell.type("answer a").contains("no question is asked here"))
  }

  @Test func wordsAnswerAQuestionAndCommandsStayCommands() throws {
    for words in ["middle", "Middle.", "the middle", "THE MIDDLE", "answer middle", "answer \"The middle\""] {
      let shell = try SmallLesson.shell()
      shell.type("lesson 1 step 3")
      #expect(shell.type(words).contains("✓ right"), "\(words)")
    }
    let text = SmallLesson.text.replacing("[ ] The door", with: "[ ] The layers of a bottleneck").replacing(
      "[x] The middle", with: "[x] Recall")
    let shell = try LessonShell(["01-small.md": text])
    shell.type("lesson 1 step 3")
    // A command is a command although a choice has its word; a word of another program is an answer where a choice has it.
    #expect(shell.type("layers").contains("parameters"))
    #expect(shell.type("help next").contains("go on, or hear"))
    #expect(shell.type("set epochs 7").contains("epochs"))
    #expect(shell.place == "step 3/4")
    #expect(shell.type("the layers of a bottleneck").contains("No. It is wide open."))
    #expect(shell.type("recall").contains("✓ right"))
  }
}
