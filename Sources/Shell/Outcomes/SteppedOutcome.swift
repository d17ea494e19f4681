/// An outcome on the way to which there is something to report: `--json` prints a line for each step, then the outcome's.
protocol SteppedOutcome: Outcome {
  /// What each of the lines before the last says.
  var steps: [any Encodable] { get }
}
