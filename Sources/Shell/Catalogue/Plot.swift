import Views
import Workbench

/// Commands that draw.
let plotCommands: [Command] = [
  plot("loss", summary: "training and validation loss over the epochs") { context, arguments in
    try saved(PlotLossOutcome(context.bench.trained()), context, arguments)
  },
  plot(
    "history", summary: "AUC, average precision, accuracy and F1 on the validation beats over the epochs",
    details:
      "The networks on the way are kept while training and judged when you ask, so training is as fast as without."
  ) { context, arguments in
    let detector = try context.bench.trained()
    let trivial = try? context.bench.evaluate(on: .validation).trivialAUC
    let history = HistoryPlot(history: try detector.history(), trivialAUC: trivial, warning: caution(context.bench))
    return try saved(history, context, arguments)
  },
  judged("errors", summary: "the errors of normal and abnormal beats, and the threshold between them") {
    ErrorsPlot($0, threshold: $1, warning: $2, $3)
  },
  judged("roc", summary: "recall against false alarms over all thresholds") { scores, threshold, warning, _ in
    ROCPlot(scores, threshold: threshold, warning: warning)
  },
  judged("pr", summary: "precision against recall over all thresholds") { scores, threshold, warning, _ in
    PrecisionRecallPlot(scores, threshold: threshold, warning: warning)
  },
  judged("confusion", summary: "the verdicts on every class at the threshold") { scores, threshold, warning, _ in
    ConfusionPlot(scores, threshold: threshold, warning: warning)
  },
  plot(
    "latent", summary: "where the test beats lie in the bottleneck, by class",
    details:
      "With more than two units it shows their first two principal components; with one, the error beside it. Of a Gaussian mixture or a PCA it shows the test rows along their first two components, with the clouds of the mixture as ellipses."
  ) { context, arguments in
    let detector = try context.bench.trained()
    if let outlines = detector.cloudOutlines {
      return try saved(CloudsPlot(outlines, detector, warning: caution(context.bench)), context, arguments)
    }
    return try saved(LatentPlot(detector.latentMap(), warning: caution(context.bench)), context, arguments)
  },
  plot(
    "weights",
    [
      Parameter("layer", .integer(1...Recipe.hiddenLayers.upperBound * 2 + 2), .optional),
      Parameter("unit", .integer(1...Recipe.units.upperBound), .optional),
    ], summary: "the weights of a layer, or of one unit: the shape it looks for",
    details: "Layers are counted from 1, as \"layers\" draws them below the input; without a number it is the first.",
    example: ["train", "plot weights", "plot weights 1 3"], weights),
  plot(
    "beats", [Parameter("which", .beat, .repeated(atLeast: 0))],
    summary: "the mean beat of each class with its spread, or any test beats side by side",
    details:
      "\"plot beats\" draws the classes with one standard deviation (divided by n) on either side, \"plot beats pvc\" the first six of one, \"plot beats 3 17 40\" these.",
    example: ["plot beats", "plot beats abnormal"], beats),
  plot(
    "drawings", [Parameter("name", .text, .repeated(atLeast: 0))],
    options: [CommandOption(flag: "overlay", "one over the other instead of side by side")],
    summary: "your drawings side by side, or with --overlay one over the other",
    details: "Alone it shows every drawing that was kept, and the one that is worked on; with names these.",
    example: ["draw from beat 17", "draw one", "draw edit t-wave * 0.2", "plot drawings", "plot drawings --overlay"],
    rows: .curve, plotDrawings),
  plot(
    "reconstruction", beatParameters, summary: "one test beat and its reconstruction, the error between them filled",
    example: ["train", "plot reconstruction 17"]
  ) { context, arguments in
    let beat = try context.bench.testBeat(arguments.beatReference())
    let score = try context.bench.score(beat.values)
    return try saved(
      PlotReconstructionOutcome(beat, score, context.bench, warning: caution(context.bench, judgesTestRows: false)),
      context,
      arguments)
  },
  plot(
    "activations", beatParameters, summary: "what each layer made of one test beat; dead units are marked",
    example: ["train", "plot activations 17"]
  ) { context, arguments in
    let detector = try context.bench.trained()
    let beat = try context.bench.testBeat(arguments.beatReference())
    let error = try context.bench.score(beat.values).error
    return try saved(
      ActivationsPlot(beat, detector, error: error, warning: caution(context.bench, judgesTestRows: false)), context,
      arguments)
  },
]

let beatParameters = [
  Parameter("which", .beat), Parameter("nth", .integer(1...1_000_000), .optional),
]

/// A command that draws; all of them can write what they draw.
func plot(
  _ name: String, _ parameters: [Parameter] = [], options: [CommandOption] = [], summary: String, details: String = "",
  example: [String]? = nil, rows: RowNeed = .any,
  _ action: @escaping @Sendable (inout CommandContext, Arguments) throws -> any Outcome
) -> Command {
  Command(
    "plot \(name)", parameters, options: options + [saveOption, forceOption], group: .judge, effect: .shows,
    summary: summary,
    details: details,
    example: example ?? ["train", "plot \(name)"], rows: rows, action: action)
}

/// A picture of labelled errors and the threshold.
private func judged<Plot: PlotOutcome>(
  _ name: String, summary: String, _ make: @escaping @Sendable (LabelledScores, Float, String?, DetectorWords) -> Plot
) -> Command {
  plot(
    name, options: [basisOption], summary: summary,
    example: ["train", "plot \(name)", "plot \(name) --save \(name).svg"]
  ) { context, arguments in
    let detector = try context.bench.trained()
    let scores = try detector.labelledScores(on: arguments.basis ?? .test)
    let isOptimistic = detector.isOptimistic(on: scores.basis)
    let warning = caution(context.bench) ?? (isOptimistic ? optimisticWarning : nil)
    return try saved(make(scores, detector.threshold.value, warning, DetectorWords(context.bench)), context, arguments)
  }
}

private func weights(_ context: inout CommandContext, _ arguments: Arguments) throws -> any Outcome {
  let detector = try context.bench.trained()
  let network = try detector.requireNetwork(for: "plot weights").network
  let layers = network.layers
  let layer = arguments.integer("layer") ?? 1
  guard layers.indices.contains(layer - 1) else {
    throw arguments.error("there is no layer \"\(layer)\"; there are layers 1 to \(layers.count)", about: "layer")
  }
  let warning = caution(context.bench)
  guard let unit = arguments.integer("unit") else {
    return try saved(WeightsPlot(detector, network, layer: layer, warning: warning), context, arguments)
  }
  let units = layers[layer - 1].shape.units
  guard unit <= units else {
    throw arguments.error(
      "there is no unit \"\(unit)\" in layer \(layer); it has \(counted(units, "unit"))", about: "unit")
  }
  return try saved(UnitPlot(detector, network, layer: layer, unit: unit, warning: warning), context, arguments)
}

/// Beats of a group that are drawn when no number is given.
private let galleryCount = 6

private func beats(_ context: inout CommandContext, _ arguments: Arguments) throws -> any Outcome {
  let bench = context.bench
  guard arguments.has("which") else { return try saved(ClassesPlot(bench.data), context, arguments) }
  let single = try arguments.integers("which").map { try bench.testBeat(.index($0)) }
  let groups = beatGroups.filter { arguments.words("which").contains($0.word) }.map(\.group)
  let grouped = try groups.flatMap { group in
    // The first must be there; after it as many as there are.
    try [bench.testBeat(.group(group, 1))] + (2...galleryCount).compactMap { try? bench.testBeat(.group(group, $0)) }
  }
  return try saved(BeatsPlot(single + grouped, bench), context, arguments)
}
