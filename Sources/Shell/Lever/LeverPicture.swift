import AnomalyDetection
import TerminalGraphics
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
    let head =
      isRoomy
      ? [headline, honesty].map { $0.truncated(to: width) }
      : headline.wrapped(to: width) + honesty.wrapped(to: width)
    let foot = keys
    let room = rows - head.count - foot.count
    let body: [StyledText] =
      switch (width, room) {
      case (92..., 17...): wide(room)
      case (64..., 18...): medium(room)
      case (60..., 15...): narrow(room)
      case (_, 12...): small(room)
      default: histogram(room - summary.count) + Array(summary.prefix(max(0, room)))
      }
    let space = max(0, room - body.count)
    return Array((head + body + Array(repeating: StyledText(""), count: space) + foot).prefix(rows))
  }

  // MARK: Layouts

  /// Everything: the figures and both curves side by side.
  private func wide(_ room: Int) -> [StyledText] {
    let below = max(8, room * 9 / 20)
    let each = (width - Self.figuresWidth - 4) / 2
    let plot = below - Self.curveMargin
    let lower = Picture.sideBySide([
      Picture(lines: figures(stacked: true)).padded(to: Self.figuresWidth), roc(each, plot),
      precisionRecall(each, plot),
    ])
    return histogram(room - below - 1) + [price] + lower.lines
  }

  /// The figures in a band, both curves below.
  private func medium(_ room: Int) -> [StyledText] {
    let band = figures(stacked: false)
    let spare = room >= 20 ? [price] : []
    let below = max(8, (room - band.count - spare.count) / 2)
    let each = (width - 2) / 2
    let plot = below - Self.curveMargin
    return histogram(room - band.count - below - spare.count) + spare + band
      + roc(each, plot).beside(precisionRecall(each, plot)).lines
  }

  /// The figures and one of the curves.
  private func narrow(_ room: Int) -> [StyledText] {
    let below = max(8, room / 2)
    let each = width - Self.figuresWidth - 1
    let plot = below - Self.curveMargin
    let curve = lever.prefersPrecisionRecall ? precisionRecall(each, plot) : roc(each, plot)
    let left = Picture(lines: figures(stacked: true)).padded(to: Self.figuresWidth)
    return histogram(room - below) + left.beside(curve, gap: 1).lines
  }

  private func small(_ room: Int) -> [StyledText] {
    let band = figures(stacked: false)
    return histogram(room - band.count) + band
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
      + StyledText("choosing here is peeking\(isBroad ? ", and makes their figures optimistic" : "")", .warning)
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
      ? ["←→ move, with Shift ten times", "↑↓ by one beat", "or type a number"]
      : ["←→ move", "↑↓ one beat", "or type it"]
    parts += ["best: a accuracy", "f F1", "2 F2", "c cost \(lever.costText)"]
    parts += isBroad ? ["without labels: p 95th percentile s 3 sigma"] : ["p 95 %", "s 3 sigma"]
    if lever.canSwitch { parts.append("Tab other beats") }
    if (60..<64).contains(width) { parts.append("r curve") }
    parts += ["Enter keeps", "Esc leaves"]
    // A key stays beside what it does.
    let keys = parts.map { $0.replacing(" ", with: "\u{A0}") }
    return StyledText(keys.joined(separator: "\u{A0}· "), .muted).wrapped(to: width)
  }

  private func histogram(_ rows: Int) -> [StyledText] {
    let height = rows - Self.histogramMargin
    guard height >= 3 else { return [] }
    var chart = lever.board.histogram.chart(
      threshold: Double(lever.value), title: nil, height: height, bins: max(20, width / 2))
    chart.references[0].label = errorFigure(Double(lever.value))
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
        title: "\(width < 44 ? "PR:" : "precision") \(ratio(confusion.precision)), recall \(ratio(confusion.recall))",
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
    let figures: [(String, Double)] = [
      ("accuracy", confusion.accuracy), ("F1", confusion.f1), ("precision", confusion.precision),
      ("F2", confusion.f2), ("recall", confusion.recall), ("prec 1%", confusion.precision(atPrevalence: 0.01)),
    ]
    let metrics = stride(from: 0, to: figures.count, by: 2).map { index -> StyledText in
      figures[index..<index + 2].enumerated().reduce(StyledText("")) { line, entry in
        let (name, value) = entry.element
        let gap = StyledText(entry.offset == 0 ? "" : " ")
        return line + gap + StyledText(name, .muted).padded(to: entry.offset == 0 ? 10 : 8)
          + StyledText(ratio(value), .strong, bold: true)
      }
    }
    if stacked { return matrix + [StyledText("")] + metrics }
    guard width >= 60 else { return (matrix + metrics).map { $0.truncated(to: width) } }
    return zip(matrix, metrics).map { $0.padded(to: Self.figuresWidth + (width < 64 ? 0 : 3)) + $1 }
  }

  /// All figures in a paragraph.
  private var summary: [StyledText] {
    StyledText(
      "tn \(confusion.tn) fp \(confusion.fp) fn \(confusion.fn) tp \(confusion.tp) · accuracy "
        + "\(ratio(confusion.accuracy)) · precision \(ratio(confusion.precision)) · recall \(ratio(confusion.recall)) · "
        + "F1 \(ratio(confusion.f1)) · F2 \(ratio(confusion.f2))"
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
