import Judging
import NeuralNetwork
import TerminalGraphics
import Words
import Workbench

/// The pictures of one step of something that was learned, each in so many columns and rows.
package protocol StepPanels {
  /// Rows of the data, and what the detector makes of them.
  func beats(_ width: Int, _ rows: Int) -> Picture
  /// Where the watched rows lie.
  func latent(_ width: Int, _ rows: Int) -> Picture
  func errors(_ width: Int, _ rows: Int) -> Picture
  /// How it went over all steps.
  func losses(_ width: Int, _ rows: Int) -> Picture
  /// Whether the titles of the beats have no room to name the curves.
  func showsTitlesShort(_ width: Int) -> Bool
}

/// The pictures of one epoch of a training, each in so many columns and rows: what replay and a training in progress show.
package struct EpochPanels: StepPanels {
  let frame: ReplayFrame
  let plane: LatentPlane
  let errorRange: ClosedRange<Double>
  /// Of every hidden layer which units are dead.
  let dead: [[Bool]]
  let reports: [EpochReport]
  /// The last epoch on the axis of the losses.
  let lastEpoch: Int
  /// The epoch that is pointed at among the losses.
  var cursor: Int?
  /// What lasts, behind the losses, and letters for what happens, below them.
  var bands: [(epochs: ClosedRange<Int>, ink: Ink)] = []
  var marks: [(epoch: Int, letter: Character, ink: Ink)] = []
  let appearance: Appearance

  /// Without a cursor and without marks.
  package init(
    frame: ReplayFrame, plane: LatentPlane, errorRange: ClosedRange<Double>, dead: [[Bool]], reports: [EpochReport],
    lastEpoch: Int, appearance: Appearance
  ) {
    (self.frame, self.plane, self.errorRange, self.dead) = (frame, plane, errorRange, dead)
    (self.reports, self.lastEpoch, self.appearance) = (reports, lastEpoch, appearance)
  }

  /// Of an epoch of a replay.
  package init(
    _ replay: Replay, _ frame: ReplayFrame, _ figures: EpochFigures, marked: Int?, _ appearance: Appearance
  ) {
    self.init(
      frame: frame, plane: replay.plane, errorRange: replay.errorRange, dead: figures.dead, reports: replay.reports,
      lastEpoch: replay.reports.last?.epoch ?? 1, appearance: appearance)
    cursor = figures.epoch
    let texts = replay.moments.map { MomentText(moment: $0, replay: replay) }
    bands = texts.filter { $0.moment.lasts }.map { ($0.moment.epoch...$0.moment.lastEpoch, $0.ink) }
    marks = texts.sorted { $0.weight < $1.weight }.map { ($0.moment.epoch, $0.letter, $0.ink) }
    if let marked { marks.insert((marked, "e", .accent), at: 0) }
  }

  private var room: PanelRoom { PanelRoom(appearance: appearance) }

  // MARK: Beats

  /// The beats side by side.
  package func beats(_ width: Int, _ rows: Int) -> Picture {
    guard let first = frame.beats.first else {
      return Picture(lines: [StyledText("no \(frame.domain.noun.plural) to show", .muted)]).filled(width, rows)
    }
    let pair = PanelPair(width, of: frame.beats.count)
    let left = beat(first, pair.each, rows)
    return pair.isBoth ? left.beside(beat(frame.beats[1], pair.each, rows), gap: pair.gap) : left
  }

  func beat(_ replayed: ReplayedBeat, _ width: Int, _ rows: Int) -> Picture {
    RowPanel(replayed, frame, room).picture(width, rows)
  }

  package func showsTitlesShort(_ width: Int) -> Bool {
    let pair = PanelPair(width, of: frame.beats.count)
    return frame.beats.prefix(pair.isBoth ? 2 : 1).contains { !RowPanel($0, frame, room).namesMarks(pair.each) }
  }

  /// Which curve is a beat and which its reconstruction.
  package var legend: StyledText { RowPanel.legend(frame.domain, "rebuilt", appearance) }

  // MARK: Latent plane and errors

  package func latent(_ width: Int, _ rows: Int) -> Picture {
    room.fitted(width, rows) { height, showsAxis in
      let names = appearance.glyphs == .ascii ? "* normal, x abnormal" : "· normal, x abnormal"
      let of = plane.dimensions > 2 && width >= 60 ? ", 2 components of \(plane.dimensions) units" : ""
      func series(_ isAbnormal: Bool) -> Series {
        let points = frame.points.filter { $0.beatClass.isAbnormal == isAbnormal }
        var series = Series(
          name: "", xs: points.map(\.x), ys: points.map(\.y), ink: isAbnormal ? .bad : .good, style: .scatter)
        if isAbnormal { series.marker = "x" }
        return series
      }
      var chart = LineChart(
        title: "\(plane.dimensions == 1 ? "bottleneck and error" : "bottleneck"): \(names)\(of)",
        series: [series(false), series(true)], xLabel: showsAxis && rows > 14 ? plane.axes.x : nil,
        xRange: plane.xRange,
        yRange: plane.yRange, height: height)
      chart.showsXAxis = showsAxis
      return chart
    }
  }

  package func errors(_ width: Int, _ rows: Int) -> Picture {
    room.histogram(
      frame.scores, frame.threshold, range: errorRange, name: "errors", noun: frame.domain.noun, width, rows)
  }

  // MARK: Losses

  private func lossChart(_ height: Int, _ showsAxis: Bool) -> LineChart {
    var chart = LossChart(history: reports, height: height, epochs: lastEpoch).chart
    (chart.title, chart.xLabel) = (nil, nil)
    chart.showsXAxis = showsAxis
    chart.bands = bands.map {
      Band(columns: Double($0.epochs.lowerBound)...Double($0.epochs.upperBound), ink: $0.ink)
    }
    chart.references = cursor.map { [ReferenceLine(.vertical, at: Double($0), ink: .accent)] } ?? []
    return chart
  }

  /// The losses, and below them a letter for everything that happens.
  package func losses(_ width: Int, _ rows: Int) -> Picture {
    let chart = room.fitted(width, rows - 1) { lossChart($0, $1) }
    return chart.above(Picture(lines: [markLine(width)]))
  }

  /// The epoch at a column of the losses.
  package func epoch(atColumn column: Int, _ width: Int) -> Double {
    lossChart(3, false).x(atColumn: column, room.narrow(width))
  }

  private func markLine(_ width: Int) -> StyledText {
    let chart = lossChart(3, false)
    var cells = Array(repeating: StyledText(" "), count: width)
    // Later ones are the less important.
    for mark in marks.reversed() {
      guard let column = chart.column(atX: Double(mark.epoch), room.narrow(width)), column < width else { continue }
      cells[column] = StyledText(String(mark.letter), mark.ink, bold: true)
    }
    return cells.reduce(into: StyledText("")) { $0 += $1 }
  }

  // MARK: Units

  /// Every hidden unit as a mark, dead or alive, as far as they fit; the counts in any case.
  package func units(_ width: Int) -> StyledText {
    let isASCII = appearance.glyphs == .ascii
    let (alive, gone) = isASCII ? ("o", ".") : ("●", "·")
    let count = dead.reduce(0) { $0 + $1.count }
    let deadCount = dead.reduce(0) { $0 + $1.count { $0 } }
    let tail = "\(grouped(deadCount)) of \(grouped(count)) dead"
    let room = width - "units ".count - dead.count - tail.count - 1
    guard count <= room else {
      let layers = dead.map { "\($0.count { !$0 })/\($0.count)" }.joined(separator: " ")
      let text = StyledText("alive ", .muted) + StyledText(layers) + StyledText("  \(tail)", .muted)
      return text.truncated(to: width, ellipsis: isASCII ? "..." : "…")
    }
    var text = StyledText("units ", .muted)
    for layer in dead {
      for isDead in layer { text.append(isDead ? gone : alive, isDead ? .bad : .good) }
      text.append(" ")
    }
    return (text + StyledText(" \(tail)", .muted)).truncated(to: width)
  }
}

