import Judging
import TerminalGraphics
import Views
import Words
import Workbench

/// The lever's screen, laid out for a window: the histogram on top, what the threshold leads to below, the keys last.
struct LeverPicture {
  private let lever: ThresholdLever
  private let appearance: Appearance
  private let rows: Int
  private let confusion: Confusion

  /// Columns that the figures take beside a curve.
  private static let figuresWidth = 29
  /// Rows of a curve beside its plot rows: title, axis, ticks.
  private static let curveMargin = 3
  /// Rows of the histogram beside its plot rows: legend, axis, ticks.
  private static let histogramMargin = 3

  init(_ lever: ThresholdLever, _ appearance: Appearance, rows: Int) {
    self.lever = lever
    self.appearance = appearance
    self.rows = rows
    confusion = lever.confusion
  }

  private var width: Int { appearance.width }
  /// Whether there is room for more than the bare figures.
  private var isRoomy: Bool { width >= 60 && rows >= 14 }

  var lines: [StyledText] {
    let room = self.room
    let histogram = histogram(histogramHeight)
    let body: [StyledText] =
      switch layout {
      case .wide: histogram + [price] + wide.lines
      case .medium: histogram + (hasPrice ? [price] : []) + figures(stacked: false) + medium.lines
      case .narrow: histogram + narrow.lines
      case .small: histogram + figures(stacked: false)
      case .bare: histogram + Array(summary.prefix(max(0, room)))
      }
    let space = max(0, room - body.count)
    return Array((head + body + Array(repeating: StyledText(""), count: space) + keys).prefix(rows))
  }

  // MARK: The mouse

  /// The rows of the screen that the histogram takes.
  var histogramRows: Range<Int> { head.count..<head.count + max(0, histogramHeight) }

  /// The threshold in the middle of a column of the histogram.
  func threshold(atColumn column: Int) -> Double { histogramChart(histogramHeight).x(atColumn: column, appearance) }

  // MARK: Layouts

  private enum Layout {
    /// Everything: the figures and both curves side by side.
    case wide
    /// The figures in a band, both curves below.
    case medium
    /// The figures and one of the curves.
    case narrow
    /// The figures in a band.
    case small
    /// All figures in a paragraph.
    case bare
  }

  private var layout: Layout {
    switch (width, room) {
    case (92..., 17...): .wide
    case (64..., 18...): .medium
    case (60..., 15...): .narrow
    case (_, 12...): .small
    default: .bare
    }
  }

  /// Rows between the head and the keys.
  private var room: Int { rows - head.count - keys.count }
  private var hasPrice: Bool { layout == .wide || (layout == .medium && room >= 20) }

  private var head: [StyledText] {
    isRoomy
      ? [headline, honesty].map { $0.truncated(to: width) }
      : headline.wrapped(to: width) + honesty.wrapped(to: width)
  }

  /// Rows of the curves.
  private var curveRows: Int {
    switch layout {
    case .wide: max(8, room * 9 / 20)
    case .medium: max(8, (room - figures(stacked: false).count - (hasPrice ? 1 : 0)) / 2)
    case .narrow: max(8, room / 2)
    case .small, .bare: 0
    }
  }

  /// What the others leave.
  private var histogramHeight: Int {
    let others =
      switch layout {
      case .wide, .narrow: 0
      case .medium, .small: figures(stacked: false).count
      case .bare: summary.count
      }
    return room - curveRows - (hasPrice ? 1 : 0) - others
  }

  private var wide: Picture {
    let each = (width - Self.figuresWidth - 4) / 2
    let plot = curveRows - Self.curveMargin
    return Picture.sideBySide([
      Picture(lines: figures(stacked: true)).padded(to: Self.figuresWidth), roc(each, plot),
      precisionRecall(each, plot),
    ])
  }

  private var medium: Picture {
    let each = (width - 2) / 2
    let plot = curveRows - Self.curveMargin
    return roc(each, plot).beside(precisionRecall(each, plot))
  }

