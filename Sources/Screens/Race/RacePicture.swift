import Judging
import TerminalGraphics
import Views
import Words
import Workbench

/// The screen of a race, laid out for a window: rows going by on top, a lane for each detector below, the keys last.
struct RacePicture {
  private let screen: RaceScreen
  private let appearance: Appearance
  private let rows: Int

  init(_ screen: RaceScreen, _ appearance: Appearance, rows: Int) {
    self.screen = screen
    self.appearance = appearance
    self.rows = rows
  }

  private var race: Race { screen.race }
  private var width: Int { appearance.width }
  private var isASCII: Bool { appearance.glyphs == .ascii }

  var lines: [StyledText] {
    guard width >= 40, rows >= 10 else {
      return StyledText("the race needs a window of 40 × 10").wrapped(to: max(1, width)).prefix(rows).map(\.self)
    }
    if let place = screen.inspected { return RaceWhy(screen, appearance, rows: rows, place: place).lines }
    let body = [headline, progress] + belt + signs + [legend] + lanes
    let foot = remark + keys
    let space = max(0, rows - body.count - foot.count)
    return Array((body + Array(repeating: StyledText(""), count: space) + foot).prefix(rows))
      .map { $0.truncated(to: width, ellipsis: appearance.glyphs.ellipsis) }
  }

  // MARK: Layout

  /// Rows that have gone by, and the one that comes next.
  private var beltRows: Int { leastBelt + max(0, roomForLanes - lanesShown.count * laneHeight) }
  private var leastBelt: Int { rows >= 40 ? 9 : rows >= 24 ? 3 : rows >= 18 ? 2 : 1 }
  /// Headline, progress, the belt with its heading, the signs, the legend.
  private var above: Int { 4 + beltRows + (showsSigns ? 1 : 0) }
  private var showsSigns: Bool { rows >= 22 }
  private var roomForLanes: Int {
    max(2, rows - 4 - (showsSigns ? 1 : 0) - leastBelt - keys.count - (rows >= 20 ? 1 : 0))
  }
  /// Lines of a lane: its metrics, its heaps, and an empty one where there is room.
  private var laneHeight: Int {
    let each = roomForLanes / max(1, race.lanes.count)
    return min(max(2, each), 8)
  }
  private var heapHeight: Int { laneHeight >= 4 ? laneHeight - 2 : 1 }
  private var lanesShown: Range<Int> {
    let fitting = max(1, min(race.lanes.count, roomForLanes / laneHeight))
    let first = min(max(0, screen.lane - fitting + 1), race.lanes.count - fitting)
    return first..<first + fitting
  }

  /// The place of the row that stands in a line of the screen; `nil` where none does.
  func place(atRow line: Int) -> Int? {
    let index = line - 3
    guard index >= 0, index < beltRows else { return nil }
    let place = race.position - beltRows + 1 + index
    return place >= 0 && place < race.position ? place : nil
  }

  /// The lane that stands in a line of the screen.
  func lane(atRow line: Int) -> Int? {
    let index = lanesShown.lowerBound + (line - above) / laneHeight
    return line >= above && lanesShown.contains(index) ? index : nil
  }

  // MARK: Above

  private var headline: StyledText {
    let state = race.isFinished ? "finished" : screen.isRunning ? "\(plain(screen.speed))/s" : "paused"
    let done = "\(grouped(race.position))/\(grouped(race.field.count))"
    var line = StyledText("race", .heading, bold: true)
    line.append("  \(done)  \(state)", .strong)
    line.append("   labels: ", .muted)
    line.append(race.labels.word == "report" ? "the report's" : "true", .accent, bold: true)
    var truth = StyledText("   truth: ", .muted)
    truth.append(screen.truth.text, .accent)
    return line.width + truth.width <= width ? line + truth : line
  }

  private var progress: StyledText {
    if let message = screen.message { return StyledText(message, .warning) }
    // Lanes that are not to be seen must not look like lanes that are not there.
    let hidden = hiddenLanes
    let room = max(1, width - hidden.count)
    let done = Int((Double(race.position) / Double(max(1, race.field.count)) * Double(room)).rounded())
    let signs = isASCII ? ("=", "-") : ("━", "─")
    return StyledText(String(repeating: signs.0, count: done), .accent)
      + StyledText(String(repeating: signs.1, count: room - done), .muted) + StyledText(hidden, .strong)
  }

  private var hiddenLanes: String {
    let (shown, count) = (lanesShown, race.lanes.count)
    guard shown.count < count else { return "" }
    let range = shown.count == 1 ? "lane \(shown.upperBound)" : "lanes \(shown.lowerBound + 1)–\(shown.upperBound)"
    let text = "  \(range) of \(count), \(shown.upperBound < count ? "↓" : "↑") shows more"
    return isASCII ? StyledText(text).mapped(asciiTwin).inASCII.plain : text
  }

