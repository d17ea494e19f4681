import Judging
import TerminalGraphics
import Workbench

/// The whole session at a glance.
package struct ShowOutcome: Outcome {
  let detector: String
  let layers: String
  let parameters: Int
  let activation: String
  let source: String
  /// Settings that differ from their defaults.
  let changed: [RecipeChange]
  /// Every setting's value.
  let settings: [String: String]
  let trained: Bool
  let stale: Bool
  let changedSinceTraining: [RecipeChange]
  /// Whether another program trained it.
  let isFromElsewhere: Bool
  let epochsDone: Int?
  let threshold: Double?
  let thresholdChoice: String
  let collapsed: Bool?
  /// Units that give the same for every beat, layer by layer.
  let deadUnits: [DeadUnits]?
  let auc: Double?
  let accuracy: Double?
  let recall: Double?
  /// Absent where there are no alarms.
  let precision: OrNull
  /// Beats called abnormal.
  let alarms: Int?
  /// Whether the threshold was chosen on the test beats.
  let optimistic: Bool
  private let staleNames: [String]
  private let describedDetector: String

  package var subject: RecordSubject { .detector }

  private enum CodingKeys: String, CodingKey {
    case detector, layers, parameters, activation, source, changed, settings, trained, stale, changedSinceTraining
    case isFromElsewhere, epochsDone, threshold, thresholdChoice, collapsed, deadUnits, auc, accuracy, recall, precision
    case alarms, optimistic
  }

  package init(_ bench: Workbench) throws {
    let recipe = bench.recipe
    detector = recipe.detector
    describedDetector = bench.detectorText
    layers = bench.shapeText
    parameters = bench.architecture.parameterCount
    activation = recipe.activation.rawValue
    source = bench.data.source.name
    changed = recipe.reduced().changes(since: Recipe()).filter {
      !["layers", "bottleneck", "detector"].contains($0.name)
    }
    settings = Dictionary(Setting.all.filter { $0.isUsed(by: recipe.detector) }.map { ($0.name, $0.text(in: recipe)) })
    { first, _ in first }
    trained = bench.detector != nil
    stale = bench.isStale
    changedSinceTraining = bench.changesSinceTraining
    isFromElsewhere = bench.detector?.origin != nil
    epochsDone = bench.detector?.training?.epochsDone
    threshold = bench.detector.map { Double($0.threshold.value) }
    thresholdChoice = (bench.detector?.threshold.choice ?? bench.thresholdChoice).text
    collapsed = bench.detector?.isCollapsed
    deadUnits = bench.detector?.collapse?.deadUnits
    let evaluation = trained ? try? bench.evaluate() : nil
    auc = evaluation?.auc
    accuracy = evaluation?.confusion.accuracy
    recall = evaluation?.confusion.recall
    precision = OrNull(evaluation?.confusion.definedPrecision)
    alarms = evaluation?.confusion.alarms
    optimistic = evaluation?.optimistic ?? false
    staleNames = StalenessText(bench, judgesTestRows: true)?.names ?? []
  }

  package func render(on page: inout Page) {
    if detector == Recipe.autoencoder {
      row("network", "\(layers), \(activation), \(counted(parameters, "parameter"))", on: &page)
    } else {
      row("method", describedDetector, on: &page)
    }
    let differing = changed.map { "\($0.name) \($0.after)" }
    row("settings", differing.isEmpty ? "all at their defaults" : differing.joined(separator: ", "), on: &page)
    row("data", source, on: &page)
    row("detector", state, on: &page)
    if let deadText { row("dead units", deadText, on: &page) }
    row("threshold", thresholdText, on: &page)
    if let auc, let accuracy, let recall {
      row(
        "on the test",
        "AUC \(ratio(auc)), accuracy \(ratio(accuracy)), recall \(ratio(recall)), precision "
          + (precision.value.map(ratio) ?? "undefined (no alarms)")
          + (optimistic ? " (optimistic: the threshold was chosen on these beats)" : ""), on: &page)
    }
    page.next(trained && !stale ? "\"evaluate\" tells more, \"set\" lists every setting" : "\"train\"")
  }

  private var state: String {
    guard trained else { return "not trained" }
    let collapse = collapsed == true ? "; it has collapsed" : ""
    let staleness = stale ? "; stale: \(staleNames.joined(separator: ", ")) changed since" : ""
    guard let epochsDone else { return "fitted\(staleness)" }
    let training =
      isFromElsewhere && epochsDone == 0 ? "trained by another program" : "trained for \(counted(epochsDone, "epoch"))"
    return "\(training)\(collapse)\(staleness)"
  }

  /// Nothing to be alarmed at, as long as the output follows the input.
  private var deadText: String? {
    guard let deadUnits, let epochsDone, epochsDone > 0 else { return nil }
    let layers = deadUnits.filter { $0.dead > 0 }.map { "\($0.dead) of \($0.units) in layer \($0.layer + 1)" }
    guard !layers.isEmpty else { return "none" }
    let remark = collapsed == true ? "" : "; usual with relu, and no fault while the output follows the input"
    return layers.joined(separator: ", ") + (activation == "relu" ? remark : "")
  }

  private var thresholdText: String {
    threshold.map { "\(errorFigure($0)), \(thresholdChoice)" } ?? "\(thresholdChoice), once trained"
  }

  private func row(_ name: String, _ text: String, on page: inout Page) {
    page.line(StyledText(name, .muted).padded(to: 13) + StyledText(text), indent: 13)
  }
}
