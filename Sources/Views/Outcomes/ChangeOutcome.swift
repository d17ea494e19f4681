import TerminalGraphics
import Words
import Workbench

/// What a command changed in the recipe.
package struct ChangeOutcome: Outcome {
  let changes: [RecipeChange]
  let layers: String
  let parameters: Int
  let trained: Bool
  let stale: Bool
  /// What to know of a network without a bottleneck.
  let remark: String?
  let detector: String
  /// A setting that was changed though the detector does not read it, in one sentence.
  let unread: String?

  /// Why the data cannot give the beats that the recipe asks for now, with the most that can be had.
  let shortage: String?

  /// Whether a rate was set for a penalty that is not there.
  let lacksRegularizer: Bool

  /// Which command was undone or done again.
  let turned: String?
  /// The threshold's choice that a reset leaves alone, where it is not the default.
  let staying: String?

  package init(
    _ changes: [RecipeChange], _ bench: Workbench, turning turned: String? = nil, staying choice: ThresholdChoice? = nil
  ) {
    self.turned = turned
    staying = choice.flatMap { $0 == .initial ? nil : $0.text }
    self.changes = changes
    detector = bench.recipe.detector
    unread = Self.unread(changes, bench.recipe)
    layers = bench.shapeText
    parameters = bench.architecture.parameterCount
    trained = bench.detector != nil
    stale = bench.isStale
    shortage = changes.isEmpty ? nil : bench.shortage?.description
    remark = NarrowPlace(bench.architecture).remark
    lacksRegularizer = bench.recipe.regularizer.kind == .none && changes.contains { $0.name == "regularization-rate" }
  }

  package func render(on page: inout Page) {
    if let turned { page.line(StyledText(turned)) }
    guard !changes.isEmpty else {
      // What was undone may be no setting: an edit, a drawing.
      if turned == nil { page.line("nothing changed: that is how it is already") }
      renderStaying(on: &page)
      return
    }
    for change in changes { page.line(change.styled) }
    if changes.contains(where: { ["layers", "bottleneck"].contains($0.name) }) {
      page.line(StyledText("\(layers), \(counted(parameters, "parameter"))", .muted))
      if let remark { page.line(StyledText(remark, .warning)) }
    }
    if let shortage { page.warning(StyledText(shortage)) }
    if lacksRegularizer {
      page.line(StyledText("it has no effect while the regularizer is none; \"regularizer l2\" chooses one", .muted))
    }
    if let unread { page.line(StyledText(unread, .muted)) }
    renderStaying(on: &page)
    if stale {
      page.next("the trained detector is stale now: \"train\" makes a new one")
    } else if !trained {
      page.next(
        detector == Recipe.autoencoder
          ? "\"train\" when you are ready, \"layers\" to see the network" : "\"train\" when you are ready")
    }
  }

  /// Of the changes one that the detector does not read, and which detectors do.
  private static func unread(_ changes: [RecipeChange], _ recipe: Recipe) -> String? {
    guard !changes.contains(where: { $0.name == "detector" }) else { return nil }
    for change in changes {
      let isLayers = ["layers", "bottleneck"].contains(change.name)
      let setting = Setting.named(change.name)
      let isRead = isLayers ? recipe.isNetwork : setting?.isUsed(by: recipe.detector) ?? true
      guard !isRead else { continue }
      let readers = isLayers ? [Recipe.autoencoder] : setting?.detectors ?? []
      return "\(change.name) belongs to \(enumeration(readers, "and")); \(recipe.detector) does not read it"
    }
    return nil
  }

  private func renderStaying(on page: inout Page) {
    guard let staying else { return }
    page.line(StyledText("the threshold stays: \(staying) (\"threshold best accuracy\" is the default)", .muted))
  }
}

extension RecipeChange {
  var styled: StyledText {
    StyledText(name, .strong, bold: true) + StyledText("  \(before) → ", .muted) + StyledText(after)
  }
}
