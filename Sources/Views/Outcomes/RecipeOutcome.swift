import Tables
import TerminalGraphics
import Words
import Workbench

/// The commands that rebuild the session.
package struct RecipeOutcome: Outcome {
  let commands: [String]

  package init(_ bench: Workbench) {
    commands = bench.rebuildingCommands
  }

  package func render(on page: inout Page) {
    // Commands are to be pasted, so they are neither wrapped nor coloured.
    for command in commands { page.verbatim(command) }
  }
}

extension Workbench {
  /// The shortest list of commands that leads to this session from a new one.
  var rebuildingCommands: [String] {
    rebuildingCommands(source: data.source, recipe: recipe, detector: isStale ? nil : detector)
  }

  /// The commands that lead to the detector that was trained, where recipe or data changed since, too.
  var detectorCommands: [String] {
    guard let detector else { return rebuildingCommands }
    return rebuildingCommands(source: detector.source, recipe: detector.recipe, detector: detector)
  }

  private func rebuildingCommands(source: DataSource, recipe: Recipe, detector: TrainedDetector?) -> [String] {
    var commands = [source.command]
    commands += recipe.changes(since: Recipe()).map(\.command)
    if thresholdChoice != .initial { commands.append(thresholdChoice.command) }
    if let detector {
      let epochs = detector.training?.epochsDone ?? recipe.epochs
      if let origin = detector.origin {
        commands.append("load \(quotedIfNeeded(origin.file))")
        if epochs > origin.epochs { commands.append("train more \(epochs - origin.epochs)") }
      } else {
        commands.append(epochs == recipe.epochs ? "train" : "train \(epochs)")
      }
    }
    return commands + drawingCommands + editCommands
  }
}
