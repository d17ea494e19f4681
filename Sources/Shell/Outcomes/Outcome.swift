/// What a command came to: a value with all its figures. Its encoding is what `--json` prints; `render` is what a person
/// reads.
public protocol Outcome: Encodable, Sendable {
  func render(on page: inout Page)
  /// The same without durations, for output that must be the same each time.
  var withoutTimes: Self { get }
}

extension Outcome {
  public var withoutTimes: Self { self }
}

/// Nothing to show.
struct SilentOutcome: Outcome {
  func render(on page: inout Page) {}
}

/// One sentence that says what was done.
struct MessageOutcome: Outcome {
  let message: String

  func render(on page: inout Page) {
    page.line(.init(message))
  }
}
