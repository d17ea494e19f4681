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
    #expect(shell.type("next").contains("a  The door"))
    #expect(shell.type("a").contains("No. It is wide open."))
    #expect(shell.type("c").contains("\"c\" is no choice here; answer with a or b"))
    #expect(shell.type("answer c").contains("\"c\" is no choice here; answer with a or b"))
    #expect(shell.type("hint").contains("A question has no hint"))
    let right = shell.type("B")
    #expect(right.contains("✓ right\n\nSo it is."))
    #expect(shell.place == "step 4/4")
    #expect(shell.type("answer a").contains("no question is asked here"))
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
