import HeartbeatDownload
import NeuralNetwork
import Synchronization
import Workbench

/// Work in progress, shared between the thread that does it and the one that shows it.
public final class Activity: Sendable {
  /// What is going on.
  public enum Work: Sendable {
    case nothing
    /// A detector that fits at once.
    case fitting
    /// Epochs in all, epochs done before this run, and the reports of this run so far.
    case training(epochs: Int, from: Int, reports: [EpochReport])
    case repeating(done: Int, of: Int)
    case studying(String, done: Int, of: Int)
    /// Lessons that are played to check them.
    case checking(done: Int, of: Int)
    case downloading(DownloadProgress?)
    case reading(file: String, share: Double)
  }

  /// The work, and when it began.
  public struct Snapshot: Sendable {
    public var work: Work
    public var began: Double
  }

  private let snapshot = Mutex(Snapshot(work: .nothing, began: 0))
  private let glimpse = Mutex<(isWanted: Bool, latest: TrainingGlimpse?)>((false, nil))
  /// Whether the person has asked to stop; polled from any thread.
  public let shouldStop: @Sendable () -> Bool

  public init(shouldStop: @escaping @Sendable () -> Bool = { false }) {
    self.shouldStop = shouldStop
  }

  /// One that stays told to stop once the other was, though that forgets it.
  convenience init(latching other: Activity) {
    let isTold = Latch()
    self.init(shouldStop: {
      if !isTold.isSet, other.shouldStop() { isTold.set() }
      return isTold.isSet
    })
  }

  /// A flag that is only ever raised.
  private final class Latch: Sendable {
    private let flag = Atomic<Bool>(false)

    var isSet: Bool { flag.load(ordering: .relaxed) }

    func set() { flag.store(true, ordering: .relaxed) }
  }

  public var current: Snapshot { snapshot.withLock { $0 } }

  func begin(_ work: Work, at time: Double) {
    glimpse.withLock { $0 = (false, nil) }
    snapshot.withLock { $0 = Snapshot(work: work, began: time) }
  }

  func end() {
    snapshot.withLock { $0.work = .nothing }
  }

  func update(_ work: Work) {
    snapshot.withLock { $0.work = work }
  }

  /// Whether somebody waits for a look at the network; asked by the thread that trains it.
  func wantsGlimpse() -> Bool { glimpse.withLock { $0.isWanted } }

  func give(_ latest: TrainingGlimpse) { glimpse.withLock { $0 = (false, latest) } }

  /// The network as last seen, and a wish to see it again: training copies it only as often as it is looked at.
  func look() -> TrainingGlimpse? {
    glimpse.withLock { glimpse in
      glimpse.isWanted = true
      defer { glimpse.latest = nil }
      return glimpse.latest
    }
  }

  func add(_ report: EpochReport) {
    snapshot.withLock { snapshot in
      guard case .training(let epochs, let from, var reports) = snapshot.work else { return }
      // Taking the array out first keeps it unshared, so that appending does not copy it.
      snapshot.work = .nothing
      reports.append(report)
      snapshot.work = .training(epochs: epochs, from: from, reports: reports)
    }
  }
}
