import Synchronization

/// Where a session keeps its runs: always in memory, and in a file where one was handed in.
///
/// A prompt keeps them for later sessions; a script only while it runs, unless it was started with `--runs FILE`, so
/// that what it prints does not depend on what was done before.
public final class RunKeeper: Sendable {
  private let file: RunFile?
  /// Tells this session's runs from others in the file.
  package let session: String?
  /// Seconds since 1970.
  private let clock: (@Sendable () -> Double)?
  private let own = Mutex<[RunRecord]>([])

  public init(file: String? = nil, session: String? = nil, clock: (@Sendable () -> Double)? = nil) {
    self.file = file.map(RunFile.init)
    self.session = session
    self.clock = clock
  }

  /// Adds a run; it stays in memory even where the file fails.
  package func add(_ run: RunRecord) throws(CommandError) {
    var run = run
    run.time = clock?()
    run.session = session
    own.withLock { $0.append(run) }
    try file?.append(run)
  }

  /// This session's runs, the oldest first.
  package var ofThisSession: [RunRecord] { own.withLock { $0 } }

  /// All runs that are known, the oldest first.
  package func all() throws(CommandError) -> RunFile.Content {
    try file?.read() ?? RunFile.Content(runs: ofThisSession, unreadable: 0)
  }
}

/// A run with the number it goes by: its place among all runs, counted from 1, which never changes.
package struct NumberedRun: Sendable {
  let number: Int
  let run: RunRecord
}

/// A figure that runs are sorted by and compared in.
package enum RunFigure: String, CaseIterable, Sendable {
  case auc, f1, f2, accuracy, precision, recall, loss, epochs, parameters, number

  var title: String {
    switch self {
    case .auc: "AUC"
    case .f1: "F1"
    case .f2: "F2"
    default: rawValue
    }
  }

  package func value(_ numbered: NumberedRun) -> Double? {
    let run = numbered.run
    return switch self {
    case .auc: run.auc
    case .f1: run.f1
    case .f2: run.f2
    case .accuracy: run.accuracy
    case .precision: run.precision
    case .recall: run.recall
    case .loss: run.loss
    case .epochs: Double(run.epochs)
    case .parameters: Double(run.parameters)
    case .number: Double(numbered.number)
    }
  }

  /// Whether less is better.
  var isLowBest: Bool { [.loss, .epochs, .parameters, .number].contains(self) }

  /// The runs in the order of this figure, the best first; those without it last, equal ones by number.
  package func sorted(_ runs: [NumberedRun]) -> [NumberedRun] {
    runs.sorted { left, right in
      switch (value(left), value(right)) {
      case (let a?, let b?) where a != b: isLowBest ? a < b : a > b
      case (.some, nil): true
      case (nil, .some): false
      default: left.number < right.number
      }
    }
  }
}

/// Runs with their numbers.
package func numbered(_ content: RunFile.Content) -> [NumberedRun] {
  content.runs.enumerated().map { NumberedRun(number: $0 + 1, run: $1) }
}
