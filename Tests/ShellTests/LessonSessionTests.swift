import TestSupport
import Testing
import Views

/// A lesson and the session around it: one's own state, files and transcript.
@Suite struct LessonSessionTests {
  @Test func whatIsOnesOwnWaits() throws {
    let own = SmallLesson.text.replacing("minutes: 5", with: "minutes: 5\nstate: own")
    let shell = try LessonShell(["01-small.md": own, "02-second.md": SmallLesson.second])
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
    let other = try LessonShell(["01-small.md": own, "02-second.md": SmallLesson.second], folder: shell.folder)
    other.type("lesson 1")
    #expect(other.place == "step 1/4")
  }

  @Test func theEndIsSaidAndTheSessionGivenBack() throws {
    let shell = try SmallLesson.shell()
    shell.type("bottleneck 9")
    shell.type("lesson 1 step 4")
    let end = shell.type("next")
    #expect(end.contains("Lesson 1 is done: A small lesson"))
    #expect(end.contains("You have met: widths, depths. \"explain\" describes each again."))
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

  @Test func aFileAndAFolderOfOnesOwn() throws {
    let shell = try SmallLesson.shell()
    #expect(shell.type("lesson 02-second.md").contains("Another one"))
    #expect(shell.type("lesson nowhere.md").contains("nowhere.md: there is no such file"))
    #expect(shell.type("lesson smal").contains("did you mean \"small\"?"))
    let broken = try LessonShell(["01-a.md": "no lesson", "02-b.md": SmallLesson.second])
    #expect(broken.type("lessons").contains("! 01-a.md:1: this is not a lesson"))
    #expect(broken.check(".").output.contains("01-a.md:1: error: this is not a lesson"))
    #expect(!broken.check(".").isClean)
  }

  @Test func aTranscriptOfALesson() throws {
    let shell = try SmallLesson.shell()
    shell.session.options.echo = true
    let text = shell.type("lesson 1", "bottleneck 4", "next", "hint", "bottleneck 5", "skip", "a", "b", "next", "leave")
    GoldenFile(name: "lesson").expect(text)
  }
}
