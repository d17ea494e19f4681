import Lessons
import Tables
import Views
import Workbench

/// What data a lesson works on.
extension DataLibrary {
  /// Why the data that a lesson calls by this name are not here, and what brings them; nil where they are.
  func absence(ofData name: String) -> String? {
    do {
      switch name {
      case "kdd": _ = try connectionsAtHand()
      case "report-scores": _ = try publishedScoresFolder()
      default: return "\"\(name)\" names no data that lessons know; they are kdd and report-scores"
      }
      return nil
    } catch {
      return CommandError(error).message
    }
  }
}

extension LessonGuide {
  /// Refuses a lesson whose data are not on this machine.
  func checkData(of lesson: Lesson) throws(CommandError) {
    for name in lesson.neededData {
      guard let absence = context.services.library.absence(ofData: name) else { continue }
      throw CommandError("this lesson cannot begin: \(absence)")
    }
  }

  /// The beats that a lesson begins with: those at hand, or the usual ones where something else is loaded.
  func beats(of run: LessonRun) throws -> DataSet {
    let own = run.aside.data
    return own.domain == .heartbeats ? own : try context.services.library.initial()
  }
}

extension LessonPlayer {
  func absence(ofData name: String) -> String? { context.services.library.absence(ofData: name) }
}
