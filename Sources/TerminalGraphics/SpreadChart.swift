/// The spread of a figure at several levels: on each line the lowest, the middle and the highest value of one level,
/// all on a common axis.
public struct SpreadChart: ExportableChart {
  /// One level.
  public struct Item: Equatable, Sendable {
    /// Written before the line.
    public var label: String
    public var low: Double
    public var middle: Double
    public var high: Double
    /// What the colour stands for.
    public var ink: Ink

    /// A level's spread, with `middle` between `low` and `high`.
    public init(_ label: String, low: Double, middle: Double, high: Double, ink: Ink = .series(0)) {
      self.label = label
      self.low = low
      self.middle = middle
      self.high = high
      self.ink = ink
    }
  }

  /// Written above the chart.
  public var title: String?
  /// The levels from top to bottom.
  public var items: [Item]
  /// A value to compare with, marked on every line.
  public var reference: Double?
  /// What that value is, written under the axis.
  public var referenceLabel: String

  /// A chart of these levels.
  public init(title: String? = nil, items: [Item] = [], reference: Double? = nil, referenceLabel: String = "") {
    self.title = title
    self.items = items
    self.reference = reference
    self.referenceLabel = referenceLabel
  }

  /// The common axis; none where no value can be drawn.
  package var scale: Scale? {
    Scale.fitting(
      items.flatMap { [$0.low, $0.middle, $0.high] } + [reference].compactMap(\.self), kind: .linear, nice: true)
  }

  public func picture(_ appearance: Appearance) -> Picture {
    let columns = appearance.columns
    let ellipsis = appearance.glyphs.ellipsis
    var lines: [StyledText] = []
    if let title, !title.isEmpty {
      lines.append(StyledText(title, .strong, bold: true).truncated(to: columns, ellipsis: ellipsis))
    }
    guard let scale else {
      lines.append(StyledText("no data", .muted))
      return Picture(lines: lines.map { $0.padded(to: columns) })
    }
    let labels = items.map { StyledText($0.label) }
    let labelWidth = min(labels.map(\.width).max() ?? 0, columns * 2 / 5)
    let room = columns - labelWidth - 2
    let marks = Marks(appearance.glyphs)
    for (item, label) in zip(items, labels) {
      let name = label.fitted(to: labelWidth, alignment: .right, ellipsis: ellipsis)
      lines.append(name + " " + StyledText(marks.edge, .muted) + line(item, scale, room, marks))
    }
    lines += axis(scale, room, marks).map { .spaces(labelWidth + 1) + $0 }
    if let reference, !referenceLabel.isEmpty {
      let key =
        StyledText(marks.reference, .warning)
        + StyledText(" \(referenceLabel) (\(NumberText.short(reference)))", .muted)
      lines.append(.spaces(labelWidth + 2) + key.truncated(to: room, ellipsis: ellipsis))
    }
    return Picture(lines: lines.map { $0.padded(to: columns) })
  }

  /// The signs that lines are made of.
  private struct Marks {
    let left, level, right, middle, reference, edge, corner: String

    init(_ glyphs: Glyphs) {
      let box = BoxLines(glyphs)
      (edge, level) = (box.upright, box.level)
      let isUnicode = glyphs == .unicode
      (left, right) = isUnicode ? ("├", "┤") : ("|", "|")
      (middle, reference, corner) = isUnicode ? ("●", "┊", "└") : ("o", ":", "+")
    }
  }

  private func line(_ item: Item, _ scale: Scale, _ room: Int, _ marks: Marks) -> StyledText {
    func cell(_ value: Double) -> Int? {
      scale.position(value).map { min(max(Int(($0 * Double(room - 1)).rounded()), 0), room - 1) }
    }
    var cells = Array(repeating: (" ", Ink.plain), count: room)
    if let place = reference.flatMap(cell) { cells[place] = (marks.reference, .warning) }
    if let low = cell(item.low), let high = cell(item.high), low <= high {
      for place in low...high { cells[place] = (marks.level, item.ink) }
      cells[low] = (marks.left, item.ink)
      cells[high] = (marks.right, item.ink)
    }
    if let middle = cell(item.middle) {
      cells[middle] = (marks.middle, item.ink)
    } else {
      for (place, letter) in zip(cells.indices.dropFirst(), "none") { cells[place] = (String(letter), .muted) }
    }
    return cells.reduce(into: StyledText("")) { $0.append($1.0, $1.1) }
  }

  /// The rule under the lines, and the figures under it.
  private func axis(_ scale: Scale, _ room: Int, _ marks: Marks) -> [StyledText] {
    let rule = StyledText(marks.corner + String(repeating: marks.level, count: room), .muted)
    let ticks = scale.ticks(atMost: max(2, room / 10))
    var figures = StyledText(" ")
    for (value, label) in zip(ticks.values, ticks.labels) {
      guard let position = scale.position(value) else { continue }
      let middle = 1 + Int((position * Double(room - 1)).rounded())
      let start = min(max(middle - label.columns / 2, 1), 1 + room - label.columns)
      guard start > figures.width || figures.width == 1, start >= figures.width else { continue }
      figures += .spaces(start - figures.width) + StyledText(label, .muted)
    }
    return [rule, figures]
  }

  public func svg() -> String {
    let row = 26.0
    let left = min(Double(items.map(\.label.columns).max() ?? 0), 40) * 8 + 20
    let room = 740 - left
    let top = title?.isEmpty == false ? 40.0 : 14
    let bottom = top + Double(items.count) * row
    var svg = SVG()
    if let title, !title.isEmpty { svg.text(title, x: 16, y: 26, style: "title") }
    guard let scale else {
      svg.text("no data", x: 16, y: top + 20, style: "muted")
      return SVG.document(width: 760, height: top + 40, title: title ?? "", svg.body)
    }
    func x(_ value: Double) -> Double? { scale.position(value).map { left + min(max($0, 0), 1) * room } }
    let ticks = scale.ticks(atMost: 8)
    for (value, label) in zip(ticks.values, ticks.labels) {
      guard let x = x(value) else { continue }
      svg.text(label, x: x, y: bottom + 18, style: "muted", anchor: "middle")
    }
    svg.line(left, bottom, left + room, bottom, [("class", "axis")])
    for (index, item) in items.enumerated() {
      let y = top + (Double(index) + 0.5) * row
      let color = SVG.color(item.ink)
      svg.text(StyledText(item.label).truncated(to: 40).plain, x: left - 8, y: y + 5, anchor: "end")
      if let low = x(item.low), let high = x(item.high) {
        svg.line(low, y, high, y, color.map { [("stroke", $0), ("stroke-width", "2")] } ?? [("class", "axis")])
      }
      if let middle = x(item.middle) {
        svg.rectangle(
          x: middle - 4, y: y - 4, width: 8, height: 8, color.map { [("fill", $0), ("rx", "4")] } ?? [("class", "fg")])
      } else {
        svg.text("none", x: left + 8, y: y + 5, style: "muted")
      }
    }
    if let reference, let place = x(reference) {
      svg.line(place, top, place, bottom, [("class", "axis"), ("stroke-dasharray", "3 3")])
      if !referenceLabel.isEmpty { svg.text(referenceLabel, x: 16, y: bottom + 38, style: "muted") }
    }
    return SVG.document(width: 760, height: bottom + 50, title: title ?? "", svg.body)
  }

  /// One line for each level: label, lowest, middle, highest.
  public func csv() -> String {
    CSV.document(
      [["label", "low", "middle", "high"]]
        + items.map { [$0.label, CSV.number($0.low), CSV.number($0.middle), CSV.number($0.high)] })
  }
}
