import Tables
import TerminalGraphics
import Words
import Workbench

/// A row and what a detector makes of it, in exactly so many columns and rows: a curve, or bars a column.
package struct RowPanel {
  let name: String
  let values: [Float]
  /// What it is compared with, and what that is called: `rebuilt`, `center 3`.
  let twin: [Float]?
  let twinName: String
  /// What is said of it: `error 0.004, passed`.
  let remark: String
  let domain: Domain
  let columns: ColumnHeights
  let room: PanelRoom

  init(
    name: String, values: [Float], twin: [Float]?, twinName: String, remark: String, domain: Domain,
    columns: ColumnHeights, room: PanelRoom
  ) {
    (self.name, self.values, self.twin, self.twinName) = (name, values, twin, twinName)
    (self.remark, self.domain, self.columns, self.room) = (remark, domain, columns, room)
  }

  /// A row and what the network of an epoch makes of it.
  init(_ replayed: ReplayedBeat, _ frame: ReplayFrame, _ room: PanelRoom) {
    self.init(
      name: replayed.beat.name, values: replayed.beat.values, twin: replayed.reconstruction, twinName: "rebuilt",
      remark: "error \(errorFigure(Double(replayed.error))), \(replayed.isFlagged ? "flagged" : "passed")",
      domain: frame.domain, columns: frame.columns, room: room)
  }

  func picture(_ width: Int, _ rows: Int) -> Picture {
    domain.kind == .table ? bars(width, rows) : curve(width, rows)
  }

  /// The marks of a row and of its twin.
  private static func marks(_ domain: Domain, _ appearance: Appearance) -> (own: String, other: String) {
    let isASCII = appearance.glyphs == .ascii
    if domain.kind == .table { return isASCII ? ("#", "o") : ("█", "▒") }
    if isASCII { return ("*", "o") }
    // Without colour the second curve carries letters.
    return ("──", appearance.color == .none ? "╌╌o╌╌" : "╌╌")
  }

  /// Which marks are the row and which its twin, for titles that have no room to say it.
  package static func legend(_ domain: Domain, _ twinName: String, _ appearance: Appearance) -> StyledText {
    let marks = marks(domain, appearance)
    return StyledText(marks.own, .series(0)) + StyledText(" \(domain.noun.singular)  ", .muted)
      + StyledText(marks.other, .series(1)) + StyledText(" \(twinName)", .muted)
  }

  private var longTitle: String {
    let marks = Self.marks(domain, room.appearance)
    return "\(name) \(marks.own), \(twinName) \(marks.other): \(remark)"
  }

  /// Whether the title names the two kinds of marks.
  func namesMarks(_ width: Int) -> Bool { twin == nil || longTitle.count <= width - 6 }

  private func title(_ width: Int) -> String {
    if twin != nil, namesMarks(width) { return longTitle }
    let short = "\(name): \(remark)"
    // What is said of it is more important than what kind of number it is; what does not fit is left out as a whole.
    let bare = short.replacing(": error ", with: ": ").replacing(": score ", with: ": ")
    let barest = bare.split(separator: ", ").dropLast().joined(separator: ", ")
    return [short, bare, barest].first { $0.count <= width - 4 } ?? bare
  }

  private func curve(_ width: Int, _ rows: Int) -> Picture {
    return room.fitted(width, rows) { height, showsAxis in
      var chart = BeatChart(title(width), of: domain)
      chart.height = height
      chart.add(values, "", .series(0))
      if let twin { chart.add(twin, "", .series(1)) }
      var line = chart.chart
      line.showsXAxis = showsAxis
      return line
    }
  }

  private func bars(_ width: Int, _ rows: Int) -> Picture {
    let (own, other) = (columns.heights(of: values), twin.map(columns.heights) ?? [])
    let chart = ColumnBars(values: own, others: other)
    var title = title(width)
    let left = values.count - chart.shown(in: width)
    // Bars side by side without a gap keep their words apart.
    let textWidth = width - 1
    if left > 0 {
      let notes = [", \(domain.columnNoun.counted(left)) more", ", \(left) more"]
      title += notes.first { title.count + $0.count <= textWidth } ?? ""
    }
    let foot = rows >= 4 ? farthest(own, other, textWidth) : nil
    let bars = chart.picture(room.narrow(width), width: width, height: max(1, rows - 1 - (foot == nil ? 0 : 1)))
    let ellipsis = room.appearance.glyphs.ellipsis
    let head = StyledText(title, .strong, bold: true).truncated(to: textWidth, ellipsis: ellipsis)
    let tail = foot.map { [$0.truncated(to: textWidth, ellipsis: ellipsis)] } ?? []
    return Picture(lines: [head] + bars.lines + tail).filled(width, rows)
  }

  /// The column in which the two differ most, or whose value is the highest.
  private func farthest(_ own: [Double], _ other: [Double], _ width: Int) -> StyledText? {
    let far = own.indices.max {
      let left = other.isEmpty ? own[$0] : abs(own[$0] - other[$0])
      let right = other.isEmpty ? own[$1] : abs(own[$1] - other[$1])
      return left < right
    }
    guard let far else { return nil }
    let value = plainFigure(values[far])
    let name = domain.columnName(far)
    guard let twin else { return StyledText("highest: \(name) \(value)", .muted) }
    let apart = "\(name) \(value), \(twinName) \(plainFigure(twin[far]))"
    let texts = ["most apart: \(apart)", apart, "\(name) \(value), \(plainFigure(twin[far]))"]
    return StyledText(texts.first { $0.count <= width } ?? texts[2], .muted)
  }

  private func plainFigure(_ value: Float) -> String {
    value == value.rounded() && value.magnitude < 1e6 ? String(Int(value)) : errorFigure(Double(value))
  }
}

