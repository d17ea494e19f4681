import Foundation
import Testing
import Views

/// What the linter finds in lesson files.
@Suite struct LessonLinterTests {
  /// Commands that only look or write are not run again when a state is rebuilt.
  @Test func whatOnlyLooksOrWritesIsNotReplayed() throws {
    let text = SmallLesson.text.replacing(
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
    let text = SmallLesson.text.replacing("Well built.", with: fact)
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
      "01-a.md": SmallLesson.text.replacing("bottleneck == 5\n", with: "botleneck == 5\nauc > much\n").replacing(
        "```quiz", with: "```quizz"),
      "02-b.md": String(repeating: "x", count: 1_100_000),
    ])
    let found = shell.check(".").output
    #expect(found.contains("there is no fact \"botleneck\""))
    #expect(found.contains("\"much\" is neither a number nor a fact"))
    #expect(found.contains("\"quizz\" is not a kind of block"))
    #expect(unwrapped(found).contains("02-b.md:1: error: the file is larger than a megabyte"))
    #expect(found.contains("0 lessons, 0 steps, tried on simulated beats (seed 1); 2 could not be read: "))
  }
}