extension Picture {
  /// Cut or filled to exactly so many columns and rows.
  func filled(_ columns: Int, _ rows: Int) -> Picture {
    let missing = Array(repeating: StyledText(""), count: max(0, rows - height))
    return Picture(lines: (lines.prefix(rows) + missing).map { $0.truncated(to: columns).padded(to: columns) })
  }
}

/// The panels laid out in so many columns and rows, and where the losses stand in them.
package struct EpochLayout {
  let panels: any StepPanels
  let width: Int
  let rows: Int

  package init(
    panels: any StepPanels, width: Int, rows: Int
  ) {
    (self.panels, self.width, self.rows) = (panels, width, rows)
  }

  /// Whether a window has room for all panels.
  static func fits(_ width: Int, _ rows: Int) -> Bool { width >= 62 && rows >= 19 }

  private var isWide: Bool { width >= 120 && rows >= 24 }
  private var isFull: Bool { Self.fits(width, rows) }

  private var topRows: Int { isWide ? rows * 11 / 20 : max(5, rows * 3 / 10) }
  var beatsWidth: Int { isFull && isWide ? width - (width - 4) / 3 - 2 : width }
  private var showsBeats: Bool { isFull || smallTop > 0 }
  /// Whether beats are shown whose titles have no room to name the curves.
  package var showsTitlesShort: Bool { showsBeats && panels.showsTitlesShort(beatsWidth) }

  /// Rows of the beats where there is room for them and the losses alone.
  private var smallTop: Int { width >= 40 && rows >= 11 ? rows * 2 / 5 : 0 }
  private var middleRows: Int { max(6, rows * 7 / 20) }

  /// The rows of the losses, counted from the first of the layout.
  package var lossRows: Range<Int> {
    if !isFull { return smallTop..<max(5, rows) }
    return (isWide ? topRows : topRows + middleRows)..<rows
  }

  package var lossWidth: Int { isFull && isWide ? width - 2 - (width - 4) / 3 : width }

  package var picture: Picture {
    guard isFull else {
      let losses = panels.losses(width, max(5, rows - smallTop))
      guard smallTop > 0 else { return losses.filled(width, rows) }
      return panels.beats(width, smallTop).filled(width, smallTop).above(losses).filled(width, rows)
    }
    let losses = panels.losses(lossWidth, lossRows.count)
    if isWide {
      let third = (width - 4) / 3
      let top = panels.beats(beatsWidth, topRows).filled(beatsWidth, topRows)
        .beside(panels.latent(third, topRows))
      return top.above(losses.beside(panels.errors(width - lossWidth - 2, lossRows.count)))
    }
    let half = (width - 2) / 2
    let middle = panels.latent(half, middleRows).beside(panels.errors(width - half - 2, middleRows))
    return Picture.stacked([panels.beats(width, topRows).filled(width, topRows), middle, losses])
  }
}
