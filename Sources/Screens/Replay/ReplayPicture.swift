import TerminalGraphics
import Views
import Words
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
    if screen.showsKeys { return Array((ReplayKeys(replay).lines(appearance)).prefix(rows)) }
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
    var tail = StyledText("")
    if screen.epoch == replay.currentEpoch { tail += StyledText("  the detector", .good) }
    if screen.epoch == screen.marked { tail += StyledText("  marked", .accent, bold: true) }
    // What does not fit is left out as a whole; the losses are drawn too.
    let room = width - line.width - tail.width - 2
    let texts = screen.figures.texts(replay)
    if let text = texts.first(where: { $0.count <= room }) ?? texts.last { line += StyledText("  " + text) }
    line += tail
    return line.truncated(to: width, ellipsis: appearance.glyphs.ellipsis)
  }

  /// What happens at this epoch, or what happens next; where a row is left, which curve is which.
  private var caption: [StyledText] {
    let ellipsis = appearance.glyphs.ellipsis
    var lines: [StyledText]
    if let message = screen.message {
      lines = [StyledText(message, .accent)]
    } else {
      let moments = replay.moments(around: screen.epoch)
      lines = moments.isEmpty ? [next] : sentences(moments)
    }
    if lines.count < captionRows { lines.append(layout.showsTitlesShort ? panels.legend : "") }
    return lines.prefix(captionRows).map { $0.truncated(to: width, ellipsis: ellipsis) }
  }

  /// As many moments with their sentences as there is room for, the others by name.
  private func sentences(_ moments: [MomentText]) -> [StyledText] {
    func sentence(_ moment: MomentText) -> StyledText {
      StyledText("\(moment.letter) \(moment.name)", moment.ink, bold: true) + StyledText(moment.rest)
    }
    func lines(_ count: Int, namesOthers: Bool) -> [StyledText] {
      let others = namesOthers ? names(of: moments.dropFirst(count)) : []
      return moments.prefix(count).enumerated().flatMap { row, moment in
        let more = row == count - 1 && !others.isEmpty ? "; also \(enumeration(others, "and"))" : ""
        return (sentence(moment) + StyledText(more, .muted)).wrapped(to: width, indent: 2)
      }
    }
    for count in stride(from: min(moments.count, captionRows), through: 1, by: -1) {
      let text = lines(count, namesOthers: true)
      if text.count <= captionRows { return text }
    }
    // On one row the cut is to be seen.
    return captionRows == 1 ? moments.prefix(1).map(sentence) : Array(lines(1, namesOthers: false).prefix(captionRows))
  }

  /// Each name once; more than one death are dying units.
  private func names(of moments: ArraySlice<MomentText>) -> [String] {
    let deaths = moments.count { $0.moment.deathLayer != nil }
    var names: [String] = []
    for moment in moments {
      let name = moment.moment.deathLayer != nil && deaths > 1 ? "dying units" : moment.name
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  private var next: StyledText {
    guard let moment = replay.mainMoments.first(where: { $0.epoch > screen.epoch }) else {
      let stride = replay.stride > 1 ? "every \(replay.stride)th epoch is kept" : ""
      return StyledText(stride, .muted)
    }
    return StyledText("next: \(MomentText(moment: moment, replay: replay).name) in epoch \(moment.epoch)", .muted)
  }

  private var keys: StyledText {
    var parts = ["q leave", "? keys", "←→ epoch", "space \(screen.isPlaying ? "stop" : "play")", "n moment"]
    parts += ["e mark", "k keep"]
    if replay.pairs.count > 1 { parts.append("Tab \(replay.domain.noun.plural)") }
    return keyLine(parts + ["+- speed", "b best", "p back", "number and Enter jump"], width)
  }
}

/// As many keys as fit, none of them cut; the first are the most important.
func keyLine(_ parts: [String], _ width: Int) -> StyledText {
  let separator = width >= 100 ? " · " : "  "
  var line = ""
  for part in parts {
    let longer = line.isEmpty ? part : line + separator + part
    // In ASCII "←→" takes a column more.
    guard longer.count + (longer.contains("←→") ? 1 : 0) <= width else { break }
    line = longer
  }
  return StyledText(line, .muted)
}
