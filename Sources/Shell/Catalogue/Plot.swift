import Workbench

/// Commands that draw.
let plotCommands: [Command] = [
  Command(
    "plot loss", group: .judge, summary: "training and validation loss over the epochs", example: ["train", "plot loss"],
    action: { context, _ in PlotLossOutcome(try context.bench.trained()) }),
  Command(
    "plot reconstruction", beatParameters, group: .judge, summary: "one test beat and its reconstruction, overlaid",
    example: ["train", "plot reconstruction 17"],
    action: { context, arguments in
      let beat = try context.bench.testBeat(arguments.beatReference())
      return PlotReconstructionOutcome(beat, try context.bench.score(beat.values))
    }),
]

private let beatParameters = [
  Parameter("which", .beat), Parameter("nth", .integer(1...1_000_000), .optional),
]
