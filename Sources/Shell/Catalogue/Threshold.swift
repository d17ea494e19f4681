import Judging
import Screens
import Views
import Words
import Workbench

/// Commands that choose the threshold above which a beat counts as abnormal.
let thresholdCommands: [Command] = [
  Command(
    "threshold", ValueForm(), group: .judge,
    summary: "the lever: see and set the threshold; with a number, set it by hand",
    details: """
      A beat whose reconstruction error is above it counts as abnormal. Alone on a terminal it opens a lever: arrows \
      move the threshold, and its metrics follow. Elsewhere it prints the threshold and how it was chosen. \
      "--on test" beside a number admits that the test beats were looked at.
      """,
    example: ["train", "threshold", "threshold 0.005"],
    screen: { context, arguments in
      arguments.value != nil ? nil : context.bench.detector.flatMap { ThresholdLever($0) }
    },
    action: { context, arguments in
      if let value = arguments.value {
        guard value >= 0 || !DetectorWords(context.bench).isNetwork else {
          throw arguments.error(
            "\"\(plain(value))\" lies below every error: an error is never negative", about: \.value)
        }
        guard Float(value).isFinite else {
          throw arguments.error(
            "\"\(plain(value))\" is too large for a threshold: scores go up to 3.4e38", about: \.value)
        }
        try context.bench.choose(ThresholdChoice(.value(value), on: arguments.basis))
      }
      return try ThresholdOutcome(context.bench)
    }),
  Command(
    "threshold best", BestForm(), group: .judge, summary: "where accuracy, F1 or F2 is best on labelled beats",
    details: """
      It is chosen on the validation beats, which are neither trained nor tested on. "--on test" chooses on the test \
      beats themselves: its metrics are optimistic and are marked so.
      """,
    example: ["train", "threshold best f1"],
    action: { context, arguments in
      try choose(.best(arguments.criterion), on: arguments.basis, &context)
    }),
  Command(
    "threshold percentile", PercentileForm(), group: .judge,
    summary: "so that this percentage of the training beats lies below; needs no labels", details: errorsDetails,
    example: ["train", "threshold percentile 95"],
    action: { context, arguments in
      try choose(.percentile(arguments.percent), errorsOf: arguments.errors, &context)
    }),
  Command(
    "threshold sigma", SigmaForm(), group: .judge,
    summary: "so many standard deviations above the mean training error; needs no labels",
    details: errorsDetails + " The deviation is divided by n, not by n − 1 as in \"repeat\".",
    example: ["train", "threshold sigma 3"],
    action: { context, arguments in
      try choose(.sigma(arguments.deviations), errorsOf: arguments.errors, &context)
    }),
  Command(
    "threshold cost", CostForm(), group: .judge,
    summary: "minimize the total cost, given the costs of a false alarm and a miss",
    details: "\"threshold cost 1:20\" says that a missed abnormal beat costs as much as 20 false alarms.",
    example: ["train", "threshold cost 1:20"],
    action: { context, arguments in
      let costs = arguments.costs
      return try choose(
        .cost(falsePositive: costs.falsePositive, falseNegative: costs.falseNegative), on: arguments.basis, &context)
    }),
]

private struct ValueForm: Form {
  let value = Parameter(optional: "value", .number(NumberRange(-.infinity)))
  let basis = basisOption(default: .validation)
}

private struct BestForm: Form {
  let criterion = Parameter("criterion", Kind<Criterion>.choice { "highest \($0.rawValue)" })
  let basis = basisOption(default: .validation)
}

private struct CostForm: Form {
  let costs = Parameter("fp:fn", .costs)
  let basis = basisOption(default: .validation)
}

private struct PercentileForm: Form {
  let percent = Parameter("percent", .percentage(ThresholdPolicy.percents))
  let errors = ErrorsForm()
}

private struct SigmaForm: Form {
  let deviations = Parameter("deviations", .number(NumberRange(ThresholdPolicy.sigmas)))
  let errors = ErrorsForm()
}

/// Whose errors count, as an option or behind the word "on"; `nil` stands for those of the training beats.
private struct ErrorsForm: Form {
  let behind = Parameter(optional: "beats", kind, keyword: "on")
  let option = CommandOption("on", kind, default: nil, shown: { _ in training.word }, "whose errors")

  private static let training = Choice("training", "the errors of the training beats")
  private static let kind = Kind<ThresholdChoice.Basis?>.choice([
    (training, nil),
    (
      Choice("validation", "the errors of all validation beats, normal and abnormal, their labels unread"),
      .validation
    ),
  ])
}

/// A policy that needs labels, on these beats.
private func choose(
  _ policy: ThresholdPolicy, on basis: ThresholdChoice.Basis, _ context: inout CommandContext
) throws -> any Outcome {
  try context.bench.choose(ThresholdChoice(policy, on: basis))
  return try ThresholdOutcome(context.bench)
}

/// A policy that needs none.
private func choose(
  _ policy: ThresholdPolicy, errorsOf errors: Arguments<ErrorsForm>, _ context: inout CommandContext
) throws -> any Outcome {
  let chosen = errors.isGiven(\.option) ? errors.option : errors.behind ?? nil
  try context.bench.choose(ThresholdChoice(policy, errorsOf: chosen))
  return try ThresholdOutcome(context.bench)
}

private let errorsDetails = """
  "on validation" takes the errors of all validation beats instead, without looking at their labels: the abnormal ones \
  among them move it up.
  """
