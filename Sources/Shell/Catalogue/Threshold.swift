import Judging
import Screens
import Views
import Workbench

/// Commands that choose the threshold above which a beat counts as abnormal.
let thresholdCommands: [Command] = [
  Command(
    "threshold", [Parameter("value", .number(NumberRange(-.infinity)), .optional)], options: [basisOption],
    group: .judge,
    summary: "the lever: see and set the threshold; with a number, set it by hand",
    details: """
      A beat whose reconstruction error is above it counts as abnormal. Alone on a terminal it opens a lever: arrows \
      move the threshold, and its metrics follow. Elsewhere it prints the threshold and how it was chosen. \
      "--on test" beside a number admits that the test beats were looked at.
      """,
    example: ["train", "threshold", "threshold 0.005"],
    screen: { context, arguments in
      arguments.has("value") ? nil : context.bench.detector.flatMap { ThresholdLever($0) }
    },
    action: { context, arguments in
      if let value = arguments.number("value") {
        guard value >= 0 || !DetectorWords(context.bench).isNetwork else {
          throw arguments.error(
            "\"\(plain(value))\" lies below every error: an error is never negative", about: "value")
        }
        try context.bench.choose(ThresholdChoice(.value(value), on: arguments.basis ?? .validation))
      }
      return try ThresholdOutcome(context.bench)
    }),
  Command(
    "threshold best",
    [Parameter("criterion", .choice(Criterion.allCases.map { Choice($0.rawValue, "highest \($0.rawValue)") }))],
    options: [basisOption], group: .judge, summary: "where accuracy, F1 or F2 is best on labelled beats",
    details: """
      It is chosen on the validation beats, which are neither trained nor tested on. "--on test" chooses on the test \
      beats themselves: its metrics are optimistic and are marked so.
      """,
    example: ["train", "threshold best f1"],
    action: { context, arguments in
      let criterion = arguments.word("criterion").flatMap(Criterion.init) ?? .accuracy
      return try choose(.best(criterion), &context, arguments)
    }),
  Command(
    "threshold percentile", [Parameter("percent", .number(NumberRange(ThresholdPolicy.percents))), errorsParameter],
    options: [errorsOption], group: .judge,
    summary: "so that this percentage of the training beats lies below; needs no labels", details: errorsDetails,
    example: ["train", "threshold percentile 95"],
    action: { context, arguments in
      try choose(.percentile(arguments.percentage("percent")), &context, arguments)
    }),
  Command(
    "threshold sigma", [Parameter("deviations", .number(NumberRange(ThresholdPolicy.sigmas))), errorsParameter],
    options: [errorsOption], group: .judge,
    summary: "so many standard deviations above the mean training error; needs no labels",
    details: errorsDetails + " The deviation is divided by n, not by n − 1 as in \"repeat\".",
    example: ["train", "threshold sigma 3"],
    action: { context, arguments in
      try choose(.sigma(arguments.number("deviations") ?? 0), &context, arguments)
    }),
  Command(
    "threshold cost", [Parameter("fp:fn", .cost)], options: [basisOption], group: .judge,
    summary: "minimize the total cost, given the costs of a false alarm and a miss",
    details: "\"threshold cost 1:20\" says that a missed abnormal beat costs as much as 20 false alarms.",
    example: ["train", "threshold cost 1:20"],
    action: { context, arguments in
      let prices = arguments.prices("fp:fn")
      return try choose(
        .cost(falsePositive: prices.falsePositive, falseNegative: prices.falseNegative), &context, arguments)
    }),
]

private func choose(
  _ policy: ThresholdPolicy, _ context: inout CommandContext, _ arguments: Arguments
) throws -> any Outcome {
  if policy.needsLabels {
    try context.bench.choose(ThresholdChoice(policy, on: arguments.basis ?? .validation))
  } else {
    let word = arguments.word("on") ?? arguments.word("beats")
    try context.bench.choose(ThresholdChoice(policy, errorsOf: word == "validation" ? .validation : nil))
  }
  return try ThresholdOutcome(context.bench)
}

private let errorsChoices = ValueDomain.choice([
  Choice("training", "the errors of the training beats"),
  Choice("validation", "the errors of all validation beats, normal and abnormal, their labels unread"),
])
private let errorsParameter = Parameter("beats", errorsChoices, .optional, keyword: "on")
private let errorsOption = CommandOption("on", errorsChoices, "whose errors (default: training)")
private let errorsDetails = """
  "on validation" takes the errors of all validation beats instead, without looking at their labels: the abnormal ones \
  among them move it up.
  """

extension Arguments {
  /// A percentile, written `95` or `95%`.
  fileprivate func percentage(_ name: String) -> Double {
    let value = number(name) ?? 0
    return writtenWithPercent(name) ? value * 100 : value
  }
}
