import Platform
import Views
import Workbench

/// What the machine offers to a command: files, data, time. All of it is handed in, so that all of it can be tested.
public struct Services: Sendable {
  public let library: DataLibrary
  public let files: Files
  /// Where work in progress is reported to and asked whether to stop.
  public let activity: Activity
  /// Seconds since some fixed moment.
  public let clock: @Sendable () -> Double
  /// Folder of the lessons; nil for those in the program.
  public let lessonsFolder: String?
  /// How lessons are taught here.
  public let teaching: Teaching
  /// Where trainings are kept.
  public let runs: RunKeeper
  /// Where the scores of duels and the guesses of a person are kept.
  public let scores: ScoreKeeper
  /// Seconds that a download waits for a connection.
  public let downloadTimeout: Double

  public init(
    library: DataLibrary, files: Files = Files(), activity: Activity = Activity(),
    clock: @escaping @Sendable () -> Double = { 0 }, lessonsFolder: String? = nil, teaching: Teaching = Teaching(),
    downloadTimeout: Double = 20, runs: RunKeeper = RunKeeper(), scores: ScoreKeeper = ScoreKeeper()
  ) {
    self.library = library
    self.files = files
    self.activity = activity
    self.clock = clock
    self.lessonsFolder = lessonsFolder
    self.teaching = teaching
    self.downloadTimeout = downloadTimeout
    self.runs = runs
    self.scores = scores
  }

  /// The same machine for work that reports to another activity, so that it is not taken for the one that is shown.
  func reporting(to activity: Activity) -> Services {
    Services(
      library: library, files: files, activity: activity, clock: clock, lessonsFolder: lessonsFolder,
      teaching: teaching, downloadTimeout: downloadTimeout, runs: runs, scores: scores)
  }

  /// The same with an activity of its own, which once told to stop stays so.
  func forOneCommand() -> Services {
    let activity = Activity(latching: activity)
    var files = files
    files.isStopped = activity.shouldStop
    return Services(
      library: library, files: files, activity: activity, clock: clock,
      lessonsFolder: lessonsFolder, teaching: teaching, downloadTimeout: downloadTimeout, runs: runs, scores: scores)
  }

  /// How a training reports and is stopped.
  ///
  /// `pause` is the time in seconds between two epochs, for those who want to watch.
  func trainingWatch(epochs: Int, before: Int = 0, rows: Int? = nil, pause: Double = 0) -> TrainingWatch {
    activity.begin(.training(epochs: epochs + before, from: before, reports: []), at: clock())
    let activity = activity
    var watch = TrainingWatch(
      shouldStop: activity.shouldStop,
      onEpoch: { report in
        activity.add(report)
        if pause > 0 { rest(pause, until: activity.shouldStop) }
      }, wantsGlimpse: activity.wantsGlimpse, onGlimpse: activity.give, clock: clock)
    watch.preparesBaselines = true
    return watch
  }
}

extension Services {
  /// Watches a detector that fits at once, on all cores.
  func fittingWatch() -> TrainingWatch {
    activity.begin(.fitting, at: clock())
    var watch = TrainingWatch(shouldStop: activity.shouldStop, clock: clock)
    watch.preparesBaselines = true
    watch.threads = Processors.count
    return watch
  }
}

/// Waits, but not longer than until somebody asks to stop.
private func rest(_ seconds: Double, until shouldStop: () -> Bool) {
  var left = seconds
  while left > 0, !shouldStop() {
    usleep(useconds_t(min(left, 0.02) * 1e6))
    left -= 0.02
  }
}
