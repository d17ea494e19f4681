import TerminalGraphics
import Workbench

/// That the figures of a detector are those of an older recipe, or of other beats.
struct StalenessText: Sendable {
  private let changes: [RecipeChange]
  private let dataChanged: Bool

  /// `nil` where nothing changed since the training.
  init?(changes: [RecipeChange], dataChanged: Bool) {
    guard dataChanged || !changes.isEmpty else { return nil }
    self.changes = changes
    self.dataChanged = dataChanged
  }

  init?(_ bench: Workbench) {
    self.init(changes: bench.changesSinceTraining, dataChanged: bench.hasDataChanged)
  }

  func render(on page: inout Page) {
    if dataChanged {
      page.warning("stale: the data changed since this detector was trained; these are the beats it was trained with")
    }
    guard !changes.isEmpty else { return }
    let list = changes.map { "\($0.name) \($0.before) → \($0.after)" }.joined(separator: ", ")
    page.warning(StyledText("stale: since this detector was trained you changed \(list)"))
  }
}