/// How two panels share a width; a chart needs thirty columns, so that a narrow window shows the first alone.
struct PanelPair {
  let isBoth: Bool
  let each: Int
  let gap: Int

  init(_ width: Int, of count: Int) {
    isBoth = count > 1 && width >= 60
    gap = width >= 62 ? 2 : 0
    each = isBoth ? (width - gap) / 2 : width
  }
}

/// Makes charts that fill exactly so many columns and rows.
struct PanelRoom {
  let appearance: Appearance

  /// Rows from which a chart has room for its x axis.
  private static let roomy = 10

  var isASCII: Bool { appearance.glyphs == .ascii }

  func narrow(_ width: Int) -> Appearance {
    var narrow = appearance
    narrow.width = width
    return narrow
  }

  /// A chart in exactly so many columns and rows; it has an x axis where there is room for one.
  func fitted(
    _ width: Int, _ rows: Int, _ make: (_ height: Int, _ showsAxis: Bool) -> some Chart
  ) -> Picture {
    let showsAxis = rows >= Self.roomy
    var height = max(3, rows - (showsAxis ? 3 : 1))
    var picture = make(height, showsAxis).picture(narrow(width))
    if picture.height != rows {
      height = max(3, height + rows - picture.height)
      picture = make(height, showsAxis).picture(narrow(width))
    }
    return picture.filled(width, rows)
  }

  /// With two digits, not below the value.
  private static func roundedUp(_ value: Double) -> Double {
    guard value.isFinite, value != 0 else { return value }
    var unit = 1.0
    while value.magnitude < 10 * unit, unit > 1e-12 { unit /= 10 }
    while value.magnitude >= 100 * unit, unit < 1e12 { unit *= 10 }
    let rounded = (value / unit).rounded(.up) * unit
    // The shortest decimal of these digits.
    return Double(NumberText.short(rounded, digits: 2)) ?? rounded
  }

  /// How often scores fall where, of normal and of abnormal rows, and the threshold.
  func histogram(
    _ scores: LabelledScores?, _ threshold: AppliedThreshold?, range: ClosedRange<Double>, name: String,
    noun: Noun, _ width: Int, _ rows: Int
  ) -> Picture {
    guard let scores else {
      let text = StyledText("no labelled \(noun.plural): no \(name) to tell apart", .muted)
      return Picture(lines: [text.truncated(to: width)]).filled(width, rows)
    }
    let value = threshold.map { Double($0.value) }
    // Where the picture ends is said once, because a narrow panel has no room to count what lies beyond.
    let end = Self.roundedUp(range.upperBound)
    let range = min(range.lowerBound, end)...end
    func shown(_ scores: [Float]) -> [Double] { scores.map(Double.init).filter { $0 <= end } }
    let (normal, abnormal) = (shown(scores.normalScores), shown(scores.abnormalScores))
    let isCut = normal.count + abnormal.count < scores.scores.count
    return fitted(width, rows) { height, showsAxis in
      var chart = Histogram(
        title: name + (isCut ? " to \(plain(end))" : "") + (value.map { ", threshold \(errorFigure($0))" } ?? ""),
        groups: [
          .init(name: "normal", values: normal, ink: .good), .init(name: "abnormal", values: abnormal, ink: .bad),
        ], yLabel: "", bins: max(12, width / 2), range: range, height: height)
      chart.references = value.map { [ReferenceLine(.vertical, at: $0)] } ?? []
      chart.showsXAxis = showsAxis
      return chart
    }
  }
}
