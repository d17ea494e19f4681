import TerminalGraphics
import Workbench

/// The screen of a replay, laid out for a window: the figures on top, the panels, the units and the keys last.
package struct ReplayPicture {
  private let screen: ReplayScreen
  private let appearance: Appearance
  private let rows: Int

  package init(_ screen: ReplayScreen, _ appearance: Appearance, rows: Int) {
    self.screen = screen
    self.appearance = appearance
    self.rows = rows
  }

  private var width: Int { appearance.width }
  private var replay: Replay { screen.replay }
  private var captionRows: Int { rows >= 20 ? 2 : 1 }

  var lines: [StyledText] {
    let head = [headline] + caption
    let foot = [panels.units(width), keys].map { $0.truncated(to: width, ellipsis: appearance.glyphs.ellipsis) }
    guard rows > head.count + foot.count + 4 else { return Array((head + foot).prefix(rows)) }
    return head + layout.picture.lines + foot
  }

  // MARK: The mouse

  /// The rows of the screen that the losses take.
  package var lossRows: Range<Int> {
    let first = 1 + captionRows
    return layout.lossRows.lowerBound + first..<layout.lossRows.upperBound + first
  }

  /// The epoch at a column of the losses.
  package func epoch(atColumn column: Int) -> Double { panels.epoch(atColumn: column, layout.lossWidth) }

  // MARK: Parts

  private var layout: EpochLayout {
    EpochLayout(panels: panels, width: width, rows: max(1, rows - 3 - captionRows))
  }

  private var panels: EpochPanels {
    EpochPanels(replay, screen.frame, screen.figures, marked: screen.marked, appearance)
  }

  private var headline: StyledText {
    let last = replay.reports.last?.epoch ?? screen.epoch
    if !screen.typed.isEmpty {
      return StyledText("epoch \(screen.typed)_", .accent, bold: true)
        + StyledText("  Enter jumps there, of 1 to \(last)", .muted)
    }
    var line = StyledText("epoch \(screen.epoch)/\(last)", .strong, bold: true)
    if screen.isPlaying {
      line += StyledText(appearance.glyphs == .ascii ? " > \(screen.speed)/s" : " ▶ \(screen.speed)/s", .accent)
    }
    line += StyledText("  " + screen.figures.text(replay, showsMean: true))
    if screen.epoch == replay.currentEpoch { line += StyledText("  the detector", .good) }
    if screen.epoch == screen.marked { line += StyledText("  marked", .accent, bold: true) }
    return line.truncated(to: width, ellipsis: appearance.glyphs.ellipsis)
  }

  /// What happens at this epoch, or what happens next.
  private var caption: [StyledText] {
    let lines: [StyledText]
    if let message = screen.message {
      lines = [StyledText(message, .accent)]
    } else {
      let moments = replay.moments(around: screen.epoch)
      let first = moments.first.map { StyledText("\($0.letter) ", $0.ink, bold: true) + text(of: $0) }
      let isLong = captionRows > 1 && (first?.width ?? 0) > width
      lines =
        moments.isEmpty
        ? [next]
        : isLong
          ? first?.wrapped(to: width, indent: 2) ?? []
          : moments.prefix(captionRows).enumerated().map { row, moment in
            let more = row == captionRows - 1 ? moments.dropFirst(captionRows).map(\.name) : []
            return StyledText("\(moment.letter) ", moment.ink, bold: true) + text(of: moment)
              + StyledText(more.isEmpty ? "" : "; also \(enumeration(more, "and"))", .muted)
          }
    }
    let blank = Array(repeating: StyledText(""), count: max(0, captionRows - lines.count))
    return (lines.prefix(captionRows).map { $0.truncated(to: width, ellipsis: appearance.glyphs.ellipsis) } + blank)
  }

  private func text(of moment: MomentText) -> StyledText {
    StyledText(moment.name, moment.ink, bold: true) + StyledText(": \(moment.sentence)")
  }

  private var next: StyledText {
    guard let moment = replay.mainMoments.first(where: { $0.epoch > screen.epoch }) else {
      let stride = replay.stride > 1 ? "every \(replay.stride)th epoch is kept" : ""
      return StyledText(stride, .muted)
    }
    return StyledText("next: \(MomentText(moment: moment, replay: replay).name) in epoch \(moment.epoch)", .muted)
  }

  private var keys: StyledText {
    var parts = ["←→ epoch", "space \(screen.isPlaying ? "stop" : "play")", "+- speed", "n moment"]
    if width >= 132 { parts += ["p back", "b best", "number and Enter jump"] }
    if replay.pairs.count > 1 { parts.append("Tab \(replay.domain.noun.plural)") }
    parts += ["e mark", "k keep", "q leave"]
    return StyledText(parts.joined(separator: width >= 100 ? " · " : "  "), .muted)
  }
}

extension EpochPanels {
  /// Of an epoch of a replay.
  init(
    _ replay: Replay, _ frame: ReplayFrame, _ figures: EpochFigures, marked: Int?, _ appearance: Appearance
  ) {
    self.init(
      frame: frame, plane: replay.plane, errorRange: replay.errorRange, dead: figures.dead, reports: replay.reports,
      lastEpoch: replay.reports.last?.epoch ?? 1, cursor: figures.epoch, appearance: appearance)
    let texts = replay.moments.map { MomentText(moment: $0, replay: replay) }
    bands = texts.filter { $0.moment.lasts }.map { ($0.moment.epoch...$0.moment.lastEpoch, $0.ink) }
    marks = texts.sorted { $0.weight < $1.weight }.map { ($0.moment.epoch, $0.letter, $0.ink) }
    if let marked { marks.insert((marked, "e", .accent), at: 0) }
  }
}

extension EpochFigures {
  /// `loss 0.003912  validation 0.004213  AUC 0.991 (mean beat 0.957)`
  func text(_ replay: Replay, showsMean: Bool, separator: String = "  ") -> String {
    var parts: [String] = []
    if let loss { parts.append("loss \(errorFigure(loss))") }
    if let validationLoss { parts.append("validation \(errorFigure(validationLoss))") }
    if let auc {
      let mean = showsMean ? replay.meanAUC.map { " (mean \(replay.domain.noun.singular) \(ratio($0)))" } : nil
      parts.append("AUC \(ratio(auc))\(mean ?? "")")
    }
    return parts.joined(separator: separator)
  }
}
