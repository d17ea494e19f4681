import Views
import Words
import Workbench

/// Commands that draw.
let plotCommands: [Command] = [
  plot("loss", summary: "training and validation loss over the epochs") { context, _ in
    try PlotLossOutcome(context.bench.trained())
  },
  plot(
    "history", summary: "AUC, average precision, accuracy and F1 on the validation beats over the epochs",
    details:
      "The networks on the way are kept while training and judged when you ask, so training is as fast as without."
  ) { context, _ in
    let detector = try context.bench.trained()
    let trivial = try? context.bench.evaluate(on: .validation).trivialAUC
    return HistoryPlot(history: try detector.history(), trivialAUC: trivial, warning: caution(context.bench))
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
  ) { context, _ in
    let detector = try context.bench.trained()
    if let outlines = detector.cloudOutlines {
      return CloudsPlot(outlines, detector, warning: caution(context.bench))
    }
    return try LatentPlot(detector.latentMap(), warning: caution(context.bench))
  },
  plot(
    "weights", WeightsForm(), summary: "the weights of a layer, or of one unit: the shape it looks for",
    details: "Layers are counted from 1, as \"layers\" draws them below the input; without a number it is the first.",
    example: ["train", "plot weights", "plot weights 1 3"], weights),
  plot(
    "beats", Parameter(repeated: "which", .beat),
    summary: "the mean beat of each class with its spread, or any test beats side by side",
    details:
      "\"plot beats\" draws the classes with one standard deviation (divided by n) on either side, \"plot beats pvc\" the first six of one, \"plot beats 3 17 40\" these.",
    example: ["plot beats", "plot beats abnormal"], beats),
  plot(
    "drawings", DrawingsForm(),
    summary: "your drawings side by side, or with --overlay one over the other",
    details: "Alone it shows every drawing that was kept, and the one that is worked on; with names these.",
    example: ["draw from beat 17", "draw one", "draw edit t-wave * 0.2", "plot drawings", "plot drawings --overlay"],
    rows: .curve, plotDrawings),
  plot(
    "reconstruction", BeatForm(), summary: "one test beat and its reconstruction, the error between them filled",
    example: ["train", "plot reconstruction 17"]
  ) { context, arguments in
    let beat = try context.bench.testBeat(arguments.reference())
    let score = try context.bench.score(beat.values)
    return PlotReconstructionOutcome(
      beat, score, context.bench, warning: caution(context.bench, judgesTestRows: false))
  },
  plot(
    "activations", BeatForm(), summary: "what each layer made of one test beat; dead units are marked",
    example: ["train", "plot activations 17"]
  ) { context, arguments in
    let detector = try context.bench.trained()
    let beat = try context.bench.testBeat(arguments.reference())
    let error = try context.bench.score(beat.values).error
    return try ActivationsPlot(beat, detector, error: error, warning: caution(context.bench, judgesTestRows: false))
  },
]

private struct WeightsForm: Form {
  let layer = Parameter("layer", .integer(1...Recipe.hiddenLayers.upperBound * 2 + 2), default: 1)
  let unit = Parameter(optional: "unit", .integer(1...Recipe.units.upperBound))
}

/// What a command that draws takes, and where its picture is written.
private struct PlotForm<Own: ArgumentDeclaration>: Form {
  let own: Own
  let saving = SavingForm()
}

/// A command that draws; all of them can write what they draw.
func plot<Own: ArgumentDeclaration>(
  _ name: String, _ own: Own = NoArguments(), summary: String, details: String = "", example: [String]? = nil,
  rows: RowNeed = .any,
  _ make: @escaping @Sendable (inout CommandContext, Own.Content) throws -> any PlotOutcome
) -> Command {
  Command(
    "plot \(name)", PlotForm(own: own), group: .judge, effect: .shows, summary: summary, details: details,
    example: example ?? ["train", "plot \(name)"], rows: rows,
    action: { context, arguments in
      let plot = try make(&context, arguments.own)
      return try saved(plot, context, arguments.saving)
    })
}

/// A picture of labelled errors and the threshold.
private func judged<Plot: PlotOutcome>(
  _ name: String, summary: String, _ make: @escaping @Sendable (LabelledScores, Float, String?, DetectorWords) -> Plot
) -> Command {
  plot(
    name, basisOption(default: .test), summary: summary,
    example: ["train", "plot \(name)", "plot \(name) --save \(name).svg"]
  ) { context, basis in
    let detector = try context.bench.trained()
    let scores = try detector.labelledScores(on: basis)
    let isOptimistic = detector.isOptimistic(on: scores.basis)
    let warning = caution(context.bench) ?? (isOptimistic ? optimisticWarning : nil)
    return make(scores, detector.threshold.value, warning, DetectorWords(context.bench))
  }
}

private func weights(_ context: inout CommandContext, _ arguments: Arguments<WeightsForm>) throws -> any PlotOutcome {
  let detector = try context.bench.trained()
  let network = try detector.requireNetwork(for: "plot weights").network
  let layers = network.layers
  let layer = arguments.layer
  guard layers.indices.contains(layer - 1) else {
    throw arguments.error("there is no layer \"\(layer)\"; there are layers 1 to \(layers.count)", about: \.layer)
  }
  let warning = caution(context.bench)
  guard let unit = arguments.unit else {
    return WeightsPlot(detector, network, layer: layer, warning: warning)
  }
  let units = layers[layer - 1].shape.units
  guard unit <= units else {
    throw arguments.error(
      "there is no unit \"\(unit)\" in layer \(layer); it has \(counted(units, "unit"))", about: \.unit)
  }
  return UnitPlot(detector, network, layer: layer, unit: unit, warning: warning)
}

/// Beats of a group that are drawn when no number is given.
private let galleryCount = 6

private func beats(_ context: inout CommandContext, _ words: [BeatWord]) throws -> any PlotOutcome {
  let bench = context.bench
  guard !words.isEmpty else { return ClassesPlot(bench.data) }
  let single = try words.compactMap { word in
    if case .index(let index) = word { try bench.testBeat(.index(index)) } else { nil }
  }
  let named = words.compactMap { if case .group(let group) = $0 { group } else { nil } }
  // Each group once, in the order of the classes.
  let groups = beatGroups.map(\.group).filter(named.contains)
  let grouped = try groups.flatMap { group in
    // The first must be there; after it as many as there are.
    try [bench.testBeat(.group(group, 1))] + (2...galleryCount).compactMap { try? bench.testBeat(.group(group, $0)) }
  }
  return BeatsPlot(single + grouped, bench)
}
