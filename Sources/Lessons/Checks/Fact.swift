import Heartbeats
import Judging
import Workbench

/// Something a condition can ask about a session, by name.
public struct Fact: Sendable {
  public enum Kind: Equatable, Sendable {
    case number, word, list
    /// With what is said when it is true, and when it is not.
    case flag(yes: String, no: String)
  }

  public let name: String
  public let kind: Kind
  /// What it is called in a sentence to the reader: `the AUC`.
  public let phrase: String
  /// What it is, for whoever writes a lesson.
  public let summary: String
  let read: @Sendable (BenchView) -> FactValue?

  static func named(_ name: String) -> Fact? { byName[name] }

  private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

  /// Every fact about the session's state, in the order of the handbook.
  public static let all: [Fact] = recipeFacts + trainingFacts + judgingFacts + classFacts + thresholdFacts

  init(
    _ name: String, _ kind: Kind, _ phrase: String, _ summary: String,
    read: @escaping @Sendable (BenchView) -> FactValue?
  ) {
    self.name = name
    self.kind = kind
    self.phrase = phrase
    self.summary = summary
    self.read = read
  }

  init(
    _ name: String, yes: String, no: String, _ summary: String, read: @escaping @Sendable (BenchView) -> FactValue?
  ) {
    self.init(name, .flag(yes: yes, no: no), yes, summary, read: read)
  }

  static func judged(
    _ name: String, _ phrase: String, _ summary: String, _ figure: KeyPath<Evaluation, Double> & Sendable
  ) -> Fact {
    Fact(name, .number, phrase, summary) { $0.evaluation.map { .number($0[keyPath: figure]) } }
  }

  /// A metric of the judged beats; 0 where it is undefined, so that a check fails and is not passed over.
  static func judged(_ metric: Metric, _ name: String, _ phrase: String, _ where: String = "") -> Fact {
    Fact(name, .number, phrase, metric.explanation + `where`) {
      $0.evaluation.map { .number(metric.value(in: $0) ?? 0) }
    }
  }

  static func counted(
    _ name: String, _ phrase: String, _ summary: String, _ figure: KeyPath<Evaluation, Int> & Sendable
  ) -> Fact {
    Fact(name, .number, phrase, summary) { $0.evaluation.map { .number(Double($0[keyPath: figure])) } }
  }
}

/// A workbench with its figures, computed once.
struct BenchView: Sendable {
  let bench: Workbench
  let detector: TrainedDetector?
  let evaluation: Evaluation?

  init(_ bench: Workbench) {
    self.bench = bench
    detector = bench.detector
    evaluation = bench.detector == nil ? nil : try? bench.evaluate()
  }

  /// The choice in force, which is what was asked for until something is trained.
  var choice: ThresholdChoice { detector?.threshold.choice ?? bench.thresholdChoice }

  func medianError(abnormal: Bool) -> FactValue? {
    guard let detector else { return nil }
    let errors = zip(detector.scores.test, detector.preparation.test.abnormal).filter { $0.1 == abnormal }.map {
      Double($0.0)
    }
    return Summary(errors).map { .number($0.median) }
  }
}
