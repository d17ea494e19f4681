import Testing
import Views

/// When a step of a lesson is done, and what is said when it is not.
@Suite struct LessonStepTests {
  @Test func goesOnWhenTheStateIsRightHoweverItCameAbout() throws {
    for ways in [
      ["bottleneck 5", "layers 20 10"], ["bott 5", "layer add 10; layer resize 1 20; layer remove 2"],
      ["bottleneck 9; undo; bottleneck 5", "layers 20 10"],
    ] {
      let shell = try SmallLesson.shell()
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
    let shell = try SmallLesson.shell()
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
    let shell = try SmallLesson.shell()
    shell.type("lesson 1")
    // In its middle the state was right; what follows belongs to the step it was typed in.
    shell.type("bottleneck 5; bottleneck 6")
    #expect(shell.place == "step 1/4")
    let done = shell.type("bottleneck 5; layers 20 10; frobnicate")
    #expect(shell.place == "step 2/4")
    #expect(done.contains("✓ done"))
    #expect(
      done.replacing("\n", with: " ").contains(
        "This step starts from the lesson's own state, so that its results fit. Put aside: your layers 20 10."))
    #expect(shell.session.bench.recipe.hidden == [15, 7])
  }

  @Test func whatWasDoneNeedNotBeDoneAgain() throws {
    let shell = try SmallLesson.shell()
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
    let shell = try SmallLesson.shell()
    shell.type("bottleneck 9", "lesson 1")
    #expect(shell.type("undo").contains("nothing to undo"))
    shell.type("bottleneck 5")
    #expect(shell.type("undo").contains("nothing to undo"))
    shell.type("leave", "undo")
    #expect(shell.bottleneck == 2)
  }

  @Test func theStepIsSaidAgain() throws {
    let shell = try SmallLesson.shell()
    #expect(shell.type("lesson").contains("Lesson 1: A small lesson"))
    shell.type("bottleneck 4")
    #expect(shell.type("lesson").contains("Make the middle five wide"))
    #expect(shell.bottleneck == 4)
    shell.type("lesson 1 step 4", "next")
    #expect(shell.type("lesson").contains("Lesson 2: Another one"))
    shell.type("lesson 2 step 4", "next", "leave")
    #expect(shell.type("lesson").contains("every lesson is done"))
  }

  @Test func aNearMissIsAnswered() throws {
    let shell = try SmallLesson.shell()
    shell.type("lesson 1")
    #expect(shell.type("bottleneck 4").contains("not yet: the bottleneck is 4, wanted just 5 · \"next\" says more"))
    // Another command is not an answer to the step, so it is none of its business.
    #expect(!shell.type("layers 9").contains("not yet"))
    #expect(!shell.type("layers").contains("not yet"))
    shell.type("again", "bottleneck 5")
    let two = shell.type("bottleneck 6; layers 10 20")
    #expect(two.contains("not yet: the list of hidden layers is 10 20, wanted just 20 10 (and 1 more)"))
    #expect(!two.contains("layers =="))
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
    let head = SmallLesson.text.prefix(upTo: try #require(SmallLesson.text.range(of: "## Build")).lowerBound)
    let shell = try LessonShell([
      "01-small.md": head + task, "02-second.md": head.replacing("small", with: "b") + task + "\n" + otherwise,
    ])
    #expect(!shell.type("lesson 1 step 1", "bottleneck 5").contains("! What you made"))
    let other = shell.type("lesson 1 step 1", "bottleneck 6")
    #expect(other.contains("! What you made differs from what is said here"))
    #expect(other.contains("Five it is.\n\n  not so here    five in the middle: 6"))
    let own = shell.type("lesson 2", "bottleneck 6")
    #expect(own.contains("Not five, and that is fine."))
    #expect(!own.contains("Five it is."))
    #expect(own.contains("not so here    five in the middle: 6"))
  }
}
