import Judging
import TerminalGraphics
import Words
import Workbench

/// The ROC and the precision-recall curve of labelled scores, with the place of a threshold on them.
package struct DetectionCurves: Sendable {
  /// By rising threshold.
  private let points: [CurvePoint]
  let prevalence: Double

  package init(_ scores: LabelledScores) {
    points = scores.curve.points
    prevalence = points.first?.confusion.prevalence ?? 0
  }

  package func roc(title: String?, at confusion: Confusion, height: Int, named: Bool = true) -> LineChart {
    let curve = points.reversed().map { (x: $0.falsePositiveRate, y: $0.truePositiveRate) }
    return LineChart(
      title: title,
      series: [
        Series(name: named ? "chance" : "", points: [(0, 0), (1, 1)], ink: .muted, style: .dashed),
        Series(name: named ? "detector" : "", points: curve, ink: .series(0), style: .step),
        here(x: 1 - confusion.specificity, y: confusion.recall, named),
      ], xLabel: named ? "false alarms (share of normal beats)" : nil,
      yLabel: named ? "recall (share of abnormal beats found)" : "", xRange: 0...1, yRange: 0...1, height: height)
  }

  package func precisionRecall(title: String?, at confusion: Confusion, height: Int, named: Bool = true) -> LineChart {
    // Where nothing is called abnormal precision is not defined, so the curve leaves that point out.
    let curve = points.filter { $0.confusion.tp + $0.confusion.fp > 0 }.reversed()
      .map { (x: $0.confusion.recall, y: $0.confusion.precision) }
    return LineChart(
      title: title,
      series: [
        Series(name: named ? "chance" : "", points: [(0, prevalence), (1, prevalence)], ink: .muted, style: .dashed),
        Series(name: named ? "detector" : "", points: curve, ink: .series(0)),
        here(x: confusion.recall, y: confusion.hasAlarms ? confusion.precision : .nan, named),
      ], xLabel: named ? "recall (share of abnormal beats found)" : nil,
      yLabel: named ? "precision (share of alarms that are right)" : "", xRange: 0...1, yRange: 0...1, height: height)
  }

  private func here(x: Double, y: Double, _ named: Bool) -> Series {
    var point = Series(name: named ? "threshold" : "", xs: [x], ys: [y], ink: .warning, style: .scatter)
    point.marker = "●"
    return point
  }
}

/// The receiver operating characteristic curve.
package struct ROCPlot: PlotOutcome {
  package var subject: RecordSubject { .judged(on: on) }
  let on: String
  let auc: Double
  let threshold: Double
  let recall: Double
  let falsePositiveRate: Double
  let curve: [Point]
  package let warning: String?
  private let confusion: Confusion
  private let curves: DetectionCurves

  /// One point of the curve.
  struct Point: Encodable {
    let threshold: Float
    let falsePositiveRate: Double
    let recall: Double
  }

  package init(_ scores: LabelledScores, threshold: Float, warning: String?) {
    on = scores.basis.rawValue
    auc = scores.auc ?? .nan
    self.threshold = Double(threshold)
    confusion = scores.confusion(threshold)
    recall = confusion.recall
    falsePositiveRate = 1 - confusion.specificity
    curve = scores.curve.points.map {
      Point(threshold: $0.threshold, falsePositiveRate: $0.falsePositiveRate, recall: $0.truePositiveRate)
    }
    curves = DetectionCurves(scores)
    self.warning = warning
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    curves.roc(title: "ROC on the \(on) beats: AUC \(ratio(auc))", at: confusion, height: appearance.plotHeight)
  }

  package var sentence: String {
    "an abnormal beat scores higher than a normal one \(NumberText.percent(auc, decimals: 1)) of the time (AUC); at the "
      + "threshold of \(errorFigure(threshold)) \(NumberText.percent(recall, decimals: 1)) of the abnormal beats are "
      + "found, at the cost of \(counted(confusion.fp, "false alarm")) in "
      + counted(confusion.fp + confusion.tn, "normal beat")
  }

  private enum CodingKeys: String, CodingKey {
    case on, auc, threshold, recall, falsePositiveRate, curve
  }
}

/// The precision-recall curve.
package struct PrecisionRecallPlot: PlotOutcome {
  package var subject: RecordSubject { .judged(on: on) }
  let on: String
  let averagePrecision: Double
  let threshold: Double
  let precision: Double
  let recall: Double
  /// Share of abnormal beats among these beats: the precision of guessing.
  let prevalence: Double
  let curve: [Point]
  package let warning: String?
  private let confusion: Confusion
  private let curves: DetectionCurves

  /// One point of the curve.
  struct Point: Encodable {
    let threshold: Float
    let recall: Double
    let precision: Double
  }

  package init(_ scores: LabelledScores, threshold: Float, warning: String?) {
    on = scores.basis.rawValue
    averagePrecision = scores.averagePrecision ?? .nan
    self.threshold = Double(threshold)
    confusion = scores.confusion(threshold)
    precision = confusion.precision
    recall = confusion.recall
    prevalence = confusion.prevalence
    curve = scores.curve.points.filter { $0.confusion.tp + $0.confusion.fp > 0 }.map {
      Point(threshold: $0.threshold, recall: $0.confusion.recall, precision: $0.confusion.precision)
    }
    curves = DetectionCurves(scores)
    self.warning = warning
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    curves.precisionRecall(
      title: appearance.width < 70
        ? "precision and recall, \(on) beats: AP \(ratio(averagePrecision))"
        : "precision and recall on the \(on) beats: average precision \(ratio(averagePrecision))", at: confusion,
      height: appearance.plotHeight)
  }

  package var sentence: String {
    guard confusion.hasAlarms else {
      return "at the threshold of \(errorFigure(threshold)) nothing is called abnormal, so precision is undefined there"
    }
    let rare = NumberText.percent(confusion.precision(atPrevalence: 0.01))
    return
      "at the threshold of \(errorFigure(threshold)) \(NumberText.percent(precision, decimals: 1)) of the alarms are "
      + "right and \(NumberText.percent(recall, decimals: 1)) of the abnormal beats are found; but here "
      + "\(NumberText.percent(prevalence)) are abnormal, and where only 1 % are, the same alarms would be right \(rare) "
      + "of the time"
  }

  private enum CodingKeys: String, CodingKey {
    case on, averagePrecision, threshold, precision, recall, prevalence, curve
  }
}