  // MARK: The belt

  private var nameWidth: Int { width >= 100 ? 16 : 14 }
  private var verdictWidth: Int { 2 * race.lanes.count + 1 }
  private var numberWidth: Int { 7 }
  /// No more than a glimpse fills, so that what a row is stands beside it.
  private var glimpseWidth: Int {
    min(max(0, width - nameWidth - verdictWidth - numberWidth), screen.entry.rows.widest)
  }

  private var belt: [StyledText] {
    let noun = screen.entry.noun.singular
    var head = StyledText(padded(noun.count < numberWidth ? noun : "row", numberWidth), .muted)
    head.append(padded(screen.entry.rows.title(glimpseWidth), glimpseWidth), .muted)
    head.append(padded("what it is", nameWidth), .muted)
    for index in race.lanes.indices { head.append(laneLetter(index) + " ", index == screen.lane ? .strong : .muted) }
    return [head]
      + (0..<beltRows).map { index in
        let place = race.position - beltRows + 1 + index
        return race.field.order.indices.contains(place) ? beltLine(place) : StyledText("")
      }
  }

  private func beltLine(_ place: Int) -> StyledText {
    let row = race.field.order[place]
    let isJudged = place < race.position
    var line = StyledText(padded(grouped(row + 1), numberWidth), .muted)
    line += screen.entry.rows.glimpse(row, glimpseWidth, appearance.glyphs).fitted(to: glimpseWidth)
    let isKnown = screen.showsTruth && (isJudged || screen.truth == .now)
    let abnormal = race.labels.abnormal[row]
    line.append(
      padded(isKnown ? race.field.names[row] : "?", nameWidth), isKnown ? (abnormal ? .bad : .plain) : .muted)
    for index in race.lanes.indices {
      guard isJudged else {
        line.append("  ")
        continue
      }
      line.append(
        verdictSign(index, row) + " ", screen.showsTruth ? (race.isRight(index, row: row) ? .good : .bad) : .plain)
    }
    return line
  }

  /// What the signs of the belt mean, and whose columns they stand in, where there is room.
  private var signs: [StyledText] {
    guard showsSigns else { return [] }
    let (found, missed, alarm, passed) = isASCII ? ("*", "o", "!", ".") : ("●", "○", "▲", "·")
    let meaning =
      screen.showsTruth
      ? "\(found) found  \(missed) missed  \(alarm) false alarm  \(passed) passed"
      : "\(found) flagged  \(passed) passed"
    let letters = race.lanes.indices.map { "\(laneLetter($0)) \(race.lanes[$0].name)" }.joined(separator: "  ")
    let columns = ["    \(letters)", "    columns: the lanes in their order"].first {
      meaning.count + $0.count <= width
    }
    return [StyledText(meaning + (columns ?? ""), .muted)]
  }

  /// Flagged or not, and with the truth at hand also right or wrong, so that no colour is needed.
  private func verdictSign(_ lane: Int, _ row: Int) -> String {
    let flagged = race.flags(lane, row: row)
    guard screen.showsTruth, !race.isRight(lane, row: row) else {
      return flagged ? (isASCII ? "*" : "●") : (isASCII ? "." : "·")
    }
    return flagged ? (isASCII ? "!" : "▲") : (isASCII ? "o" : "○")
  }

  /// The first letter of the lane's name that no lane before it has.
  private func laneLetter(_ lane: Int) -> String {
    var taken: [String] = []
    for lane in race.lanes {
      let letters = lane.name.filter(\.isLetter).map { $0.uppercased() }
      taken.append(letters.first { !taken.contains($0) } ?? letters.first ?? "?")
    }
    return taken[lane]
  }

  // MARK: Lanes

  private var legend: StyledText {
    let (right, wrong) = (heapSign(right: true), heapSign(right: false))
    let isNarrow = width < 72
    var line = StyledText(isNarrow ? "abnormal" : "called abnormal", .strong)
    let middle =
      screen.showsTruth
      ? "\(right) right  \(wrong) wrong  (a sign: \(screen.entry.noun.counted(heaps.unit)))"
      : "\(heapSign(right: nil)) \(screen.entry.noun.counted(heaps.unit)); right or wrong at the end"
    let end = isNarrow ? "normal" : "called normal"
    let free = width - line.width - end.count - middle.count
    line.append(String(repeating: " ", count: max(1, free / 2)))
    line.append(middle, .muted)
    line.append(String(repeating: " ", count: max(1, free - free / 2)))
    line.append(end, .strong)
    return line
  }

