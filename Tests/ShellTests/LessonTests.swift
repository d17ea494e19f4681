import Foundation
import TestSupport
import Testing

@Suite struct LessonTests {
  static let lesson = """
    ---
    id: small
    title: A small lesson
    minutes: 5
    teaches: widths, depths
    ---
    Welcome. This is a normal beat:

    ```show
    layers
    ```

    ```setup
    bottleneck 3
    ```

    ## Build
    Make the middle five wide: `bottleneck 5`.

    ```try
    bottleneck 5
    ```
    ```check
    bottleneck == 5
    ```
    ```hint
    It is called the bottleneck.
    ```
    ```hint
    Type `bottleneck 5`.
    ```

    Well built.

    ## Add
    Two layers, 20 and 10.

    ```try
    layers 20 10
    ```
    ```check
    layers == 20 10
    bottleneck == 5
    ```
    ```hint
    `layers 20 10`
    ```

    ## Ask
    ```quiz
    What is narrow?
    [ ] The door
        It is wide open.
    [x] The middle
        So it is.
    ```

    ## Read
    That was all.
    """

  static let second = lesson.replacing("id: small", with: "id: second").replacing("A small lesson", with: "Another one")

  private func shell(allowsSkip: Bool = true) throws -> LessonShell {
    try LessonShell(
      ["01-small.md": Self.lesson, "02-second.md": Self.second, "README.md": "no lesson"], allowsSkip: allowsSkip)
  }

  @Test func goesOnWhenTheStateIsRightHoweverItCameAbout() throws {
    for ways in [
      ["bottleneck 5", "layers 20 10"], ["bott 5", "layer add 10; layer resize 1 20; layer remove 2"],
      ["bottleneck 9; undo; bottleneck 5", "layers 20 10"],
    ] {
      let shell = try shell()
      let begun = shell.type("lesson 1")
      #expect(begun.contains("Lesson 1: A small lesson"))
      #expect(begun.contains("4,639 parameters"))
      #expect(shell.place == "step 1/4")
      let done = shell.type(ways[0])
      #expect(done.contains("✓ done\n\nWell built."))
      #expect(done.contains("2/4  Add"))
      #expect(shell.place == "step 2/4")
      shell.type(ways[1])
      #expect(shell.place == "step 3/4")
      // Whatever way was taken, the next step begins with the lesson's own state.
      #expect(shell.session.bench.recipe.hidden == [20, 10])
    }
  }

  @Test func wrongWaysAreExplained() throws {
    let shell = try shell()
    shell.type("lesson small", "bottleneck 4")
    #expect(shell.place == "step 1/4")
    let report = shell.type("next")
    #expect(report.contains("· the bottleneck is 5  now: 4"))
    #expect(shell.type("hint").contains("It is called the bottleneck."))
    #expect(shell.type("hint").contains("hint 2 of 2\n\nType \"bottleneck 5\"."))
    #expect(shell.type("hint").contains("Those were all the hints; \"skip\" shows the answer"))
    #expect(shell.type("frobnicate").contains("there is no command"))
    #expect(shell.place == "step 1/4")
  }

