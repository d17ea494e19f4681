import Judging
import TerminalGraphics
import Words
import Workbench

/// What the detector does on the test beats, in pictures and tables.
struct ReportFigures {
  private let detector: TrainedDetector
  private let evaluation: Evaluation
  private let scores: [Float]
  private let abnormal: [Bool]
  private let words: DetectorWords

  init(_ detector: TrainedDetector, _ evaluation: Evaluation) {
    self.detector = detector
    self.evaluation = evaluation
    words = DetectorWords(detector.recipe)
    scores = detector.scores.test
    abnormal = detector.preparation.test.abnormal
  }

  func detection(_ page: inout HTML) {
    let confusion = evaluation.confusion
    page.element("section") { section in
      section.element("h2", "Telling normal from abnormal")
      section.element(
        "p",
        "A beat counts as abnormal when its \(reconstructionError) is above the threshold of "
          + "\(errorFigure(evaluation.threshold)) (\(evaluation.thresholdChoice)).")
      section.table(
        ["", "called normal", "called abnormal"],
        [
          ["normal", grouped(confusion.tn), grouped(confusion.fp)],
          ["abnormal", grouped(confusion.fn), grouped(confusion.tp)],
        ])
      section.picture(errors, caption: beyond)
      section.picture(
        curves, caption: "Every threshold is a point on each of the two curves.")
    }
  }

  private var reconstructionError: String { words.isNetwork ? "reconstruction error" : "score" }

  /// Errors of the test beats; a few very large ones must not press all others into one bar.
  private var errors: Histogram {
    func values(_ isAbnormal: Bool) -> [Double] {
      zip(scores, abnormal).filter { $0.1 == isAbnormal }.map { Double($0.0) }
    }
    let high = edge
    return Histogram(
      title: "\(reconstructionError) of the test beats",
      groups: [
        .init(name: "normal", values: values(false).filter { $0 <= high }, ink: .good),
        .init(name: "abnormal", values: values(true).filter { $0 <= high }, ink: .bad),
      ], xLabel: words.score, bins: 40, range: low...max(high, low + 1e-9), showsShares: true,
      references: [ReferenceLine(.vertical, at: evaluation.threshold, label: "threshold")], height: 12)
  }

  /// 0, or where nearly all scores begin that are below it.
  private var low: Double {
    guard scores.contains(where: { $0 < 0 }) else { return 0 }
    return min(Double(Statistics.percentile(1, of: scores.filter(\.isFinite)) ?? 0), evaluation.threshold, 0)
  }

  private var edge: Double {
    let sorted = scores.map(Double.init).filter(\.isFinite).sorted()
    let most = sorted.isEmpty ? 1 : sorted[(sorted.count - 1) * 98 / 100]
    return max(most, evaluation.threshold * (evaluation.threshold < 0 ? 0.5 : 1.5))
  }

  private var beyond: String {
    let edge = self.edge
    let count = scores.count { Double($0) > edge }
    return count == 0
      ? "" : "\(counted(count, "beat")) with larger \(words.scores) \(count == 1 ? "is" : "are") not shown."
  }

  private var curves: SmallMultiples {
    let points = ThresholdCurve(scores: scores, abnormal: abnormal).points
    let roc = points.map { (x: $0.falsePositiveRate, y: $0.truePositiveRate) }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    let trade = points.filter { $0.confusion.tp + $0.confusion.fp > 0 }
      .map { (x: $0.confusion.recall, y: $0.confusion.precision) }.sorted { ($0.x, $1.y) < ($1.x, $0.y) }
    return SmallMultiples(
      charts: [
        LineChart(
          title: "ROC, area \(ratio(evaluation.auc))", series: [Series(name: "", points: roc, ink: .accent)],
          xLabel: "false alarms among the normal", yLabel: "recall", xRange: 0...1, yRange: 0...1, height: 12),
        LineChart(
          title: "precision and recall, average \(ratio(evaluation.averagePrecision))",
          series: [Series(name: "", points: trade, ink: .accent)], xLabel: "recall", yLabel: "precision", xRange: 0...1,
          yRange: 0...1, height: 12),
      ], height: 12)
  }

  func classes(_ page: inout HTML) {
    page.element("section") { section in
      section.element("h2", "Class by class")
      section.table(
        ["class", "beats", "flagged", "share", "AUC"],
        evaluation.classes.map { entry in
          [
            "\(entry.beatClass.number) \(entry.beatClass.name)", grouped(entry.count), grouped(entry.flagged),
            NumberText.percent(Double(entry.flagged) / Double(max(1, entry.count))), entry.auc.map(ratio) ?? "",
          ]
        })
      section.element("p", "AUC: this class against the normal beats alone.", class: "note")
    }
  }

  // MARK: Beats

  /// A usual beat of each kind and, where there are some, the worst mistakes.
  func beats(_ bench: Workbench, _ page: inout HTML) {
    page.element("section") { section in
      section.element(
        "h2", words.isNetwork ? "Beats and their reconstructions" : "Beats and what they are judged beside")
      for (name, row) in examples {
        let beat = detector.preparation.partition.test[row]
        guard let score = try? bench.score(beat.values) else { continue }
        let title = "\(name): \(words.score) \(errorFigure(score.error)), class \(beat.rowClass?.number ?? 0)"
        if score.domain.kind == .table {
          section.picture(
            ColumnsTable(score).table(.unicode, expectation: score.twin.name(score.domain.noun), title: title))
          continue
        }
        let chart = overlay(
          title: title, score.beat, score.reconstruction, marking: score.isAbnormal ? score.stretches : [],
          on: score.domain)
        section.picture(chart)
      }
    }
  }

  private var examples: [(String, Int)] {
    func rows(_ isAbnormal: Bool) -> [Int] {
      abnormal.indices.filter { abnormal[$0] == isAbnormal }.sorted { (scores[$0], $0) < (scores[$1], $1) }
    }
    let (normals, others) = (rows(false), rows(true))
    let threshold = Float(evaluation.threshold)
    var examples: [(String, Int)] = []
    if !normals.isEmpty { examples.append(("a usual normal beat", normals[normals.count / 2])) }
    if !others.isEmpty { examples.append(("a usual abnormal beat", others[others.count / 2])) }
    if let alarm = normals.last, Verdict.flags(scores[alarm], above: threshold) {
      examples.append(("the worst false alarm", alarm))
    }
    if let miss = others.first, scores[miss] <= threshold { examples.append(("the worst miss", miss)) }
    return examples
  }
}
