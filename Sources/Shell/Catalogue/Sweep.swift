import TerminalGraphics
import Views
import Workbench

let prevalenceOption = CommandOption(
  "prevalence", .share(0...1), "assumed share of abnormal beats in practice, e.g. 1%")

/// The command that looks at all thresholds at once.
let sweepCommands: [Command] = [
  Command(
    "sweep",
    [
      Parameter("from", .number(NumberRange(0)), .optional), Parameter("to", .number(NumberRange(0)), .optional),
      Parameter("steps", .integer(2...1000), .optional),
    ],
    options: [
      basisOption, CommandOption(flag: "ci", "95 % confidence intervals"), prevalenceOption, saveOption,
      forceOption,
    ],
    group: .judge, effect: .shows, summary: "a table and a chart of every metric across thresholds",
    details: """
      Without numbers the rows lie at even quantiles of the errors. The rows where accuracy, F1, F2 and cost are best \
      are added and marked, and so is the threshold in force. "--ci" adds 95 % intervals for other beats of the same kind: Wilson's, and for the AUC a \
      bootstrap; "--prevalence 1%" gives the precision where abnormal beats are that rare.
      """,
    example: ["train", "sweep", "sweep 0.002 0.02 10 --prevalence 1%", "sweep --ci"], action: sweep)
]

/// Rows when no number is given.
private let defaultRows = 11

private func sweep(_ context: inout CommandContext, _ arguments: Arguments) throws -> any Outcome {
  var range = ThresholdSweep.Range.quantiles(defaultRows)
  if let low = arguments.number("from") {
    guard let high = arguments.number("to") else {
      throw arguments.error("\"sweep\" needs TO after FROM: sweep [FROM TO STEPS]", about: "from")
    }
    guard low < high else {
      throw arguments.error("\"\(plain(high))\" is not above \(plain(low)); FROM comes before TO", about: "to")
    }
    range = .even(from: low, to: high, steps: arguments.integer("steps") ?? defaultRows)
  }
  let result = try context.bench.sweep(range, on: arguments.basis ?? .test, intervals: arguments.has("ci"))
  let outcome = SweepOutcome(result, prevalence: arguments.number("prevalence"), warning: caution(context.bench))
  return try saved(outcome, context, arguments)
}
