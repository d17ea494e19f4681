import Judging
import NeuralNetwork
import TerminalGraphics
import Workbench

/// What the collapse watch has to say, when it has something to say.
///
/// Dead units alone are none of it: with relu many die, and what is left mostly suffices. `show` counts them.
struct CollapseText: Sendable {
  private let report: CollapseReport
  /// Layers with fewer living units than the bottleneck has.
  private let starved: [DeadUnits]
  private let bottleneck: Int
  /// Whether a penalty presses the weights that is large beside such losses.
  private let isPenalized: Bool

  /// `nil` for a network whose output follows its input and whose layers are not starved.
  init?(_ detector: TrainedDetector) {
    guard let trained = detector.trainedNetwork else { return nil }
    let regularizer = detector.recipe.regularizer
    self.init(
      trained.collapse, bottleneck: trained.network.architecture.bottleneck,
      isPenalized: regularizer.kind != .none && regularizer.rate >= 1e-4)
  }

  init?(_ report: CollapseReport, bottleneck: Int, isPenalized: Bool = false) {
    self.isPenalized = isPenalized
    self.report = report
    self.bottleneck = bottleneck
    starved = report.deadUnits.filter { $0.dead > 0 && $0.units - $0.dead < bottleneck }
    guard report.isCollapsed || !starved.isEmpty else { return nil }
  }

  func render(on page: inout Page) {
    guard report.isCollapsed else {
      let layers = starved.map { "\($0.units - $0.dead) of \($0.units) in layer \($0.layer + 1)" }
      page.warning(
        StyledText("few units still answer", .warning, bold: true)
          + StyledText(
            ": \(layers.joined(separator: ", ")), fewer than the \(bottleneck) of the bottleneck, so less gets through "
              + "than you meant; \"activation leaky-relu\" or another seed may help, \"explain dead unit\" says why"))
      return
    }
    let dead = DeadUnitsText(report).map { " Dead units: \($0.text)." } ?? ""
    page.warning(
      StyledText(title, .warning, bold: true)
        + StyledText(
          ": whatever beat goes in, nearly the same comes out (its outputs spread \(spread) as much as the beats do)."
            + "\(dead) \(meaning) \(cure) may free it; \"explain plateau\" says why"))
  }

  /// The fact alone, for whoever was told the rest by `train`.
  func renderBriefly(on page: inout Page) {
    guard report.isCollapsed else { return }
    page.warning(
      StyledText(title, .warning, bold: true)
        + StyledText(": whatever beat goes in, nearly the same comes out. \(meaning)"))
  }

  private var title: String {
    report.repeatsMean ? "this network learned only the mean beat" : "this network has not even learned the mean beat"
  }

  private var meaning: String {
    report.repeatsMean
      ? "Its AUC is what distance to the mean scores."
      : "Its AUC is what the distance to that one curve scores."
  }

  /// What most likely keeps it there, the surest first.
  private var cure: String {
    if isPenalized { return "A much smaller regularization-rate" }
    // Where a whole layer is dead no gradient gets through, however long one trains.
    if report.deadUnits.contains(where: { $0.units > 0 && $0.dead == $0.units }) {
      return "Another seed, more units or \"activation leaky-relu\""
    }
    return report.repeatsMean
      ? "More epochs, smaller batches or another seed" : "Another learning rate, larger or smaller, or more epochs"
  }

  private var spread: String {
    let share = report.spreadRatio
    return share < 0.01 ? "less than 1 %" : "\(NumberText.percent(share))"
  }
}

/// How many units of which layer are dead.
struct DeadUnitsText {
  /// `9 of 15 in layer 1, 4 of 7 in layer 2`
  let text: String

  /// `nil` where all live.
  init?(_ report: CollapseReport) {
    let layers = report.deadUnits.filter { $0.dead > 0 }.map { "\($0.dead) of \($0.units) in layer \($0.layer + 1)" }
    guard !layers.isEmpty else { return nil }
    text = layers.joined(separator: ", ")
  }
}

/// The whole remark on one line, or `nil` where nothing is to be said.
package func collapseRemark(_ report: CollapseReport, bottleneck: Int) -> String? {
  guard let text = CollapseText(report, bottleneck: bottleneck) else { return nil }
  var page = Page(appearance: Appearance(width: 1000), showsTimes: false)
  text.render(on: &page)
  return page.lines.map(\.plain).joined(separator: " ")
}
