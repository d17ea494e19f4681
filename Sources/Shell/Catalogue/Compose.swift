import Views
import Workbench

/// Commands that compose the autoencoder; the decoder always mirrors the encoder.
let composeCommands: [Command] = [
  Command(
    "layers", Parameter(layers: "units"), group: .compose,
    summary: "draw the network, or set the encoder's hidden layers",
    details: """
      Without numbers it draws every layer with its units, activation and number of parameters. With numbers they become \
      the encoder's hidden layers, in order; the decoder mirrors them. "layers none" leaves only the bottleneck. A name like \
      the prompt's, 15-7-2, sets the bottleneck too, and so does the whole chain from input to output.
      """,
    example: ["layers 20 10", "layers"],
    action: { context, request in
      guard let request else { return LayersOutcome(architecture: context.bench.architecture) }
      let units = try Recipe.checkedLayers(request.hidden)
      return ChangeOutcome(
        context.bench.change {
          $0.hidden = units
          $0.bottleneck = request.bottleneck ?? $0.bottleneck
        }, context.bench)
    }),
  Command(
    "layer add", NewLayerForm(), group: .compose, summary: "add a hidden layer and its mirror",
    details: "It comes last in the encoder, next to the bottleneck, or at the place you name.",
    example: ["layer add 10", "layer add 30 at 1"],
    action: { context, arguments in
      var hidden = context.bench.recipe.hidden
      let place = arguments.place ?? hidden.count + 1
      guard (1...hidden.count + 1).contains(place) else {
        throw arguments.error(
          "\"\(place)\" is not a place for a new layer; there are 1 to \(hidden.count + 1)", about: \.place)
      }
      hidden.insert(arguments.units, at: place - 1)
      let checked = try Recipe.checkedLayers(hidden)
      return ChangeOutcome(context.bench.change { $0.hidden = checked }, context.bench)
    }),
  Command(
    "layer remove", LayerForm(), group: .compose, summary: "remove a hidden layer and its mirror",
    example: ["layer remove 2"],
    action: { context, arguments in
      let index = try layerIndex(context, arguments)
      return ChangeOutcome(context.bench.change { $0.hidden.remove(at: index) }, context.bench)
    }),
  Command(
    "layer resize", ResizedLayerForm(), group: .compose,
    summary: "change the units of a hidden layer and its mirror", example: ["layer resize 1 20"],
    action: { context, arguments in
      let index = try layerIndex(context, arguments.layer)
      return ChangeOutcome(context.bench.change { $0.hidden[index] = arguments.units }, context.bench)
    }),
  Command(
    "bottleneck", Parameter(optional: "units", .integer(Recipe.units)), group: .compose,
    summary: "set the number of units in the bottleneck, through which every beat must pass",
    example: ["bottleneck 3"],
    action: { context, units in
      guard let units else { return LayersOutcome(architecture: context.bench.architecture) }
      return ChangeOutcome(context.bench.change { $0.bottleneck = units }, context.bench)
    }),
]

private struct NewLayerForm: Form {
  let units = Parameter("units", .integer(Recipe.units))
  let place = Parameter(optional: "place", .integer(places), keyword: "at")
}

/// A hidden layer that is there.
private struct LayerForm: Form {
  let place = Parameter("place", .integer(places))
}

private struct ResizedLayerForm: Form {
  let layer = LayerForm()
  let units = Parameter("units", .integer(Recipe.units))
}

private let places = 1...Recipe.hiddenLayers.upperBound + 1

private func layerIndex(_ context: CommandContext, _ arguments: Arguments<LayerForm>) throws -> Int {
  let count = context.bench.recipe.hidden.count
  guard (1...max(1, count)).contains(arguments.place), count > 0 else {
    throw arguments.error(
      WorkbenchError.noLayer(position: arguments.place, count: count).description, about: \.place)
  }
  return arguments.place - 1
}