  private var narrow: Picture {
    let each = width - Self.figuresWidth - 1
    let plot = curveRows - Self.curveMargin
    let curve = lever.prefersPrecisionRecall ? precisionRecall(each, plot) : roc(each, plot)
    return Picture(lines: figures(stacked: true)).padded(to: Self.figuresWidth).beside(curve, gap: 1)
  }

  // MARK: Parts

  /// What the threshold costs, in one line.
  private var price: StyledText {
    StyledText(
      "recall \(ratio(confusion.recall)) costs \(counted(confusion.fp, "false alarm")) in "
        + "\(counted(confusion.fp + confusion.tn, "normal beat")), and misses \(grouped(confusion.fn)) of "
        + grouped(confusion.fn + confusion.tp)
    ).truncated(to: width)
  }

  private var headline: StyledText {
    let isNew = lever.value != lever.original.value
    let typing = lever.typed.isEmpty ? nil : lever.typed
    var line = StyledText("threshold ", .strong, bold: true)
    if let typing {
      line += StyledText(typing + "_", .accent, bold: true) + StyledText("  Enter takes the number", .muted)
    } else {
      line += StyledText(errorFigure(Double(lever.value)), .warning, bold: true)
      line += StyledText("  \(lever.choice.text)")
    }
    let before = StyledText("  (it was \(errorFigure(Double(lever.original.value))))", .muted)
    return isNew && isRoomy && line.width + before.width <= width ? line + before : line
  }

  private var honesty: StyledText {
    let scores = lever.board.scores
    let count = counted(scores.scores.count, "\(scores.basis.rawValue) beat")
    let isBroad = width >= 100
    if scores.basis == .validation {
      return StyledText("you see \(count)\(isBroad ? ", kept apart from training and test" : ""): ", .muted)
        + StyledText("choosing here is honest", .good)
    }
    return StyledText("you see \(count): ", .muted)
      + StyledText("choosing here is peeking\(isBroad ? ", and makes their metrics optimistic" : "")", .warning)
  }

  private var keys: [StyledText] {
    guard let message = lever.message else { return keyList }
    // As many lines as the keys take, so that nothing above them moves.
    let lines = StyledText("! \(message)", .warning).wrapped(to: width)
    return lines + Array(repeating: StyledText(""), count: max(0, keyList.count - lines.count))
  }

  private var keyList: [StyledText] {
    guard isRoomy else {
      return StyledText("←→↑↓ a f 2 c p s move · Enter keeps · Esc leaves", .muted).wrapped(to: width)
    }
    let isBroad = width >= 100
    var parts =
      isBroad
      ? ["←→ or mouse move, Shift ten times", "↑↓ by one beat", "or type a number"]
      : [width < 76 ? "←→ move" : "←→ or mouse move", "↑↓ one beat", "or type it"]
    parts += ["best: a accuracy", "f F1", "2 F2", "c cost \(lever.costText)"]
    parts += isBroad ? ["without labels: p 95th percentile", "s 3 sigma"] : ["p 95 %", "s 3 sigma"]
    if lever.canSwitch { parts.append("Tab other beats") }
    if (60..<64).contains(width) { parts.append("r curve") }
    parts += ["Enter keeps", "Esc leaves"]
    return keyLines(parts, width: width, most: parts.count)
  }

  private func histogramChart(_ rows: Int) -> Histogram {
    var chart = lever.board.histogram.chart(
      threshold: Double(lever.value), title: nil, height: max(3, rows - Self.histogramMargin), bins: max(20, width / 2))
    chart.references[0].label = errorFigure(Double(lever.value))
    return chart
  }

