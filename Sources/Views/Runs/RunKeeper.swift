import Judging
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
  /// Whether the file holds runs; nil before anybody looked.
  private let isFileOwn = Mutex<Bool?>(nil)

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
    guard let file else { return }
    if !isFileOwn.withLock({ $0 ?? false }) {
      isFileOwn.withLock { $0 = false }
      try file.checkOwn()
      isFileOwn.withLock { $0 = true }
    }
    try file.append(run)
  }

  /// This session's runs, the oldest first.
  package var ofThisSession: [RunRecord] { own.withLock { $0 } }

  /// All runs that are known, the oldest first.
  package func all() throws(CommandError) -> RunFile.Content {
    // A file that was refused is not this session's.
    let isRefused = isFileOwn.withLock { $0 == false }
    return try (isRefused ? nil : file?.read()) ?? RunFile.Content(runs: ofThisSession, unreadable: 0)
  }
}

/// A run with the number it goes by: its place among all runs, counted from 1, which never changes.
package struct NumberedRun: Sendable {
  let number: Int
  let run: RunRecord
}

/// What runs are sorted by and compared in: a metric, or what a training took.
package enum RunFigure: Equatable, Sendable {
  case metric(Metric)
  case loss, epochs, parameters, number

  package static let all: [RunFigure] =
    Metric.allCases.map(RunFigure.metric) + [.loss, .epochs, .parameters, .number]

  /// As it is typed.
  package var word: String {
    switch self {
    case .metric(let metric): metric.word
    default: title
    }
  }

  var title: String {
    switch self {
    case .metric(let metric): metric.title
    case .loss: "loss"
    case .epochs: "epochs"
    case .parameters: "parameters"
    case .number: "number"
    }
  }

  /// The figure that is typed so.
  package init?(word: String) {
    guard let figure = Self.all.first(where: { $0.word == word }) else { return nil }
    self = figure
  }

  package func value(_ numbered: NumberedRun) -> Double? {
    let run = numbered.run
    return switch self {
    case .metric(let metric): run.value(metric)
    case .loss: run.loss
    case .epochs: run.isNetwork ? Double(run.epochs) : nil
    case .parameters: run.isNetwork ? Double(run.parameters) : nil
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
