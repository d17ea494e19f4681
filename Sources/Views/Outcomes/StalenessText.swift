import Heartbeats
import Tables
import TerminalGraphics
import Workbench

/// That the figures of a detector are those of an older recipe, or of other beats. The one place for these words.
struct StalenessText: Sendable {
  private let changes: [RecipeChange]
  /// What the detector learned from, where the session's data are others by now.
  private let oldSource: DataSource?
  private let newSource: DataSource
  private let judgesTestRows: Bool

  /// `nil` where nothing changed since the training. `judgesTestRows`: the figures are of the test part of the
  /// session's data, not of a row that somebody names.
  init?(_ bench: Workbench, judgesTestRows: Bool) {
    changes = bench.changesSinceTraining
    oldSource = bench.hasDataChanged ? bench.detector?.source : nil
    newSource = bench.data.source
    self.judgesTestRows = judgesTestRows
    guard oldSource != nil || !changes.isEmpty else { return nil }
  }

  /// One sentence for each thing.
  var sentences: [String] {
    var sentences: [String] = []
    if let oldSource, oldSource.named() == newSource.named() {
      sentences.append(
        "this detector was trained on \(oldSource.named()) as it was read before, with other options"
          + (judgesTestRows ? "; it is judged here on \(newSource.named("test")) as it is read now" : ""))
    } else if let oldSource {
      sentences.append(
        judgesTestRows
          ? "this detector was trained on \(oldSource.named()), and is judged here on \(newSource.named("test"))"
          : "this detector was trained on \(oldSource.named()); the data are \(newSource.named()) now")
    }
    if !changes.isEmpty {
      let list = changes.map { "\($0.name) \($0.before) → \($0.after)" }.joined(separator: ", ")
      sentences.append("stale: since this detector was trained you changed \(list)")
    }
    return sentences
  }

  /// All of it in one line.
  var text: String { sentences.joined(separator: "; ") }

  func render(on page: inout Page) {
    for sentence in sentences { page.warning(StyledText(sentence)) }
  }

  /// What changed, in names: `data, layers`.
  var names: [String] { (oldSource == nil ? [] : ["data"]) + changes.map(\.name) }
}
