import Lessons
import Testing
import Workbench

struct LessonRunTests {
  @Test func aTaskIsDoneByWhateverMakesItTrue() throws {
    var bench = LessonText.bench()
    var run = LessonRun(try LessonText.lesson(), aside: bench)
    run.enter(0, start: bench)
    #expect(run.place == "step 1/3")
    #expect(!run.isDone(bench))
    #expect(
      run.reports(bench) == [
        CheckReport(condition: "bottleneck == 5", expected: "the bottleneck is 5", actual: "2", isMet: false)
      ])
    // No command was noted at all: the state decides.
    bench.change { $0.bottleneck = 5 }
    #expect(run.isDone(bench))
  }

  @Test func hintsComeInLevelsAndEnd() throws {
    var run = LessonRun(try LessonText.lesson(), aside: LessonText.bench())
    #expect(run.nextHint() == [.prose("The middle is the bottleneck.")])
    #expect(run.nextHint() == [.prose("Type `bottleneck 5`.")])
    #expect(run.nextHint() == nil)
    #expect(run.hintsShown == 2)
    run.enter(0, start: run.start)
    #expect(run.hintsShown == 0)
  }

  @Test func aQuestionIsDoneWhenAnsweredRight() throws {
    let bench = LessonText.bench()
    var run = LessonRun(try LessonText.lesson(), aside: bench)
    run.enter(1, start: bench)
    let right = try #require(run.quiz?.answer)
    let wrong = right == "a" ? "b" : "a"
    #expect(run.answer("x") == nil)
    #expect(run.answer(wrong)?.isRight == false)
    #expect(!run.isDone(bench))
    #expect(run.answer(right.uppercased())?.isRight == true)
    #expect(run.isDone(bench))
    run.enter(1, start: bench)
    #expect(run.answer("door")?.isRight == false)
    #expect(run.answer("the MIDDLE")?.isRight == true)
    #expect(run.isDone(bench))
    run.enter(1, start: bench)
    #expect(!run.isDone(bench))
  }

  @Test func whatIsMissingIsSaidInWords() throws {
    var bench = LessonText.bench()
    var run = LessonRun(try LessonText.lesson(), aside: bench)
    run.enter(0, start: bench)
    #expect(run.shortfall(bench) == "the bottleneck is 2, wanted just 5")
    bench.change { $0.bottleneck = 5 }
    #expect(run.shortfall(bench) == nil)
  }

  @Test func whatIsOnlyReadIsNeverDoneByItself() throws {
    let bench = LessonText.bench()
    var run = LessonRun(try LessonText.lesson(), aside: bench)
    run.enter(2, start: bench)
    #expect(!run.isDone(bench))
    run.finish()
    #expect(run.isFinished)
    #expect(run.place == "done")
  }

  @Test func enteringForgetsWhatWasDone() throws {
    let bench = LessonText.bench()
    var run = LessonRun(try LessonText.lesson(), aside: bench)
    run.note(CommandRecord(path: ["draw"], arguments: [], figures: ["filledin": .number(0), "drawn": .number(140)]))
    run.note(CommandRecord(path: ["draw", "attack"], arguments: []))
    run.enter(1, start: bench)
    #expect(run.records.isEmpty)
    #expect(run.drawing == nil)
    #expect(run.furthest == 1)
    run.enter(99, start: bench)
    #expect(run.index == 2)
    run.enter(0, start: bench)
    #expect(run.furthest == 2)
  }
}

struct LessonProgressTests {
  @Test func goesThroughAFile() throws {
    let lesson = try LessonText.lesson()
    var progress = LessonProgress()
    progress.note(2, of: lesson)
    progress.note(1, of: lesson)
    #expect(progress.text == "# heartline: how far you have come with the lessons\nsmall 2 of 3\n")
    #expect(LessonProgress(text: progress.text) == progress)
    #expect(progress.done(of: lesson) == 2)
    #expect(!progress.isComplete(lesson))
  }

  @Test func damageCostsOneLine() throws {
    let text = "small 2 of 3\nother 9 of 9\n\u{0}\u{1}\u{2}\nsmall 5 of\nodd -1 of 3\nodd 7 of 3\nodd 0 of 0\nhalf a li"
    let progress = LessonProgress(text: text)
    #expect(progress.entries.keys.sorted() == ["other", "small"])
    #expect(progress.done(of: try LessonText.lesson()) == 2)
    // Ids that no lesson has are kept, and so is what could not be read.
    for line in text.split(separator: "\n") { #expect(progress.text.contains(line)) }
    #expect(LessonProgress(text: progress.text) == progress)
  }

  @Test func aLessonThatChangedItsLength() throws {
    let lesson = try LessonText.lesson()
    #expect(LessonProgress(text: "small 9 of 9").done(of: lesson) == 3)
    #expect(LessonProgress(text: "small 9 of 9").isComplete(lesson))
    #expect(!LessonProgress(text: "small 2 of 2").isComplete(lesson))
  }

  @Test func anythingIsReadWithoutATrap() {
    var state: UInt64 = 7
    for _ in 0..<300 {
      let bytes = (0..<60).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      let progress = LessonProgress(text: String(decoding: bytes, as: UTF8.self))
      #expect(LessonProgress(text: progress.text).entries == progress.entries)
    }
  }
}
