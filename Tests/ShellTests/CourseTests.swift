import Foundation
import Heartbeats
import Lessons
import Shell
import Tables
import TestSupport
import Testing
import Views

/// Every lesson of the course, played by its reference answers: on simulated beats, and on ECG5000 where it is.
@Suite struct CourseTests {
  static let lessons = (try? LessonCatalogue(folder: Checkout.path("Lessons")).lessons.map(\.id)) ?? []
  /// Commands that other rooms bring; a lesson that needs one is played once it is there.
  static let commands = Set(CommandTable.all.commands.flatMap { [$0.name, $0.path[0]] })

  private func isPlayable(_ lesson: Lesson) -> Bool {
    lesson.needs.allSatisfy { need in
      Self.lessons.contains(need) || Self.commands.contains(need) || need.hasPrefix("data ")
    }
  }

  @Test func thereAreTwentyOneOfTheRightLength() throws {
    let catalogue = try LessonCatalogue(folder: Checkout.path("Lessons"))
    #expect(catalogue.errors.isEmpty)
    #expect(catalogue.lessons.count == 21)
    for lesson in catalogue.lessons {
      #expect((5...10).contains(lesson.minutes), "\(lesson.id)")
      #expect(TextLinter.steps.contains(lesson.steps.count), "\(lesson.id)")
    }
  }

  /// What readers typed that looks like the task and is not: another value, another order, the wrong beat, a look at the
  /// test beats.
  static let nearMisses: [(String, Int, String)] = [
    ("accuracy", 6, "threshold best f2 --on test; evaluate"),
    ("thresholds", 8, "evaluate --on validation"),
    ("thresholds", 9, "threshold cost 20:1; evaluate"),
    ("thresholds", 4, "threshold sigma 1; evaluate"),
    ("first-autoencoder", 1, "layers 3"),
    ("first-autoencoder", 4, "score normal 1"),
    ("drawing", 2, "draw edit p-wave = 1; score drawn"),
    ("drawing", 5, "draw simulate normal --t-wave 1; score drawn"),
    ("drawing", 6, "draw from beat normal 2; draw attack"),
    ("regularization", 8, "set regularizer l2; set regularization-rate 0.01; train"),
    ("optimizers", 4, "set learning-rate 1; train 500; evaluate"),
    ("graduation", 8, "recipe anomagram"),
    ("graduation", 8, "reset; layers none; recipe"),
    ("graduation", 4, "repeat 10"),
    ("graduation", 6, "evaluate --on validation"),
    ("plateau", 8, "repeat 5; set epochs 30"),
    ("anomaly", 2, "beat normal 5"),
    ("scaling", 2, "evaluate; set scaling global; train"),
    ("contamination", 7, "repeat 5; set contamination 10%"),
    ("production", 2, "threshold percentile 95; evaluate"),
    ("production", 6, "set contamination 20%; train; evaluate"),
    ("trivial-detector", 3, "score normal 3"),
    ("compose", 1, "bottleneck 3; layers none; train; evaluate"),
    ("compose", 3, "layers 64; bottleneck 32; train; evaluate"),
    ("compose", 5, "layers 64 32; bottleneck 20; train; evaluate"),
    ("methods", 3, "bottleneck 3; compare"),
    ("accuracy", 3, "duel"),
    ("neighbors", 2, "score drawn; draw noise 0.3"),
    ("arena", 1, "compare"),
    ("clumps", 7, "detector knn; set neighbors 5; set trim 25%; evaluate"),
    ("own-table", 2, "data use example:pumps.csv; data"),
    ("own-table", 6, "data use example:pumps.csv --label state --normal ok --drop number; compare all"),
    ("drawing", 8, "duel attack"),
    ("compose", 6, "bottleneck 32; evaluate; train"),
    ("graduation", 5, "train; evaluate; threshold 0.01; evaluate"),
  ]

  @Test(arguments: nearMisses) func nearlyIsNotDone(_ lesson: String, _ step: Int, _ line: String) throws {
    let shell = try LessonShell(lessonsFolder: Checkout.path("Lessons"))
    shell.type("lesson \(lesson) step \(step)")
    let place = shell.place
    shell.type(line)
    #expect(!shell.session.hasFailed)
    #expect(shell.place == place)
    #expect(shell.type("next").contains("Not yet. This is what the step waits for:"))
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
    let folder = try RealData.requiredFolder()
    try play(id, data: try UCRReader.read(contentsOf: folder))
  }

  private func play(_ id: String, data: DataSet?) throws {
    let catalogue = try LessonCatalogue(folder: Checkout.path("Lessons"))
    let lesson = try #require(catalogue.lesson(id))
    let shell = try LessonShell(
      lessonsFolder: Checkout.path("Lessons"), data: data, named: data == nil ? nil : RealData.folder)
    if let absent = lesson.neededData.first, data == nil || RealData.sibling("kdd") == nil {
      let refused = shell.answers(id)
      #expect(!refused.isDone)
      #expect(refused.output.contains("\"data fetch \(absent)\" downloads"), "\(refused.output)")
      return
    }
    let played = shell.answers(id)
    guard isPlayable(lesson) else {
      // It must at least begin, and say which command is missing.
      #expect(played.output.contains("Lesson \(lesson.number)"))
      return
    }
    #expect(played.isDone, "\(played.output.suffix(600))")
    #expect(played.output.contains("Lesson \(lesson.number) is done"))
    #expect(!played.output.contains("not so here"), "a figure in the text does not hold")
    #expect(!played.output.contains("What you made differs"), "the reference answer differs from the text")
    #expect(shell.place == nil)
  }

  /// What `--check-lessons` says of the course, on simulated beats.
  @Test func theLinterHasNothingToSay() throws {
    let shell = try LessonShell(lessonsFolder: Checkout.path("Lessons"))
    let found = shell.check(Checkout.path("Lessons"))
    #expect(found.isClean, "\(found.output)")
  }
}
