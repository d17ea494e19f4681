import Workbench

private let epochs = ValueDomain.integer(0...1_000_000)

private let slowOption = CommandOption(flag: "slow", "pause after each epoch, to watch it learn")

extension Arguments {
  /// Seconds to rest after an epoch.
  fileprivate var pause: Double { has("slow") ? 0.25 : 0 }
}

/// Commands that train.
let trainCommands: [Command] = [
  Command(
    "train", [Parameter("epochs", epochs, .optional)], options: [slowOption], group: .train,
    summary: "train from scratch, for the epochs of the recipe or the number you give",
    details: """
      Ctrl-C ends after the current batch and keeps what was learned. "train 0" only initializes the weights. \
      "--slow" pauses after each epoch, so that you can watch the network learn. A detector other than the \
      autoencoder fits at once, without epochs.
      """,
    example: ["train", "train 20"],
    action: { context, arguments in
      guard context.bench.recipe.isNetwork else {
        let summary = try context.bench.train(
          epochs: arguments.integer("epochs"), watch: context.services.fittingWatch())
        context.keep(summary)
        return try TrainOutcome(summary, context.bench)
      }
      let epochs = arguments.integer("epochs") ?? context.bench.recipe.epochs
      let watch = context.services.trainingWatch(epochs: epochs, pause: arguments.pause)
      let summary = try context.bench.train(epochs: epochs, watch: watch)
      context.keep(summary)
      return try TrainOutcome(summary, context.bench)
    }),
  Command(
    "train more", [Parameter("epochs", epochs)], options: [slowOption], group: .train,
    summary: "continue training the current detector", details: "The optimizer keeps its state.",
    example: ["train 10", "train more 20"],
    action: { context, arguments in
      try goOn(&context, epochs: arguments.integer("epochs") ?? 1, pause: arguments.pause, isKept: true)
    }),
  Command(
    "step", group: .train, summary: "train one more epoch", example: ["step"],
    action: { context, _ in try goOn(&context, epochs: 1, isKept: false) }),
]

private func goOn(
  _ context: inout CommandContext, epochs: Int, pause: Double = 0, isKept: Bool
) throws -> any Outcome {
  let before = context.bench.detector?.training?.epochsDone ?? 0
  let watch = context.services.trainingWatch(epochs: epochs, before: before, pause: pause)
  let summary = try context.bench.trainMore(epochs: epochs, watch: watch)
  if isKept { context.keep(summary) }
  return try TrainOutcome(summary, context.bench)
}