  private func histogram(_ rows: Int) -> [StyledText] {
    guard rows >= Self.histogramMargin + 3 else { return [] }
    var chart = histogramChart(rows)
    // A label without room would go to the legend and make the picture jump by a line.
    let lines = chart.picture(appearance).lines
    guard lines.count > rows else { return lines }
    chart.references[0].label = nil
    let excess = chart.picture(appearance).height - rows
    if excess > 0 { chart.height = max(3, chart.height - excess) }
    return Array(chart.picture(appearance).lines.prefix(rows))
  }

  private func roc(_ width: Int, _ height: Int) -> Picture {
    let rate = NumberText.percent(1 - confusion.specificity, decimals: 1)
    return curve(
      lever.board.curves.roc(
        title: "ROC: \(rate)\(width < 44 ? "" : " false alarms"), recall \(ratio(confusion.recall))", at: confusion,
        height: height, named: false),
      width)
  }

  private func precisionRecall(_ width: Int, _ height: Int) -> Picture {
    curve(
      lever.board.curves.precisionRecall(
        title: "\(width < 44 ? "PR:" : "precision") \(confusion.precisionFigure), recall \(ratio(confusion.recall))",
        at: confusion,
        height: height, named: false), width)
  }

  private func curve(_ chart: LineChart, _ width: Int) -> Picture {
    var narrow = appearance
    narrow.width = width
    return chart.picture(narrow)
  }

  /// The confusion matrix and the metrics, one below the other or side by side.
  private func figures(stacked: Bool) -> [StyledText] {
    let rare = confusion.hasAlarms ? ratio(confusion.precision(atPrevalence: 0.01)) : undefinedFigure
    let figures = [
      ("accuracy", ratio(confusion.accuracy)), ("F1", ratio(confusion.f1)), ("precision", confusion.precisionFigure),
      ("F2", ratio(confusion.f2)), ("recall", ratio(confusion.recall)), ("prec 1%", rare),
    ]
    let metrics = stride(from: 0, to: figures.count, by: 2).map { index -> StyledText in
      figures[index..<index + 2].enumerated().reduce(StyledText("")) { line, entry in
        let (name, value) = entry.element
        let gap = StyledText(entry.offset == 0 ? "" : " ")
        return line + gap + StyledText(name, .muted).padded(to: entry.offset == 0 ? 10 : 8)
          + StyledText(value, .strong, bold: true).padded(to: 5)
      }
    }
    if stacked { return matrix + [StyledText("")] + metrics }
    guard width >= 60 else { return (matrix + metrics).map { $0.truncated(to: width) } }
    return zip(matrix, metrics).map { $0.padded(to: Self.figuresWidth + (width < 64 ? 0 : 3)) + $1 }
  }

  /// All figures in a paragraph.
  private var summary: [StyledText] {
    StyledText(
      (["tn \(confusion.tn) fp \(confusion.fp) fn \(confusion.fn) tp \(confusion.tp)"]
        + Metric.ofVerdicts.map { $0.words(in: confusion) }).joined(separator: " · ")
    ).wrapped(to: width)
  }

  private var matrix: [StyledText] {
    func row(_ name: String, _ normal: Int, _ abnormal: Int, _ inks: (Ink, Ink)) -> StyledText {
      StyledText(name, .muted).padded(to: 9)
        + StyledText(grouped(normal), inks.0, bold: true).padded(to: 8, alignment: .right)
        + StyledText(grouped(abnormal), inks.1, bold: true).padded(to: 10, alignment: .right)
    }
    return [
      StyledText("called:    normal  abnormal", .muted),
      row("normal", confusion.tn, confusion.fp, (.good, confusion.fp == 0 ? .muted : .bad)),
      row("abnormal", confusion.fn, confusion.tp, (confusion.fn == 0 ? .muted : .bad, .good)),
    ]
  }
}

extension Picture {
  /// Filled or cut to a width.
  fileprivate func padded(to columns: Int) -> Picture {
    Picture(lines: lines.map { $0.truncated(to: columns).padded(to: columns) })
  }
}
