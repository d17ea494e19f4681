import Testing
import Views

/// The way through the course: onwards, back, skipping, and where one stands.
@Suite struct LessonProgressTests {
  @Test func theCourseGoesOnWhereItStands() throws {
    let third = SmallLesson.text.replacing("id: small", with: "id: third").replacing(
      "A small lesson", with: "A third one")
    let files = ["01-small.md": SmallLesson.text, "02-second.md": SmallLesson.second, "03-third.md": third]
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

  @Test func backAgainAndSkip() throws {
    let shell = try SmallLesson.shell()
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
    let shell = try SmallLesson.shell(allowsSkip: false)
    shell.type("lesson 1")
    #expect(shell.type("skip").contains("steps cannot be skipped here"))
    #expect(shell.place == "step 1/4")
  }

  @Test func verbsWithoutALesson() throws {
    let shell = try SmallLesson.shell()
    for verb in ["next", "back", "hint", "skip", "again", "leave", "answer a"] {
      #expect(shell.type(verb).contains("no lesson is open; \"lessons\" lists them"))
    }
  }

  @Test func progressIsKeptAndTakenUp() throws {
    let shell = try SmallLesson.shell()
    shell.type("lesson 1", "bottleneck 5")
    #expect(shell.progress == "# heartline: how far you have come with the lessons\nsmall 1 of 4\n")
    let other = try LessonShell(
      ["01-small.md": SmallLesson.text, "02-second.md": SmallLesson.second], folder: shell.folder)
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
    let shell = try SmallLesson.shell()
    try shell.write(progress: [0xFF, 0xFE, 0x0A] + Array("gone 3 of 9\nsmall 2 of 4\n###\n".utf8))
    #expect(shell.type("progress").contains("0 of 2 lessons done"))
    shell.type("lesson 1")
    #expect(shell.place == "step 3/4")
    shell.type("b")
    #expect(shell.progress?.contains("gone 3 of 9") == true)
    #expect(shell.progress?.contains("small 3 of 4") == true)
  }

  @Test func progressForTeachers() throws {
    let shell = try SmallLesson.shell()
    shell.type("lesson 1", "skip", "leave")
    shell.session.options.json = true
    let json = shell.type("progress")
    #expect(json.contains("\"id\":\"small\",\"minutes\":5"))
    #expect(json.contains("\"done\":1"))
  }
}
