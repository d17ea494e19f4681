import Heartbeats
import Judging
import Tables
import TerminalGraphics
import Words
import Workbench

/// The verdicts on each class, as a map of shares.
package struct ConfusionPlot: PlotOutcome {
  package var subject: RecordSubject { .judged(on: on) }
  let on: String
  let threshold: Double
  let tp, fp, tn, fn: Int
  let classes: [Row]
  package let warning: String?

  /// One class.
  struct Row: Encodable {
    let number: Int
    let name: String
    let calledNormal: Int
    let calledAbnormal: Int
    let isAbnormal: Bool

    var count: Int { calledNormal + calledAbnormal }

    private enum CodingKeys: String, CodingKey {
      case number = "class"
      case name, calledNormal, calledAbnormal
    }
  }

  package init(_ scores: LabelledScores, threshold: Float, warning: String?) {
    on = scores.basis.rawValue
    self.threshold = Double(threshold)
    let confusion = scores.confusion(threshold)
    (tp, fp, tn, fn) = (confusion.tp, confusion.fp, confusion.tn, confusion.fn)
    classes = scores.classes.distinct.compactMap { beatClass in
      let errors = zip(scores.scores, scores.classes).filter { $0.1 == beatClass }.map(\.0)
      guard !errors.isEmpty else { return nil }
      let above = errors.count { Verdict.flags($0, above: threshold) }
      return Row(
        number: beatClass.number, name: beatClass.shortName, calledNormal: errors.count - above,
        calledAbnormal: above, isAbnormal: beatClass.isAbnormal)
    }
    self.warning = warning
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    func share(_ count: Int, _ row: Row) -> Double { Double(count) / Double(max(1, row.count)) }
    return HeatMap(
      title: "verdicts on the \(on) beats at \(errorFigure(threshold))",
      values: classes.map { [share($0.calledNormal, $0), share($0.calledAbnormal, $0)] },
      rowLabels: classes.map { "\($0.number) \($0.name)" },
      columnLabels: appearance.width < 50 ? ["normal", "abnormal"] : ["called normal", "called abnormal"],
      xLabel: "share of the class", texts: classes.map { [grouped($0.calledNormal), grouped($0.calledAbnormal)] },
      range: 0...1)
  }

  package var sentence: String {
    let missed = classes.filter { $0.isAbnormal && $0.calledNormal > 0 }
    let worst = missed.max { $0.calledNormal * $1.count < $1.calledNormal * $0.count }
    let weakness = worst.map {
      "; most easily missed is class \($0.number), \($0.name): \($0.calledNormal) of \($0.count)"
    }
    return
      "\(grouped(tn)) of \(counted(tn + fp, "normal beat")) and \(grouped(tp)) of \(grouped(tp + fn)) abnormal ones "
      + "are called what they are\(weakness ?? "; no abnormal beat is missed")"
  }

  private enum CodingKeys: String, CodingKey {
    case on, threshold, tp, fp, tn, fn, classes
  }
}
