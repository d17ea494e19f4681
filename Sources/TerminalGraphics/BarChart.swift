/// Labelled horizontal bars, to an eighth of a column, each with its value.
public struct BarChart: Chart, Sendable {
  /// One bar.
  public struct Item: Equatable, Sendable {
    /// Written before the bar.
    public var label: String
    /// The value drawn.
    public var value: Double
    /// What the colour stands for.
    public var ink: Ink
    /// What is written after the bar; by default the value.
    public var text: String?

    /// A bar of a value, by default in the first series colour with the value written after it.
    public init(_ label: String, _ value: Double, ink: Ink = .series(0), text: String? = nil) {
      self.label = label
      self.value = value
      self.ink = ink
      self.text = text
    }
  }

  /// Written above the chart.
  public var title: String?
  /// The bars from top to bottom.
  public var items: [Item]
  /// The value of a full bar; by default the largest.
  public var maximum: Double?

  /// A chart of these bars.
  public init(title: String? = nil, items: [Item] = [], maximum: Double? = nil) {
    self.title = title
    self.items = items
    self.maximum = maximum
  }

  /// The ends of the common axis: zero is always on it.
  package var extent: (low: Double, high: Double) {
    let finite = items.map(\.value).filter(\.isFinite)
    let full = maximum.flatMap { $0.isFinite ? $0 : nil }
    let high = max(full ?? finite.max() ?? 0, 0)
    let low = min(finite.min() ?? 0, 0)
    if high == 0 && low == 0 { return (0, 1) }
    let limit = 1e300
    return (max(low, -limit), min(high, limit))
  }

  /// The part of the axis a bar covers, as shares of its length.
  package func span(_ item: Item) -> (from: Double, to: Double) {
    let (low, high) = extent
    guard item.value.isFinite else { return (0, 0) }
    func share(_ value: Double) -> Double { min(max((value - low) / (high - low), 0), 1) }
    return (share(min(item.value, 0)), share(max(item.value, 0)))
  }

  package func text(_ item: Item) -> String { (item.text ?? NumberText.short(item.value)).withoutControls }

  public func picture(_ appearance: Appearance) -> Picture {
    let columns = appearance.columns
    let ellipsis = appearance.glyphs.ellipsis
    var lines: [StyledText] = []
    if let title, !title.isEmpty {
      lines.append(StyledText(title, .strong, bold: true).truncated(to: columns, ellipsis: ellipsis))
    }
    guard !items.isEmpty else {
      lines.append(StyledText("no data", .muted))
      return Picture(lines: lines.map { $0.padded(to: columns) })
    }
    let labels = items.map { StyledText($0.label) }
    let labelWidth = min(labels.map(\.width).max() ?? 0, columns * 2 / 5)
    let valueWidth = min(items.map { text($0).columns }.max() ?? 0, columns / 4)
    let room = columns - labelWidth - valueWidth - 3
    for (item, label) in zip(items, labels) {
      let bar = bar(item, room, appearance.glyphs)
      let value = StyledText(text(item)).truncated(to: valueWidth, ellipsis: ellipsis)
      let name = label.fitted(to: labelWidth, alignment: .right, ellipsis: ellipsis)
      lines.append(name + " " + bar + " " + value)
    }
    return Picture(lines: lines.map { $0.padded(to: columns) })
  }

  /// The bar, what lies left of it, and the line it stands on; the value follows at once.
  private func bar(_ item: Item, _ room: Int, _ glyphs: Glyphs) -> StyledText {
    let edge = StyledText(BoxLines(glyphs).upright, .muted)
    let (from, to) = span(item)
    let zero = extent.low < 0 ? min(Int((span(Item("", 0)).from * Double(room)).rounded()), room - 1) : 0
    if item.value > 0 {
      let eighths = Int((to * Double(room * 8)).rounded()) - zero * 8
      return .spaces(zero) + edge + StyledText(Blocks.level(max(eighths, 1), glyphs), item.ink)
    }
    // Blocks grow from the left only, so bars to the left of zero are drawn in whole columns.
    let start = Int((from * Double(room)).rounded())
    let length = item.value < 0 ? max(zero - start, zero > 0 ? 1 : 0) : 0
    let full = glyphs == .unicode ? "█" : "#"
    return .spaces(zero - length) + StyledText(String(repeating: full, count: length), item.ink) + edge
  }
}
