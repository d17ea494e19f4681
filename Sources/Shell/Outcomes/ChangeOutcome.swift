import TerminalGraphics
import Workbench

/// What a command changed in the recipe.
struct ChangeOutcome: Outcome {
  let changes: [RecipeChange]
  let layers: String
  let parameters: Int
  let trained: Bool
  let stale: Bool
  /// What to know of a network without a narrow place.
  let remark: String?

  init(_ changes: [RecipeChange], _ bench: Workbench) {
    self.changes = changes
    layers = bench.recipe.shapeText
    parameters = bench.recipe.architecture().parameterCount
    trained = bench.detector != nil
    stale = bench.isStale
    remark = NarrowPlace(bench.recipe.architecture()).remark
  }

  func render(on page: inout Page) {
    guard !changes.isEmpty else {
      page.line("nothing changed: it is so already")
      return
    }
    for change in changes { page.line(change.styled) }
    if changes.contains(where: { ["layers", "bottleneck"].contains($0.name) }) {
      page.line(StyledText("\(layers), \(counted(parameters, "parameter"))", .muted))
      if let remark { page.line(StyledText(remark, .warning)) }
    }
    if stale {
      page.next("the trained detector is stale now: \"train\" makes a new one")
    } else if !trained {
      page.next("\"train\" when you are ready, \"layers\" to see the network")
    }
  }
}

extension RecipeChange {
  var styled: StyledText {
    StyledText(name, .strong, bold: true) + StyledText("  \(before) → ", .muted) + StyledText(after)
  }
}
