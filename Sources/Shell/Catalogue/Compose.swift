import Views
import Workbench

private let units = ValueDomain.integer(Recipe.units)

/// Commands that compose the autoencoder; the decoder always mirrors the encoder.
let composeCommands: [Command] = [
  Command(
    "layers", [Parameter("units", .layerUnits, .repeated(atLeast: 0))], group: .compose,
    summary: "draw the network, or set the encoder's hidden layers",
    details: """
      Without numbers it draws every layer with its units, activation and number of parameters. With numbers they become \
      the encoder's hidden layers, in order; the decoder mirrors them. "layers none" leaves only the bottleneck. A name like \
      the prompt's, 15-7-2, sets the bottleneck too, and so does the whole chain from input to output.
      """,
    example: ["layers 20 10", "layers"],
    action: { context, arguments in
      guard arguments.has("units") else {
        return LayersOutcome(architecture: context.bench.architecture)
      }
      let units = try Recipe.checkedLayers(arguments.layerUnits)
      let bottleneck = arguments.integer("bottleneck")
      return ChangeOutcome(
        context.bench.change {
          $0.hidden = units
          $0.bottleneck = bottleneck ?? $0.bottleneck
        }, context.bench)
    }),
  Command(
    "layer add", [Parameter("units", units), place(.optional, keyword: "at")],
    group: .compose, summary: "add a hidden layer and its mirror",
    details: "It comes last in the encoder, next to the bottleneck, or at the place you name.",
    example: ["layer add 10", "layer add 30 at 1"],
    action: { context, arguments in
      var hidden = context.bench.recipe.hidden
      let place = arguments.integer("place") ?? hidden.count + 1
      guard (1...hidden.count + 1).contains(place) else {
        throw arguments.error(
          "\"\(place)\" is not a place for a new layer; there are 1 to \(hidden.count + 1)", about: "place")
      }
      hidden.insert(arguments.integer("units") ?? 1, at: place - 1)
      let checked = try Recipe.checkedLayers(hidden)
      return ChangeOutcome(context.bench.change { $0.hidden = checked }, context.bench)
    }),
  Command(
    "layer remove", [place(.required)], group: .compose, summary: "remove a hidden layer and its mirror",
    example: ["layer remove 2"],
    action: { context, arguments in
      let index = try layerIndex(context, arguments)
      return ChangeOutcome(context.bench.change { $0.hidden.remove(at: index) }, context.bench)
    }),
  Command(
    "layer resize", [place(.required), Parameter("units", units)], group: .compose,
    summary: "change the units of a hidden layer and its mirror", example: ["layer resize 1 20"],
    action: { context, arguments in
      let index = try layerIndex(context, arguments)
      return ChangeOutcome(
        context.bench.change { $0.hidden[index] = arguments.integer("units") ?? $0.hidden[index] }, context.bench)
    }),
  Command(
    "bottleneck", [Parameter("units", units, .optional)], group: .compose,
    summary: "set the number of units in the bottleneck, through which every beat must pass",
    example: ["bottleneck 3"],
    action: { context, arguments in
      guard let units = arguments.integer("units") else {
        return LayersOutcome(architecture: context.bench.architecture)
      }
      return ChangeOutcome(context.bench.change { $0.bottleneck = units }, context.bench)
    }),
]

private func place(_ presence: Parameter.Presence, keyword: String? = nil) -> Parameter {
  Parameter("place", .integer(1...Recipe.hiddenLayers.upperBound + 1), presence, keyword: keyword)
}

private func layerIndex(_ context: CommandContext, _ arguments: Arguments) throws -> Int {
  let place = arguments.integer("place") ?? 0
  let count = context.bench.recipe.hidden.count
  guard (1...max(1, count)).contains(place), count > 0 else {
    throw arguments.error(WorkbenchError.noLayer(position: place, count: count).description, about: "place")
  }
  return place - 1
}

extension Arguments {
  /// Units of the hidden layers; the word `none` stands for no layer at all.
  fileprivate var layerUnits: [Int] {
    words("units").contains("none") ? [] : integers("units")
  }
}