  private var lanes: [StyledText] {
    lanesShown.flatMap { index -> [StyledText] in
      var lines = [metrics(index)] + heaps.lines(index)
      if lines.count < laneHeight { lines.append(StyledText("")) }
      return lines
    }
  }

  private var heaps: RaceHeaps {
    RaceHeaps(screen, width: width, height: heapHeight, isASCII: isASCII)
  }

  private func heapSign(right: Bool?) -> String { RaceHeaps.sign(right: right, isASCII: isASCII) }

  private func metrics(_ index: Int) -> StyledText {
    let isChosen = index == screen.lane
    let mark = isChosen ? (isASCII ? ">" : "▸") : " "
    let widest = race.lanes.map(\.name.count).max() ?? 0
    var line =
      StyledText(mark, .accent)
      + StyledText(padded(race.lanes[index].name, widest + 2), isChosen ? .strong : .plain, bold: isChosen)
    let counts = race.counts[index]
    guard screen.showsTruth else {
      line.append("flagged \(grouped(counts.alarms)) of \(grouped(race.position))")
      line.append("  above \(errorFigure(race.thresholds[index]))", .muted)
      return line
    }
    let (precision, recall) = (Formula.precision(counts), Formula.recall(counts))
    let long = "precision \(precision.text(equals: true))   recall \(recall.text(equals: true))"
    let short = "precision \(precision.text(equals: false))  recall \(recall.text(equals: false))"
    let bare = "prec \(precision.value)  rec \(recall.value)"
    let above = "   above \(errorFigure(race.thresholds[index]))"
    // The arrows move the chosen lane's threshold, so it is seen before anything longer.
    let room = width - line.width - (isChosen ? above.count : 0)
    let figures = [long, short, bare].first { $0.count <= room } ?? bare
    line.append(figures)
    let f1 = counts.tp > 0 ? "   F1 \(ratio(counts.f1))" : ""
    for more in isChosen ? [above, f1] : [f1, above] where line.width + more.count <= width {
      line.append(more, .muted)
    }
    return line
  }

  // MARK: Below

  private var remark: [StyledText] {
    guard rows >= 20 else { return [] }
    guard screen.showsTruth, race.position > 0 else { return [StyledText("")] }
    let missed = race.missedByAll.prefix(4).map { "\(grouped($0.count)) \($0.name)" }
    let who =
      race.lanes.count == 1 ? "missed" : race.lanes.count == 2 ? "missed by both" : "missed by all \(race.lanes.count)"
    // As many kinds as fit whole.
    let texts = (0..<missed.count).map { "\(who): \(missed.prefix($0 + 1).joined(separator: ", "))" }
    return [StyledText(texts.last { $0.count <= width } ?? "", .muted)]
  }

  private var keys: [StyledText] {
    let all = [
      "q quit", "space \(race.isFinished ? "again" : screen.isRunning ? "pause" : "run")", "←→ threshold", "↑↓ lane",
      "Enter why", "+ - speed", "t truth", race.field.labels.count > 1 ? "l labels" : "", "s to the end",
    ]
    return keyLines(all.filter { !$0.isEmpty }, width: width, most: rows < 20 ? 1 : 2)
  }
}

/// Keys with what they do, on so many lines: an entry stays whole, and the last ones are left out where there is no room.
func keyLines(_ entries: [String], width: Int, most: Int) -> [StyledText] {
  var lines = [""]
  for entry in entries {
    let last = lines[lines.count - 1]
    let longer = last.isEmpty ? entry : last + "  " + entry
    // In ASCII "←→" takes a column more.
    if StyledText(longer).width + (longer.contains("←→") ? 1 : 0) <= width {
      lines[lines.count - 1] = longer
    } else if lines.count < most, StyledText(entry).width <= width {
      lines.append(entry)
    } else {
      break
    }
  }
  return lines.map { StyledText($0, .muted) }
}

/// A share with its counts filled in: `683/(683+5) = 0.993`.
struct Formula {
  let part: Int
  let other: Int

  static func precision(_ counts: Confusion) -> Formula { Formula(part: counts.tp, other: counts.fp) }
  static func recall(_ counts: Confusion) -> Formula { Formula(part: counts.tp, other: counts.fn) }

  /// The share to three digits; a dash where there is nothing to take it of.
  var value: String { part + other > 0 ? ratio(Double(part) / Double(part + other)) : undefinedFigure }

  func text(equals: Bool) -> String { "\(part)/(\(part)+\(other))\(equals ? " =" : "") \(value)" }
}
