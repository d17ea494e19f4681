import NeuralNetwork
import Screens
import TerminalGraphics
import Views
import Workbench

/// A training on one screen, as replay shows it afterwards: beats and what becomes of them, the plane of the bottleneck,
/// the errors, the losses, and the units that still answer.
struct Dashboard {
  /// How far the training is.
  struct Progress {
    /// Epochs in all, and those done before this run.
    let epochs: Int
    let from: Int
    let reports: [EpochReport]
    /// Since this run began.
    let seconds: Double

    var done: Int { reports.last?.epoch ?? from }

    /// At the speed so far; `nil` before the first epoch.
    var secondsLeft: Double? {
      guard done > from, epochs > done else { return nil }
      return seconds / Double(done - from) * Double(epochs - done)
    }
  }

  /// The network when last looked at.
  private(set) var look: TrainingLook?
  /// The epoch of the last look that saw the network escape.
  private var escape: Int?

  /// Whether a window has room for more than the bar.
  static func fits(_ columns: Int, _ rows: Int) -> Bool { columns >= 60 && rows >= 18 }

  /// Takes a look at the network; judging it happens here, on the thread that shows, and not on the one that trains.
  mutating func take(_ glimpse: TrainingGlimpse?) {
    guard let glimpse, let look = glimpse.look(after: look) else { return }
    self.look = look
    if look.hasEscaped { escape = look.figures.epoch }
  }

  // MARK: Picture

  /// The whole screen, at most `rows` lines.
  func lines(_ progress: Progress, _ appearance: Appearance, rows: Int) -> [StyledText] {
    let width = appearance.width
    let stops = "Ctrl-C stops, and keeps what was learned"
    let again = stops + "; \"replay\" shows it again"
    let stop = StyledText(again.count <= width ? again : stops, .muted)
    let panels = panels(progress, appearance)
    var head = bar(progress, appearance) + [figures(progress), caption].map { $0.truncated(to: width) }
    let foot = (panels.map { [$0.units(width)] } ?? []) + [stop.truncated(to: width)]
    let room = rows - head.count - foot.count
    guard room >= 8, progress.reports.count > 1 else { return Array((head + foot).prefix(rows)) }
    let layout = panels.map { EpochLayout(panels: $0, width: width, rows: room) }
    // Where nothing happens, the row says which curve is which.
    if caption.width == 0, let panels, layout?.showsTitlesShort == true { head[head.count - 1] = panels.legend }
    let body = layout?.picture.lines ?? losses(progress, appearance, room)
    let space = max(0, room - body.count)
    return Array((head + body.prefix(room) + Array(repeating: StyledText(""), count: space) + foot).prefix(rows))
  }

  private func panels(_ progress: Progress, _ appearance: Appearance) -> EpochPanels? {
    look.map {
      EpochPanels(
        frame: $0.frame, plane: $0.plane, errorRange: $0.errorRange, dead: $0.figures.dead, reports: progress.reports,
        lastEpoch: Self.lastEpochShown(progress), appearance: appearance)
    }
  }

  /// The losses alone, while the network cannot be looked at.
  private func losses(_ progress: Progress, _ appearance: Appearance, _ room: Int) -> [StyledText] {
    var chart = LossChart(history: progress.reports, height: room - 4, epochs: Self.lastEpochShown(progress)).chart
    (chart.title, chart.xLabel) = ("loss", nil)
    return chart.picture(appearance).lines
  }

  private func bar(_ progress: Progress, _ appearance: Appearance) -> [StyledText] {
    let left = progress.secondsLeft.map { "\(duration($0)) left" } ?? ""
    return ProgressBar(
      fraction: Double(progress.done) / Double(max(1, progress.epochs)),
      label: StyledText("epoch \(progress.done)/\(progress.epochs)", .strong, bold: true),
      detail: StyledText(left, .muted), barWidth: 60
    ).picture(appearance).lines
  }

  private func figures(_ progress: Progress) -> StyledText {
    guard let last = progress.reports.last else { return "" }
    var parts = ["loss \(errorFigure(last.loss))"]
    if let held = last.validationLoss { parts.append("validation \(errorFigure(held))") }
    if let look, let auc = look.figures.auc {
      parts.append("AUC \(ratio(auc))" + (look.figures.epoch == last.epoch ? "" : " in epoch \(look.figures.epoch)"))
    }
    return StyledText(parts.joined(separator: " · "))
  }

  /// What is happening; only afterwards it is known whether it lasts.
  private var caption: StyledText {
    guard let look else { return "" }
    if look.figures.isCollapsed {
      return StyledText("plateau", .warning, bold: true)
        + StyledText(" so far: whatever beat goes in, nearly the same curve comes out")
    }
    guard let escape, look.figures.epoch - escape <= max(3, escape / 4) else { return "" }
    return StyledText("escape", .good, bold: true) + StyledText(": the reconstructions begin to follow the beats")
  }

  /// The axis doubles whenever the curve has filled it: an early curve can be seen, and the picture seldom jumps.
  static func lastEpochShown(_ progress: Progress) -> Int {
    var last = 10
    while last < progress.done { last *= 2 }
    return min(last, progress.epochs)
  }
}
