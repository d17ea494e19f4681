import Foundation
import Heartbeats
import Lessons
import Shell
import Testing

/// Every lesson of the course, played by its reference answers: on simulated beats, and on ECG5000 where it is.
@Suite struct CourseTests {
  static let lessons = (try? LessonCatalogue(folder: Checkout.path("Lessons")).lessons.map(\.id)) ?? []
  /// Commands that other rooms bring; a lesson that needs one is played once it is there.
  static let commands = Set(CommandTable.all.commands.flatMap { [$0.name, $0.path[0]] })

  private func isPlayable(_ lesson: Lesson) -> Bool {
    lesson.needs.allSatisfy { need in Self.lessons.contains(need) || Self.commands.contains(need) }
  }

  @Test func thereAreFifteenOfTheRightLength() throws {
    let catalogue = try LessonCatalogue(folder: Checkout.path("Lessons"))
    #expect(catalogue.errors.isEmpty)
    #expect(catalogue.lessons.count == 15)
    for lesson in catalogue.lessons {
      #expect((5...10).contains(lesson.minutes), "\(lesson.id)")
      #expect(TextLinter.steps.contains(lesson.steps.count), "\(lesson.id)")
    }
  }

  /// What a lesson says was met can be asked for again.
  @Test func whatWasMetIsExplained() throws {
    let shell = try LessonShell(lessonsFolder: Checkout.path("Lessons"))
    for lesson in try LessonCatalogue(folder: Checkout.path("Lessons")).lessons {
      #expect(!lesson.teaches.isEmpty)
      for word in lesson.teaches {
        #expect(!shell.type("explain \(word)").contains("error:"), "\(word) of \(lesson.id)")
      }
    }
  }

  @Test(arguments: lessons) func answersLeadThrough(_ id: String) throws {
    try play(id, data: nil)
  }

  @Test(.enabled(if: RealData.isExpected), arguments: lessons)
  func answersLeadThroughOnRealBeats(_ id: String) throws {
    let folder = try #require(RealData.folder)
    try play(id, data: try UCRReader.read(contentsOf: folder))
  }

  private func play(_ id: String, data: HeartbeatData?) throws {
    let catalogue = try LessonCatalogue(folder: Checkout.path("Lessons"))
    let lesson = try #require(catalogue.lesson(id))
    let shell = try LessonShell(lessonsFolder: Checkout.path("Lessons"), data: data)
    let played = shell.answers(id)
    guard isPlayable(lesson) else {
      // It must at least begin, and say which command is missing.
      #expect(played.output.contains("Lesson \(lesson.number)"))
      return
    }
    #expect(played.isDone, "\(played.output.suffix(600))")
    #expect(played.output.contains("Lesson \(lesson.number) is done"))
    #expect(!played.output.contains("otherwise here"), "a figure in the text does not hold")
    #expect(shell.place == nil)
  }

  /// What `--check-lessons` says of the course, on simulated beats.
  @Test func theLinterHasNothingToSay() throws {
    let shell = try LessonShell(lessonsFolder: Checkout.path("Lessons"))
    let found = shell.check(Checkout.path("Lessons"))
    #expect(found.isClean, "\(found.output)")
  }
}
