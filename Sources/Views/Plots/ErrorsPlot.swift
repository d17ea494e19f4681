import Judging
import TerminalGraphics
import Words
import Workbench

/// The errors of normal and abnormal beats as two histograms, with the threshold between them.
package struct ErrorsPlot: PlotOutcome {
  package var subject: RecordSubject { .judged(on: on) }
  let on: String
  let threshold: Double
  let normal: Group
  let abnormal: Group
  package let warning: String?
  private let errors: ErrorHistogram
  private let words: DetectorWords

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
      above = errors.count { Verdict.flags($0, above: threshold) }
      median = Double(Statistics.percentile(50, of: errors) ?? .nan)
    }
  }

  package init(_ scores: LabelledScores, threshold: Float, warning: String?, _ words: DetectorWords) {
    on = scores.basis.rawValue
    self.threshold = Double(threshold)
    normal = Group(scores.normalScores, threshold: threshold)
    abnormal = Group(scores.abnormalScores, threshold: threshold)
    self.warning = warning
    self.words = words
    errors = ErrorHistogram(scores, including: Double(threshold))
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    errors.chart(
      threshold: threshold, title: "\(words.isNetwork ? "reconstruction errors" : "scores") of the \(on) beats",
      height: appearance.plotHeight, of: words)
  }

  package var sentence: String {
    let misses = abnormal.count - abnormal.above
    return "at \(errorFigure(threshold)) \(grouped(normal.above)) of \(counted(normal.count, "normal beat")) lie above "
      + "(false alarms) and \(grouped(misses)) of \(grouped(abnormal.count)) abnormal ones below (misses); the median "
      + medians
  }

  /// Scores that may be negative have no ratio.
  private var medians: String {
    let figures = (abnormal: errorFigure(abnormal.median), normal: errorFigure(normal.median))
    guard normal.median > 0, abnormal.median > 0 else {
      return "abnormal beat scores \(figures.abnormal), the median normal one \(figures.normal)"
    }
    let times = NumberText.short(abnormal.median / normal.median, digits: 2)
    let how = words.isNetwork ? "errs \(times) times as much as" : "scores \(times) times as high as"
    return "abnormal beat \(how) the median normal one (\(figures.abnormal) against \(figures.normal))"
  }

  private enum CodingKeys: String, CodingKey {
    case on, threshold, normal, abnormal
  }
}

/// A histogram of errors that leaves the far tail out, so that the place where the groups meet can be seen.
package struct ErrorHistogram: Sendable {
  let normal: [Double]
  let abnormal: [Double]
  /// From 0, or from where nearly all scores begin that are below it, to where nearly all lie.
  package let range: ClosedRange<Double>

  package init(_ scores: LabelledScores, including threshold: Double? = nil) {
    normal = scores.normalScores.map(Double.init)
    abnormal = scores.abnormalScores.map(Double.init)
    let threshold = threshold.flatMap { $0.isFinite ? $0 : nil }
    let most = [scores.normalScores, scores.abnormalScores].compactMap { Statistics.percentile(95, of: $0) }.max()
    let low = Self.low(normal + abnormal, including: threshold)
    guard let most, most.isFinite, low.isFinite else {
      range = 0...1
      return
    }
    // Beyond the threshold a little room is left, on whichever side of 0 it lies.
    let high = max(Double(most), threshold.map { $0 * ($0 < 0 ? 0.95 : 1.05) } ?? low)
    range = low...(high > low ? high : low + 1)
  }

  private static func low(_ scores: [Double], including threshold: Double?) -> Double {
    guard scores.contains(where: { $0 < 0 }) else { return min(0, threshold ?? 0) }
    let least = Statistics.percentile(1, of: scores.map(Float.init)) ?? 0
    return min(Double(least), threshold ?? 0, 0)
  }

  package func chart(
    threshold: Double?, title: String?, height: Int, bins: Int? = nil, of words: DetectorWords? = nil
  ) -> Histogram {
    Histogram(
      title: title,
      groups: [
        Histogram.Group(name: "normal", values: normal, ink: .good),
        Histogram.Group(name: "abnormal", values: abnormal, ink: .bad),
      ], xLabel: title == nil ? nil : words?.score ?? "error", yLabel: title == nil ? "" : "beats", bins: bins ?? 40,
      range: range,
      references: threshold.map {
        [ReferenceLine(.vertical, at: $0, label: title == nil ? nil : "threshold \(errorFigure($0))")]
      } ?? [], height: height)
  }
}
