/// An outcome with something to report of the way to it: `--json` prints a line for each record, then the outcome's own.
package protocol SteppedOutcome: Outcome {
  /// What each of the lines before the last says.
  var records: [any Encodable] { get }
  /// Whether the outcome has a line of its own, the last one.
  var endsWithItself: Bool { get }
}

extension SteppedOutcome {
  package var endsWithItself: Bool { true }
}
