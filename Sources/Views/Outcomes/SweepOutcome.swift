import Judging
import TerminalGraphics
import Workbench

/// The figures over thresholds: a table, a chart, and what the best point costs.
package struct SweepOutcome: PlotOutcome {
  private let sweep: ThresholdSweep
  private let prevalence: Double?
  package let warning: String?

  package var subject: RecordSubject { .judged(on: sweep.scores.basis.rawValue) }

  package init(_ sweep: ThresholdSweep, prevalence: Double?, warning: String?) {
    self.sweep = sweep
    self.prevalence = prevalence
    self.warning = warning
  }

  package func render(on page: inout Page) {
    if let warning { page.warning(StyledText(warning)) }
    if sweep.optimistic { page.warning("optimistic: the threshold in force was chosen on these very beats") }
    page.chart(chart(page.appearance))
    page.blank()
    page.chart(table)
    page.line(StyledText(legend, .muted))
    if sweep.rows.contains(where: { !$0.confusion.hasAlarms }) { page.line(StyledText(undefinedPrecision, .muted)) }
    if let intervals = sweep.intervals {
      page.blank()
      page.chart(intervalTable(intervals))
    }
    page.line(StyledText(sentence))
    if sweep.scores.basis == .test {
      page.line(
        StyledText(
          "taking the best row would be choosing on the test beats; \"threshold best f1\" chooses on the validation beats",
          .muted))
    }
  }

  // MARK: Chart

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    let thresholds = sweep.rows.map { Double($0.threshold) }.filter(\.isFinite)
    let low = thresholds.min() ?? 0
    let high = thresholds.max() ?? 1
    let isWide = low > 0 && high / low > 10
    // Exact: a point at every threshold that makes a difference, not only at the rows of the table.
    let points = sweep.scores.curve.points.filter { (low...high).contains(Double($0.threshold)) }
    let xs = points.map { Double($0.threshold) }
    let figures: [(String, (Confusion) -> Double)] = [
      ("accuracy", \.accuracy),
      // Without an alarm there is no precision to draw.
      ("precision", { $0.hasAlarms ? $0.precision : .nan }), ("recall", \.recall), ("F1", \.f1), ("F2", \.f2),
    ]
    return LineChart(
      title: "the \(sweep.source.named(sweep.scores.basis.rawValue)) at every threshold",
      series: figures.enumerated().map { index, figure in
        Series(name: figure.0, xs: xs, ys: points.map { figure.1($0.confusion) }, ink: .series(index))
      }, xLabel: "threshold", xRange: low...max(high, low.nextUp), yRange: 0...1,
      xScale: isWide ? .logarithmic : .linear, height: height(appearance),
      references: [ReferenceLine(.vertical, at: Double(sweep.current), label: "in force")])
  }

  /// Plot rows that leave room for the table, its legend and the sentence, where the window is known.
  private func height(_ appearance: Appearance) -> Int {
    appearance.rows.map { max(10, min($0 - sweep.rows.count - 14, 28)) } ?? 12
  }

  // MARK: Tables

  private var table: Table {
    var columns: [Table.Column] = [
      .right("threshold", importance: 3), .right("accuracy", importance: 1), .right("precision", importance: 2),
      .right("recall", importance: 3), .right("F1", importance: 2), .right("F2", importance: 1),
      .right("fp", importance: 1), .right("fn", importance: 1),
    ]
    if let prevalence { columns.append(.right("at \(shareText(prevalence))", importance: 2)) }
    columns.append(.left("best", importance: 3))
    let best = Dictionary(
      uniqueKeysWithValues: ThresholdSweep.Mark.allCases.map { mark in
        (mark, sweep.rows.contains { $0.marks.contains(mark) })
      })
    let rows = sweep.rows.map { row -> [StyledText] in
      let confusion = row.confusion
      func figure(_ value: Double, _ mark: ThresholdSweep.Mark) -> StyledText {
        let isBest = best[mark] == true && row.marks.contains(mark)
        return StyledText(ratio(value), isBest ? .good : .plain, bold: isBest)
      }
      var cells = [
        StyledText(errorFigure(Double(row.threshold)), row.marks.contains(.current) ? .warning : .plain),
        figure(confusion.accuracy, .accuracy), StyledText(confusion.precisionFigure),
        StyledText(ratio(confusion.recall)),
        figure(confusion.f1, .f1), figure(confusion.f2, .f2), StyledText(grouped(confusion.fp)),
        StyledText(grouped(confusion.fn)),
      ]
      if let prevalence {
        let rare = confusion.hasAlarms ? ratio(confusion.precision(atPrevalence: prevalence)) : undefinedFigure
        cells.append(StyledText(rare))
      }
      return cells + [StyledText(marks(row), .accent)]
    }
    return Table(columns: columns, rows: rows)
  }

  private func marks(_ row: ThresholdSweep.Row) -> String {
    row.marks.map { mark in
      switch mark {
      case .accuracy: "accuracy"
      case .f1, .f2: mark.rawValue.uppercased()
      case .cost: priceText
      case .current: "← in force"
      }
    }.joined(separator: " ")
  }

  private var priceText: String { "\(plain(sweep.prices.falsePositive)):\(plain(sweep.prices.falseNegative))" }

  private func intervalTable(_ intervals: ThresholdSweep.Intervals) -> Table {
    func text(_ interval: Interval?) -> StyledText {
      StyledText(interval.map { "\(ratio($0.low))–\(ratio($0.high))" } ?? undefinedFigure)
    }
    let marked = zip(sweep.rows, intervals.rows).filter { !$0.0.marks.isEmpty }
    return Table(
      title: "95 % intervals (Wilson's); AUC \(ratio(intervals.auc.low))–\(ratio(intervals.auc.high)) "
        + "(bootstrap, \(grouped(intervals.resamples)) draws)",
      columns: [
        .right("threshold", importance: 3), .right("accuracy", importance: 1), .right("precision", importance: 2),
        .right("recall", importance: 3), .right("F1", importance: 2), .right("F2"),
      ],
      rows: marked.map { row, figures in
        [
          StyledText(errorFigure(Double(row.threshold)), row.marks.contains(.current) ? .warning : .plain),
          text(figures.accuracy), text(figures.precision), text(figures.recall), text(figures.f1), text(figures.f2),
        ]
      })
  }

  /// What the marks in the last column mean.
  private var legend: String {
    "best: where accuracy, F1 or F2 is highest, and where errors cost least at \(priceText) (false alarm : miss)"
  }

  // MARK: The sentence

  package var sentence: String {
    guard let best = sweep.rows.first(where: { $0.marks.contains(.f1) }) else { return "no threshold can be judged" }
    let confusion = best.confusion
    let normal = counted(confusion.fp + confusion.tn, "normal beat")
    var parts = [
      "F1 is best at \(errorFigure(Double(best.threshold))): recall \(ratio(confusion.recall)) costs "
        + "\(counted(confusion.fp, "false alarm")) in \(normal), and \(grouped(confusion.fn)) of "
        + "\(grouped(confusion.tp + confusion.fn)) abnormal ones are missed"
    ]
    if let careful = sweep.scores.curve.cheapest(recall: Self.careful), confusion.recall < Self.careful {
      parts.append("recall \(ratio(careful.confusion.recall)) costs \(counted(careful.confusion.fp, "false alarm"))")
    }
    if let prevalence, confusion.hasAlarms {
      parts.append(
        "of its alarms \(NumberText.percent(confusion.precision)) are right here, where "
          + "\(NumberText.percent(confusion.prevalence)) are abnormal, and "
          + "\(NumberText.percent(confusion.precision(atPrevalence: prevalence))) where \(shareText(prevalence)) are")
    }
    return parts.joined(separator: "; ")
  }

  /// The recall of somebody who does not want to miss a beat.
  private static let careful = 0.99

  // MARK: JSON

  private enum Key: String, CodingKey {
    case on, rows, threshold, auc, prevalence, aucInterval, resamples, price, optimistic
  }

  /// A row as `--json` shows it.
  private struct RowEntry: Encodable {
    let threshold, accuracy: Double
    let precision: OrNull
    let recall, f1, f2: Double
    let tp, fp, tn, fn: Int
    let best: [String]
    let current: Bool
    let precisionAtPrevalence: OrNull?
    let intervals: FigureIntervals?
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let rows = sweep.rows.enumerated().map { index, row in
      let confusion = row.confusion
      return RowEntry(
        threshold: Double(row.threshold), accuracy: confusion.accuracy, precision: OrNull(confusion.definedPrecision),
        recall: confusion.recall, f1: confusion.f1, f2: confusion.f2, tp: confusion.tp, fp: confusion.fp,
        tn: confusion.tn, fn: confusion.fn, best: row.marks.filter { $0 != .current }.map(\.rawValue),
        current: row.marks.contains(.current),
        precisionAtPrevalence: prevalence.map { share in
          OrNull(confusion.hasAlarms ? confusion.precision(atPrevalence: share) : nil)
        },
        intervals: sweep.intervals.map { $0.rows[index] })
    }
    try container.encode(rows, forKey: .rows)
    try container.encode(sweep.scores.basis.rawValue, forKey: .on)
    try container.encode(Double(sweep.current), forKey: .threshold)
    try container.encode(sweep.scores.auc, forKey: .auc)
    try container.encode(priceText, forKey: .price)
    try container.encode(sweep.optimistic, forKey: .optimistic)
    try container.encodeIfPresent(prevalence, forKey: .prevalence)
    try container.encodeIfPresent(sweep.intervals?.auc, forKey: .aucInterval)
    try container.encodeIfPresent(sweep.intervals?.resamples, forKey: .resamples)
  }
}
