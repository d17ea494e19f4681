import LineEditing
import TerminalGraphics
import Views
import Workbench

/// What stands before the cursor: the network, and whether a detector was trained from it.
struct Prompt {
  let bench: Workbench
  let appearance: Appearance
  /// Where the reader stands in a lesson: `step 4/12`.
  var place: String?

  var text: String {
    let isPlain = appearance.glyphs == .ascii
    let heart = isPlain ? StyledText("") : StyledText("♥ ", .bad)
    return
      (heart + StyledText(shape, .strong, bold: true) + state + lesson + StyledText(isPlain ? "> " : " › ", .muted))
      .rendered(appearance.color)
  }

  static func continuation(_ appearance: Appearance) -> String {
    StyledText(appearance.glyphs == .ascii ? "... " : "  … ", .muted).rendered(appearance.color)
  }

  /// The encoder and the bottleneck; the decoder only mirrors them. Many layers are too long for a prompt.
  private var shape: String {
    guard bench.recipe.isNetwork else { return bench.recipe.detector }
    let units = bench.recipe.hidden + [bench.recipe.bottleneck]
    guard units.count > 6 else { return units.map(String.init).joined(separator: "-") }
    return "\(units[0])-\(units[1])-(\(units.count - 3) more)-\(units[units.count - 1])"
  }

  private var lesson: StyledText {
    guard let place else { return StyledText("") }
    return StyledText(appearance.glyphs == .ascii ? " | " : " · ", .muted) + StyledText(place, .accent)
  }

  private var state: StyledText {
    guard let detector = bench.detector else { return StyledText("") }
    if bench.isStale { return StyledText(" stale", .warning) }
    // A network from elsewhere was trained, though nobody here knows for how long.
    let isTrained = detector.hasLearned || detector.origin != nil
    if isTrained, detector.isScored, detector.isCollapsed { return StyledText(" collapsed", .warning) }
    return StyledText(isTrained ? " trained" : " initialized", .good)
  }
}
