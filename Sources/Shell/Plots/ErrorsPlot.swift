import AnomalyDetection
import TerminalGraphics
import Workbench

/// The errors of normal and abnormal beats as two histograms, with the threshold between them.
struct ErrorsPlot: PlotOutcome {
  var subject: RecordSubject { .judged(on: on) }
  let on: String
  let threshold: Double
  let normal: Group
  let abnormal: Group
  let warning: String?
  private let errors: ErrorHistogram

  /// The errors of one kind of beats.
  struct Group: Encodable {
    let count: Int
    /// Beats above the threshold.
    let above: Int
    let median: Double
    /// Their errors, in the order of the beats.
    let errors: [Float]

    init(_ errors: [Float], threshold: Float) {
      self.errors = errors
      count = errors.count
      above = errors.count { $0 > threshold }
      median = Double(Statistics.percentile(50, of: errors) ?? .nan)
    }
  }

  init(_ scores: LabelledScores, threshold: Float, warning: String?) {
    on = scores.basis.rawValue
    self.threshold = Double(threshold)
    normal = Group(scores.normalScores, threshold: threshold)
    abnormal = Group(scores.abnormalScores, threshold: threshold)
    self.warning = warning
    errors = ErrorHistogram(scores, including: Double(threshold))
  }

  func chart(_ appearance: Appearance) -> any ExportableChart {
    errors.chart(threshold: threshold, title: "reconstruction errors of the \(on) beats", height: appearance.plotHeight)
  }

  var sentence: String {
    let misses = abnormal.count - abnormal.above
    let times = NumberText.short(abnormal.median / max(normal.median, .leastNormalMagnitude), digits: 2)
    return "at \(errorFigure(threshold)) \(grouped(normal.above)) of \(counted(normal.count, "normal beat")) lie above "
      + "(false alarms) and \(grouped(misses)) of \(grouped(abnormal.count)) abnormal ones below (misses); the median "
      + "abnormal beat errs \(times) times as much as the median normal one (\(errorFigure(abnormal.median)) against "
      + "\(errorFigure(normal.median)))"
  }

  private enum CodingKeys: String, CodingKey {
    case on, threshold, normal, abnormal
  }
}

/// A histogram of errors that leaves the far tail out, so that the place where the groups meet can be seen.
struct ErrorHistogram: Sendable {
  let normal: [Double]
  let abnormal: [Double]
  /// From 0 to where nearly all errors lie.
  let range: ClosedRange<Double>

  init(_ scores: LabelledScores, including threshold: Double? = nil) {
    normal = scores.normalScores.map(Double.init)
    abnormal = scores.abnormalScores.map(Double.init)
    let most = [scores.normalScores, scores.abnormalScores].compactMap { Statistics.percentile(95, of: $0) }.max()
    let high = max(Double(most ?? 0), (threshold.flatMap { $0.isFinite ? $0 : nil } ?? 0) * 1.05)
    range = 0...(high > 0 && high.isFinite ? high : 1)
  }

  func chart(threshold: Double?, title: String?, height: Int, bins: Int? = nil) -> Histogram {
    Histogram(
      title: title,
      groups: [
        Histogram.Group(name: "normal", values: normal, ink: .good),
        Histogram.Group(name: "abnormal", values: abnormal, ink: .bad),
      ], xLabel: title == nil ? nil : "error", yLabel: title == nil ? "" : "beats", bins: bins ?? 40, range: range,
      references: threshold.map {
        [ReferenceLine(.vertical, at: $0, label: title == nil ? nil : "threshold \(errorFigure($0))")]
      } ?? [], height: height)
  }
}
