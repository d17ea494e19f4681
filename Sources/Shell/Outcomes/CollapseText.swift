import AnomalyDetection
import TerminalGraphics

/// What the collapse watch has to say, when it has something to say.
struct CollapseText: Sendable {
  private let report: CollapseReport

  /// `nil` for a network whose output follows its input and whose units live.
  init?(_ report: CollapseReport) {
    guard report.isCollapsed || Self.dead(report) > 0 else { return nil }
    self.report = report
  }

  func render(on page: inout Page) {
    guard report.isCollapsed else {
      page.line(StyledText("\(deadUnits), but the output follows the input", .muted))
      return
    }
    let dead = Self.dead(report) > 0 ? " \(deadUnits)." : ""
    page.warning(
      StyledText("this network learned only the mean beat", .warning, bold: true)
        + StyledText(
          ": whatever beat goes in, nearly the same comes out (its outputs spread \(spread) as much as the beats do)."
            + "\(dead) Its AUC is what distance to the mean scores. More epochs, smaller batches or another seed may "
            + "free it; \"explain plateau\" says why"))
  }

  private var spread: String {
    let share = report.spreadRatio
    return share < 0.01 ? "less than 1 %" : "\(NumberText.percent(share))"
  }

  private var deadUnits: String {
    let layers = report.deadUnits.filter { $0.dead > 0 }.map { "\($0.dead) of \($0.units) in layer \($0.layer + 1)" }
    return "Dead units: \(layers.joined(separator: ", "))"
  }

  private static func dead(_ report: CollapseReport) -> Int {
    report.deadUnits.map(\.dead).reduce(0, +)
  }
}
