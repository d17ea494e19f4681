import Views
import Workbench

private let epochs = ValueDomain.integer(0...1_000_000)

private let slowOption = CommandOption(flag: "slow", "pause after each epoch, to watch it learn")

extension Arguments {
  /// Seconds to rest after an epoch.
  fileprivate var pause: Double { has("slow") ? pauseOfSlowTraining : 0 }
}

/// Seconds from one epoch to the next of a training that is to be watched.
let pauseOfSlowTraining = 0.25

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
      let before = context.bench
      guard context.bench.recipe.isNetwork else {
        let summary = try context.bench.train(
          epochs: arguments.integer("epochs"), watch: context.services.fittingWatch())
        context.keep(summary)
        return try TrainOutcome(summary, context.bench, before: before)
      }
      let epochs = arguments.integer("epochs") ?? context.bench.recipe.epochs
      let watch = context.services.trainingWatch(epochs: epochs, pause: arguments.pause)
      let summary = try context.bench.train(epochs: epochs, watch: watch)
      context.keep(summary)
      return try TrainOutcome(summary, context.bench, before: before)
    }),
  Command(
    "train more", [Parameter("epochs", epochs)], options: [slowOption], group: .train,
    summary: "continue training the current detector", details: "The optimizer keeps its state.",
    example: ["train 10", "train more 20"],
    action: { context, arguments in
      try goOn(&context, epochs: arguments.integer("epochs") ?? 1, pause: arguments.pause, isKept: true)
    }),
  Command(
    "step", [Parameter("unit", .text, .optional)],
    options: [
      CommandOption(
        flag: "explain", "work out the first gradient step of the next epoch for a unit, LAYER:UNIT, and train nothing")
    ], group: .train, summary: "train one more epoch; with --explain: one gradient step, with its numbers",
    details: """
      "step --explain" takes the batch that comes next and follows one unit through it: its inputs, weighted sum, \
      activation, error signal and gradient, and what the optimizer makes of one of its weights, with the numbers filled \
      in. They are those of the step that "step" then begins with. "step --explain 2:5" names unit 5 of layer 2; \
      layers are counted as "layers" draws them.
      """,
    example: ["step", "step --explain", "step --explain 1:3"],
    action: { context, arguments in
      guard arguments.has("explain") else {
        guard !arguments.has("unit") else {
          throw arguments.error("a unit is named for \"--explain\" only: \"step --explain 2:5\"", about: "unit")
        }
        return try goOn(&context, epochs: 1, isKept: false)
      }
      return try explainStep(context, arguments)
    }),
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

/// One gradient step, for a unit named `LAYER:UNIT`, or for one that the step moves much.
private func explainStep(_ context: CommandContext, _ arguments: Arguments) throws -> any Outcome {
  guard let word = arguments.word("unit") else {
    return StepOutcome(explained: try context.bench.nextStep(layer: nil, unit: nil))
  }
  let parts = word.split(separator: ":", omittingEmptySubsequences: false).map { wholeNumber(String($0)) }
  guard parts.count <= 2, let layer = parts[0], parts.count < 2 || parts[1] != nil else {
    throw arguments.error("\"\(word)\" does not name a unit; write LAYER:UNIT, as in 2:5", about: "unit")
  }
  do {
    return StepOutcome(
      explained: try context.bench.nextStep(
        layer: layer - 1, unit: parts.count == 2 ? (parts[1] ?? 1) - 1 : nil))
  } catch let error as StepError {
    throw arguments.error(error.description, about: "unit")
  }
}