  @Test func aLineIsJudgedWhenItHasEnded() throws {
    let shell = try shell()
    shell.type("lesson 1")
    // In its middle the state was right; what follows belongs to the step it was typed in.
    shell.type("bottleneck 5; bottleneck 6")
    #expect(shell.place == "step 1/4")
    let done = shell.type("bottleneck 5; layers 20 10; frobnicate")
    #expect(shell.place == "step 2/4")
    #expect(done.contains("✓ done"))
    #expect(
      done.replacing("\n", with: " ").contains(
        "This step starts from the lesson's own state, so that its figures fit. Put aside: your layers 20 10."))
    #expect(shell.session.bench.recipe.hidden == [15, 7])
  }

  @Test func aQuestionTakesNothingAway() throws {
    let text =
      Self.lesson.replacing("## Read\nThat was all.", with: "")
      + Self.lesson[try #require(Self.lesson.range(of: "## Build")).lowerBound...].replacing(
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

  @Test func whatWasDoneNeedNotBeDoneAgain() throws {
    let shell = try shell()
    shell.type("lesson 1", "bottleneck 5", "layers 20 10", "back", "back")
    #expect(shell.place == "step 1/4")
    #expect(shell.type("next").contains("2/4  Add"))
    shell.type("next")
    #expect(shell.place == "step 3/4")
    #expect(shell.session.bench.recipe.hidden == [20, 10])
    shell.type("next")
    #expect(shell.place == "step 3/4")
  }

  @Test func nothingFromBeforeAStepIsUndone() throws {
    let shell = try shell()
    shell.type("bottleneck 9", "lesson 1")
    #expect(shell.type("undo").contains("nothing to undo"))
    shell.type("bottleneck 5")
    #expect(shell.type("undo").contains("nothing to undo"))
    shell.type("leave", "undo")
    #expect(shell.bottleneck == 2)
  }

  @Test func whatIsOnesOwnWaits() throws {
    let own = Self.lesson.replacing("minutes: 5", with: "minutes: 5\nstate: own")
    let shell = try LessonShell(["01-small.md": own, "02-second.md": Self.second])
    shell.type("lesson 1", "bottleneck 5", "layers 9 4")
    #expect(shell.type("leave").replacing("\n", with: " ").contains("waits at step 2 with what you built"))
    #expect(shell.session.bench.recipe.hidden == [15, 7])
    shell.type("bottleneck 7", "lesson small")
    #expect(shell.place == "step 2/4")
    #expect(shell.session.bench.recipe.hidden == [9, 4])
    // Going over to another lesson is leaving, too.
    shell.type("layers 8", "lesson 2", "lesson 1")
    #expect(shell.session.bench.recipe.hidden == [8])
    shell.type("leave")
    #expect(shell.bottleneck == 7)
    // Another day nobody knows what was built; nobody else's network takes its place.
    let other = try LessonShell(["01-small.md": own, "02-second.md": Self.second], folder: shell.folder)
    other.type("lesson 1")
    #expect(other.place == "step 1/4")
  }

  @Test func theStepIsSaidAgain() throws {
    let shell = try shell()
    #expect(shell.type("lesson").contains("Lesson 1: A small lesson"))
    shell.type("bottleneck 4")
    #expect(shell.type("lesson").contains("Make the middle five wide"))
    #expect(shell.bottleneck == 4)
    shell.type("lesson 1 step 4", "next")
    #expect(shell.type("lesson").contains("Lesson 2: Another one"))
    shell.type("lesson 2 step 4", "next", "leave")
    #expect(shell.type("lesson").contains("every lesson is done"))
  }

  @Test func theCourseGoesOnWhereItStands() throws {
    let third = Self.lesson.replacing("id: small", with: "id: third").replacing("A small lesson", with: "A third one")
    let files = ["01-small.md": Self.lesson, "02-second.md": Self.second, "03-third.md": third]
    let shell = try LessonShell(files)
    // Left half-way, before anything was done in it.
    shell.type("lesson 2", "leave")
    #expect(shell.type("lessons").contains("\"lesson 2\" begins Another one"))
    #expect(shell.type("lesson").contains("Lesson 2: Another one"))
    shell.type("bottleneck 5", "leave")
    let other = try LessonShell(files, folder: shell.folder)
    #expect(other.type("lessons").contains("\"lesson 2\" goes on with Another one"))
    #expect(other.type("lesson").contains("Lesson 2: Another one"))
    #expect(other.place == "step 2/4")
    // Done, it is the one after it, and at the end the one that was never begun.
    other.type("lesson 2 step 4", "next", "leave")
    #expect(other.type("lesson").contains("Lesson 3: A third one"))
    other.type("lesson 3 step 4", "next", "leave")
    #expect(other.type("lesson").contains("Lesson 1: A small lesson"))
  }

  /// Commands that only look or write are not run again when a state is rebuilt.
  @Test func whatOnlyLooksOrWritesIsNotReplayed() throws {
    let text = Self.lesson.replacing(
      "```try\nbottleneck 5\n```", with: "```try\nbottleneck 5; save kept.heartline\n```")
    let shell = try LessonShell(["01-small.md": text])
    shell.type("lesson 1 step 3")
    #expect(shell.bottleneck == 5)
    #expect(!FileManager.default.fileExists(atPath: shell.folder + "/kept.heartline"))
    for command in ["quit", "source x", "leave", "lesson 2"] {
      let bad = try LessonShell(["01-a.md": text.replacing("save kept.heartline", with: command)])
      #expect(
        unwrapped(bad.check(".").output).contains("is the reader's own, and cannot be one of a lesson's commands"))
    }
    let failing = try LessonShell(["01-a.md": text.replacing("save kept.heartline", with: "save /nowhere/x")])
    let found = unwrapped(failing.check(".").output)
    #expect(found.contains("01-a.md:21: error: \"bottleneck 5; save /nowhere/x\" fails: "))
    #expect(!found.contains("CommandError"))
  }

  @Test func factsOverSeeds() throws {
    let fact = "Well built.\n\n```fact\nsetting seed <= 17   # a small seed\n```\n"
    let text = Self.lesson.replacing("Well built.", with: fact)
    let shell = try LessonShell(["01-small.md": text])
    #expect(shell.check(".").isClean)
    let found = shell.check(".", seeds: 20)
    #expect(!found.isClean)
    #expect(found.output.contains("17 of 20    setting seed <= 17  (1 … 20; not with 18, 19, 20)"))
    #expect(
      unwrapped(found.output).contains(
        "1 lesson, 4 steps, 1 fact, tried on simulated beats (seed 1) with seeds 1 to 20: 1 error"))
    let told = try LessonShell([
      "01-small.md": text.replacing("# a small seed", with: "# a small seed (17 of 20 seeds; simulated 17 of 20)")
    ])
    #expect(told.check(".", seeds: 20).isClean)
    told.type("lesson 1 step 1")
    #expect(told.type("bottleneck 5").contains("measured here  a small seed: 1 (so for 17 of 20 seeds)"))
    // A seed that the lesson sets is its own.
    let own = try LessonShell([
      "01-small.md": text.replacing("```try\nbottleneck 5", with: "```try\nset seed 15; bottleneck 5")
    ])
    #expect(own.check(".", seeds: 20).isClean)
    #expect(own.check(".", seeds: 20).output.contains("seed 15     setting seed <= 17  (15)"))
  }

  @Test func severalErrorsOfAFileAtOnce() throws {
    let shell = try LessonShell([
      "01-a.md": Self.lesson.replacing("bottleneck == 5\n", with: "botleneck == 5\nauc > much\n").replacing(
        "```quiz", with: "```quizz"),
      "02-b.md": String(repeating: "x", count: 1_100_000),
    ])
    let found = shell.check(".").output
    #expect(found.contains("there is no fact \"botleneck\""))
    #expect(found.contains("\"much\" is no number and no fact"))
    #expect(found.contains("\"quizz\" is no kind of block"))
    #expect(unwrapped(found).contains("02-b.md:1: error: the file is larger than a megabyte"))
    #expect(found.contains("0 lessons, 0 steps, tried on simulated beats (seed 1); 2 could not be read: "))
  }

  @Test func lastWordsThatAreNotTrueOfWhatWasMade() throws {
    let task = """
      ## Make it narrow
      Any width but two.

      ```try
      bottleneck 5
      ```
      ```check
      bottleneck != 2
      ```
      ```hint
      Try five.
      ```

      Five it is.

      ```fact
      bottleneck == 5   # five in the middle
      ```
      """
    let otherwise = "```otherwise\nNot five, and that is fine.\n```\n"
    let head = Self.lesson.prefix(upTo: try #require(Self.lesson.range(of: "## Build")).lowerBound)
    let shell = try LessonShell([
      "01-small.md": head + task, "02-second.md": head.replacing("small", with: "b") + task + "\n" + otherwise,
    ])
    #expect(!shell.type("lesson 1 step 1", "bottleneck 5").contains("! What you made"))
    let other = shell.type("lesson 1 step 1", "bottleneck 6")
    #expect(other.contains("! What you made differs from what is told here"))
    #expect(other.contains("Five it is.\n\n  not so here    five in the middle: 6"))
    let own = shell.type("lesson 2", "bottleneck 6")
    #expect(own.contains("Not five, and that is fine."))
    #expect(!own.contains("Five it is."))
    #expect(own.contains("not so here    five in the middle: 6"))
  }

  @Test func questions() throws {
    let shell = try shell()
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

  /// A text without its line breaks and their indents.
  private func unwrapped(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func wordsAnswerAQuestionAndCommandsStayCommands() throws {
    for words in ["middle", "Middle.", "the middle", "THE MIDDLE", "answer middle", "answer \"The middle\""] {
      let shell = try shell()
      shell.type("lesson 1 step 3")
      #expect(shell.type(words).contains("✓ right"), "\(words)")
    }
    let text = Self.lesson.replacing("[ ] The door", with: "[ ] The layers of a bottleneck").replacing(
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

  @Test func aNearMissIsAnswered() throws {
    let shell = try shell()
    shell.type("lesson 1")
    #expect(shell.type("bottleneck 4").contains("not yet: the bottleneck is 4, wanted just 5 · \"next\" says more"))
    // Another command is no answer to the step, so it is none of its business.
    #expect(!shell.type("layers 9").contains("not yet"))
    #expect(!shell.type("layers").contains("not yet"))
    shell.type("again", "bottleneck 5")
    let two = shell.type("bottleneck 6; layers 10 20")
    #expect(two.contains("not yet: the list of hidden layers is 10 20, wanted just 20 10 (and 1 more)"))
    #expect(!two.contains("layers =="))
  }

  @Test func theEndIsSaidAndTheSessionGivenBack() throws {
    let shell = try shell()
    shell.type("bottleneck 9")
    shell.type("lesson 1 step 4")
    let end = shell.type("next")
    #expect(end.contains("Lesson 1 is done: A small lesson"))
    #expect(end.contains("You have met: widths, depths. \"explain\" tells of each again."))
    #expect(end.contains("1 of 2 lessons done."))
    #expect(end.contains("\"next\" opens lesson 2, Another one"))
    #expect(shell.place == "done")
    shell.type("layers 3")
    #expect(shell.type("next").contains("Lesson 2: Another one"))
    #expect(shell.type("leave").contains("your own session is back"))
    #expect(shell.place == nil)
    #expect(shell.bottleneck == 9)
    #expect(shell.session.bench.recipe.hidden == [15, 7])
    shell.type("lesson 2 step 4")
    #expect(shell.type("next").contains("That was the whole course"))
    #expect(shell.type("next").contains("that was the last lesson"))
  }

  @Test func backAgainAndSkip() throws {
    let shell = try shell()
    shell.type("lesson 1")
    #expect(shell.type("back").contains("this is the first step"))
    shell.type("bottleneck 40", "again")
    #expect(shell.bottleneck == 3)
    let skipped = shell.type("bottleneck 40", "skip")
    #expect(skipped.contains("The answer begins where the step began. Taken back: your bottleneck 40."))
    #expect(skipped.contains("> bottleneck 5"))
    #expect(skipped.contains("bottleneck  3 → 5"))
    #expect(shell.place == "step 2/4")
    shell.type("back")
    #expect(shell.place == "step 1/4")
    #expect(shell.bottleneck == 3)
    shell.type("skip", "skip")
    #expect(shell.type("skip").contains("The answer: b  The middle"))
    shell.type("skip")
    #expect(shell.place == "done")
    shell.type("back")
    #expect(shell.place == "step 4/4")
  }

  @Test func noSkipForTeachers() throws {
    let shell = try shell(allowsSkip: false)
    shell.type("lesson 1")
    #expect(shell.type("skip").contains("steps cannot be skipped here"))
    #expect(shell.place == "step 1/4")
  }

  @Test func verbsWithoutALesson() throws {
    let shell = try shell()
    for verb in ["next", "back", "hint", "skip", "again", "leave", "answer a"] {
      #expect(shell.type(verb).contains("no lesson is open; \"lessons\" lists them"))
    }
  }

  @Test func progressIsKeptAndTakenUp() throws {
    let shell = try shell()
    shell.type("lesson 1", "bottleneck 5")
    #expect(shell.progress == "# heartline: how far you have come with the lessons\nsmall 1 of 4\n")
    let other = try LessonShell(["01-small.md": Self.lesson, "02-second.md": Self.second], folder: shell.folder)
    #expect(other.type("lessons").contains("1/4"))
    other.type("lesson small")
    #expect(other.place == "step 2/4")
    #expect(other.bottleneck == 5)
    other.type("lesson small step 1")
    #expect(other.place == "step 1/4")
    #expect(other.type("lesson small step 9").contains("the lesson has 4 steps, no step \"9\""))
    // Two shells at once: neither takes away what the other wrote.
    shell.type("layers 20 10")
    other.type("lesson second", "bottleneck 5")
    #expect(shell.progress?.contains("small 2 of 4") == true)
    #expect(shell.progress?.contains("second 1 of 4") == true)
  }

  @Test func damagedProgressStopsNobody() throws {
    let shell = try shell()
    try shell.write(progress: [0xFF, 0xFE, 0x0A] + Array("gone 3 of 9\nsmall 2 of 4\n###\n".utf8))
    #expect(shell.type("progress").contains("0 of 2 lessons done"))
    shell.type("lesson 1")
    #expect(shell.place == "step 3/4")
    shell.type("b")
    #expect(shell.progress?.contains("gone 3 of 9") == true)
    #expect(shell.progress?.contains("small 3 of 4") == true)
  }

  @Test func progressForTeachers() throws {
    let shell = try shell()
    shell.type("lesson 1", "skip", "leave")
    shell.session.options.json = true
    let json = shell.type("progress")
    #expect(json.contains("\"id\":\"small\",\"minutes\":5"))
    #expect(json.contains("\"done\":1"))
  }

  @Test func aFileAndAFolderOfOnesOwn() throws {
    let shell = try shell()
    #expect(shell.type("lesson 02-second.md").contains("Another one"))
    #expect(shell.type("lesson nowhere.md").contains("nowhere.md: there is no such file"))
    #expect(shell.type("lesson smal").contains("did you mean \"small\"?"))
    let broken = try LessonShell(["01-a.md": "no lesson", "02-b.md": Self.second])
    #expect(broken.type("lessons").contains("! 01-a.md:1: this is no lesson"))
    #expect(broken.check(".").output.contains("01-a.md:1: error: this is no lesson"))
    #expect(!broken.check(".").isClean)
  }

  @Test func aTranscriptOfALesson() throws {
    let shell = try shell()
    shell.session.options.echo = true
    let text = shell.type("lesson 1", "bottleneck 4", "next", "hint", "bottleneck 5", "skip", "a", "b", "next", "leave")
    GoldenFile(name: "lesson").expect(text)
  }
}
