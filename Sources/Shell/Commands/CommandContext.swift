import Lessons
import Views
import Workbench

/// What an action works on and with: a copy of the session's state, and the services of the machine.
package struct CommandContext: Sendable {
  package var bench: Workbench
  /// The lesson that is being taken, if one is.
  var lesson: LessonRun?
  /// The lesson that was left last, so that it can be taken up where it stood.
  var leftLesson: LessonRun? = nil
  /// What the person has guessed.
  var guesses = GuessBook()
  /// The last race, for a report.
  var raced: RaceOutcome? = nil
  var services: Services
  /// What the session is asked to do once the command has succeeded.
  var requests: [SessionRequest] = []
  /// The file that is being recorded to.
  var recordingTo: String? = nil
  /// Lines entered in this session, oldest first.
  let history: [String]
}

/// Things only the session itself can do.
enum SessionRequest: Sendable {
  case quit
  case source(path: String)
  /// An example session, its lines shown as they run.
  case tour(name: String)
  /// A transcript to be kept; nil ends the one that is.
  case log(Transcript?)
  case setHints(Bool)
  case setPager(Bool)
  case record(RecordRequest)
  case stopRecording
  case recordKeys(KeyList)
  /// A training to be kept among the runs.
  case keep(RunRecord)
  /// A score of a duel to be kept.
  case keepScore(ScoreRecord)
  /// A guess that has met its truth, to be kept.
  case keepGuess(GuessRecord)
}

extension CommandContext {
  /// Takes in what a session remembers of an outcome: the last race, for a report, and a score that counts.
  mutating func remember(_ outcome: any Outcome) {
    if let race = outcome as? RaceOutcome { raced = race }
    if let score = (outcome as? any ScoreKeepingOutcome)?.newScore { requests.append(.keepScore(score)) }
  }

  /// Asks the session to keep a training that has just been done; first weights alone are none.
  mutating func keep(_ summary: TrainSummary) {
    let isFitted = summary.epochs == nil && !summary.interrupted
    if summary.epochsDone > 0 || isFitted { requests.append(.keep(RunRecord(summary, bench))) }
  }
}
