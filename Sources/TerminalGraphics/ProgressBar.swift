/// A share of a whole on one line: label, bar to an eighth of a column, percentage, detail.
public struct ProgressBar: Chart {
  /// Done, 0…1; what is outside is held at the ends, NaN counts as 0.
  public var fraction: Double
  /// Written before the bar; cut to a third of the width.
  public var label: StyledText
  /// What follows the percentage: "12 of 50 epochs", say; left out where there is no room.
  public var detail: StyledText
  /// What the colour stands for.
  public var ink: Ink
  /// The widest the bar may be, in columns.
  public var barWidth: Int

  /// A bar of `fraction`, at most `barWidth` columns long.
  public init(
    fraction: Double, label: StyledText = "", detail: StyledText = "", ink: Ink = .accent, barWidth: Int = 40
  ) {
    self.fraction = fraction
    self.label = label
    self.detail = detail
    self.ink = ink
    self.barWidth = barWidth
  }

  public func picture(_ appearance: Appearance) -> Picture {
    let columns = appearance.columns
    let ellipsis = appearance.glyphs.ellipsis
    let share = fraction.isNaN ? 0 : min(max(fraction, 0), 1)
    // 100 % stands only for what is done entirely.
    let percent = share < 1 ? min(Int((share * 100).rounded(.down)), 99) : 100
    let figure = StyledText("\(percent) %").padded(to: 5, alignment: .right)
    let head = label.isEmpty ? label : label.truncated(to: columns / 3, ellipsis: ellipsis) + " "
    let least = 10
    let hasRoom = head.width + least + 2 + 1 + figure.width + 2 + detail.width <= columns
    let tail = detail.isEmpty || !hasRoom ? StyledText("") : "  " + detail
    let room = min(columns - head.width - 3 - figure.width - tail.width, max(barWidth, least))
    let bar = Blocks.level(Int((share * Double(room * 8)).rounded(.down)), appearance.glyphs)
    let fill = StyledText(bar, ink).padded(to: room)
    let edges = appearance.glyphs == .unicode ? ("▕", "▏") : ("[", "]")
    let line = head + StyledText(edges.0, .muted) + fill + StyledText(edges.1, .muted) + " " + figure + tail
    return Picture(lines: [line])
  }
}
