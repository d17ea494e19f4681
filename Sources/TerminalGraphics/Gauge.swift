/// A value on a range with a marked limit, on two lines: the bar, and the numbers under it.
public struct Gauge: Chart {
  /// Written before the bar; cut to a third of the width.
  public var label: StyledText
  /// The value drawn.
  public var value: Double
  /// The values at the ends of the bar.
  public var range: ClosedRange<Double>
  /// A value marked on the bar: a decision threshold, say.
  public var limit: Double?
  /// What the colour stands for.
  public var ink: Ink

  /// A gauge over `range`, with or without a limit marked on it.
  public init(
    label: StyledText = "", value: Double, range: ClosedRange<Double>, limit: Double? = nil, ink: Ink = .accent
  ) {
    self.label = label
    self.value = value
    self.range = range
    self.limit = limit
    self.ink = ink
  }

  public func picture(_ appearance: Appearance) -> Picture {
    let columns = appearance.columns
    let ellipsis = appearance.glyphs.ellipsis
    let head = label.isEmpty ? label : label.truncated(to: columns / 3, ellipsis: ellipsis) + " "
    let figure = StyledText(NumberText.short(value))
    let room = columns - head.width - 3 - figure.width
    let scale = Scale(low: range.lowerBound, high: range.upperBound)
    let share = min(max(scale.position(value) ?? 0, 0), 1)
    let bar = StyledText(Blocks.level(Int((share * Double(room * 8)).rounded()), appearance.glyphs), ink)
    let limitCell = limit.flatMap(scale.position).map { min(max(Int($0 * Double(room)), 0), room - 1) }
    let isUnicode = appearance.glyphs == .unicode
    // A value beyond an end goes on through it.
    let edges = (
      value < scale.low ? (isUnicode ? "‹" : "<") : isUnicode ? "▕" : "[",
      value > scale.high ? (isUnicode ? "›" : ">") : isUnicode ? "▏" : "]"
    )
    let filled = bar.padded(to: room).marked(limitCell, with: isUnicode ? "┃" : "|", .warning)
    let top = head + StyledText(edges.0, .muted) + filled + StyledText(edges.1, .muted) + " " + figure
    let low = NumberText.short(scale.low)
    let high = NumberText.short(scale.high)
    var numbers = StyledText.spaces(head.width + 1) + StyledText(low, .muted)
    if let limit, let limitCell {
      let text = StyledText(NumberText.short(limit), .warning)
      let start = head.width + 1 + limitCell - text.width / 2
      let last = head.width + 1 + room - high.columns - 1 - text.width
      if start > numbers.width && start <= last { numbers += .spaces(start - numbers.width) + text }
    }
    numbers += .spaces(head.width + 1 + room - high.columns - numbers.width) + StyledText(high, .muted)
    return Picture(lines: [top, numbers].map { $0.padded(to: columns) })
  }
}

extension StyledText {
  /// The text with one cell replaced; all characters before it must be one column wide.
  func marked(_ cell: Int?, with mark: String, _ ink: Ink) -> StyledText {
    guard let cell else { return self }
    var result = StyledText("")
    var place = 0
    for run in runs {
      for character in run.text {
        if place == cell { result.append(mark, ink) } else { result.append(String(character), run.ink, bold: run.bold) }
        place += 1
      }
    }
    return result
  }
}
