/// What a command came to: a value with all its figures. Its encoding is what `--json` prints; `render` is what a person
/// reads.
public protocol Outcome: Encodable, Sendable {
  func render(on page: inout Page)
  /// The same without durations, for output that must be the same each time.
  var withoutTimes: Self { get }
  /// The command that does the same without a person: what a transcript notes in place of a full-screen command.
  var equivalent: String? { get }
  /// What the figures are of: `--json` names their source, split and seed by it.
  var subject: RecordSubject { get }
  /// Whether its sentences are about the session's rows, and so in the words for them; a lesson has its own.
  var isOfOwnRows: Bool { get }
}

/// An outcome of trainings: where they were on simulated beats a script is told so, once.
package protocol TrainingOutcome: Outcome {}

extension Outcome {
  public var withoutTimes: Self { self }
  public var equivalent: String? { nil }
  public var subject: RecordSubject { .session }
  public var isOfOwnRows: Bool { true }
}

/// Nothing to show.
package struct SilentOutcome: Outcome {
  package init() {}
  package func render(on page: inout Page) {}
}

/// One sentence that says what was done.
package struct MessageOutcome: Outcome {
  package let message: String

  package init(
    message: String
  ) {
    self.message = message
  }

  package func render(on page: inout Page) {
    page.line(.init(message))
  }
}
