import Workbench

/// What the machine offers to a command: files, data, time. All of it is handed in, so that all of it can be tested.
public struct Services: Sendable {
  public let library: DataLibrary
  public let files: Files
  /// Where work in progress is reported to and asked whether to stop.
  public let activity: Activity
  /// Seconds since some fixed moment.
  public let clock: @Sendable () -> Double
  /// Folder of the lessons, if there is one.
  public let lessonsFolder: String?
  /// Where trainings are kept.
  public let runs: RunKeeper
  /// Seconds that a download waits for a connection.
  public let downloadTimeout: Double

  public init(
    library: DataLibrary, files: Files = Files(), activity: Activity = Activity(),
    clock: @escaping @Sendable () -> Double = { 0 }, lessonsFolder: String? = nil, downloadTimeout: Double = 20,
    runs: RunKeeper = RunKeeper()
  ) {
    self.library = library
    self.files = files
    self.activity = activity
    self.clock = clock
    self.lessonsFolder = lessonsFolder
    self.downloadTimeout = downloadTimeout
    self.runs = runs
  }

  /// How a training reports and is stopped.
  func trainingWatch(epochs: Int, before: Int = 0, rows: Int? = nil) -> TrainingWatch {
    activity.begin(.training(epochs: epochs + before, from: before, reports: []), at: clock())
    return TrainingWatch(
      shouldStop: activity.shouldStop, onEpoch: { activity.add($0) }, clock: clock)
  }
}
