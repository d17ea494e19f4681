import AnomalyDetection
import NeuralNetwork
import TerminalGraphics
import Workbench

/// A training on one screen: how the loss falls, how the errors of normal and abnormal beats come apart, and what that
/// does to the AUC.
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

  /// The errors of the validation beats when last looked at, and the AUC at every look.
  private var scores: LabelledScores?
  private(set) var aucs: [(epoch: Int, auc: Double)] = []

  /// Whether a window has room for more than the bar.
  static func fits(_ columns: Int, _ rows: Int) -> Bool { columns >= 60 && rows >= 18 }

  /// Takes a look at the network; judging it happens here, on the thread that shows, and not on the one that trains.
  mutating func take(_ glimpse: TrainingGlimpse?) {
    guard let glimpse, let scores = glimpse.scores(), let auc = scores.auc else { return }
    self.scores = scores
    if glimpse.epoch != aucs.last?.epoch { aucs.append((glimpse.epoch, auc)) }
  }

  // MARK: Picture

  /// The whole screen, at most `rows` lines.
  func lines(_ progress: Progress, _ appearance: Appearance, rows: Int) -> [StyledText] {
    let head =
      bar(progress, appearance) + [figures(progress, appearance.width).truncated(to: appearance.width), StyledText("")]
    let foot = [StyledText("Ctrl-C stops, and keeps what was learned", .muted).truncated(to: appearance.width)]
    let room = rows - head.count - foot.count
    guard room >= 8, progress.reports.count > 1 else { return Array((head + foot).prefix(rows)) }
    let body = self.body(progress, appearance, room)
    let space = max(0, room - body.count)
    return Array((head + body + Array(repeating: StyledText(""), count: space) + foot).prefix(rows))
  }

  private func body(_ progress: Progress, _ appearance: Appearance, _ room: Int) -> [StyledText] {
    let columns = appearance.width
    /// The chart in so many rows: one whose legend needs more lines than usual gets a lower plot.
    func drawn(_ width: Int, _ rows: Int, _ make: (Int) -> some Chart) -> Picture {
      var narrow = appearance
      narrow.width = width
      let picture = make(rows - Self.margin).picture(narrow)
      guard picture.height > rows else { return picture }
      return make(rows - Self.margin - (picture.height - rows)).picture(narrow)
    }
    // A window made narrower than the charts need side by side keeps the one of the loss.
    guard let scores, !aucs.isEmpty, columns >= 60 else { return drawn(columns, room) { loss(progress, $0) }.lines }
    if columns >= 120 {
      let each = (columns - 4) / 3
      return Picture.sideBySide([
        drawn(each, room) { loss(progress, $0) }, drawn(each, room) { errors(scores, $0) },
        drawn(each, room) { auc(progress, $0) },
      ]).lines
    }
    let gap = columns < 62 ? 0 : 2
    let each = (columns - gap) / 2
    // A chart of the AUC below the others where there is room for it; its figure stands on top in any case.
    let below = room >= 20 ? room * 2 / 5 : 0
    let top = drawn(each, room - below) { loss(progress, $0) }
      .beside(drawn(each, room - below) { errors(scores, $0) }, gap: gap)
    return top.lines + (below > 0 ? drawn(columns, below) { auc(progress, $0 + 1) }.lines : [])
  }

  private func bar(_ progress: Progress, _ appearance: Appearance) -> [StyledText] {
    let left = progress.secondsLeft.map { "\(duration($0)) left" } ?? ""
    return ProgressBar(
      fraction: Double(progress.done) / Double(max(1, progress.epochs)),
      label: StyledText("epoch \(progress.done)/\(progress.epochs)", .strong, bold: true),
      detail: StyledText(left, .muted), barWidth: 60
    ).picture(appearance).lines
  }

  private func figures(_ progress: Progress, _ columns: Int) -> StyledText {
    guard let last = progress.reports.last else { return "" }
    var parts = ["loss \(errorFigure(last.loss))"]
    if let held = last.validationLoss { parts.append("validation \(errorFigure(held))") }
    if let auc = aucs.last?.auc { parts.append((columns < 70 ? "AUC " : "AUC on validation ") + ratio(auc)) }
    return StyledText(parts.joined(separator: " · "))
  }

  // MARK: Charts

  /// Rows of a chart beside its plot rows: title, legend, axis, ticks.
  private static let margin = 4

  private func loss(_ progress: Progress, _ height: Int) -> LineChart {
    var chart = LossChart(history: progress.reports, height: height, epochs: Self.lastEpochShown(progress)).chart
    chart.title = "loss"
    chart.xLabel = nil
    return chart
  }

  private func errors(_ scores: LabelledScores, _ height: Int) -> Histogram {
    let threshold = scores.threshold(.best(.accuracy), training: []).map(Double.init)
    var chart = ErrorHistogram(scores).chart(
      threshold: threshold, title: "errors on validation", height: height, bins: 24)
    chart.xLabel = nil
    chart.yLabel = ""
    chart.references = threshold.map { [ReferenceLine(.vertical, at: $0)] } ?? []
    return chart
  }

  private func auc(_ progress: Progress, _ height: Int) -> LineChart {
    LineChart(
      title: "AUC on validation",
      series: [
        Series(name: "AUC", xs: aucs.map { Double($0.epoch) }, ys: aucs.map(\.auc), ink: .series(2))
      ], xRange: 1...Double(max(2, Self.lastEpochShown(progress))), yRange: min(0.9, aucs.map(\.auc).min() ?? 0)...1,
      xIsWhole: true, height: height)
  }

  /// The axis doubles whenever the curve has filled it: an early curve can be seen, and the picture seldom jumps.
  static func lastEpochShown(_ progress: Progress) -> Int {
    var last = 10
    while last < progress.done { last *= 2 }
    return min(last, progress.epochs)
  }
}
