/// A curve on one line: a bar of one to eight eighths for each value.
public struct Sparkline: Chart {
  /// The values in order; what is not finite is left out.
  public var values: [Double]
  /// What the colour stands for.
  public var ink: Ink
  /// The values at the lowest and the highest bar; by default those of the data.
  public var range: ClosedRange<Double>?

  /// A sparkline of these values.
  public init(values: [Double], ink: Ink = .series(0), range: ClosedRange<Double>? = nil) {
    self.values = values
    self.ink = ink
    self.range = range
  }

  public func picture(_ appearance: Appearance) -> Picture {
    Picture(lines: [text(columns: appearance.columns, glyphs: appearance.glyphs)])
  }

  /// The curve in at most `columns` columns, for a cell of a table: one for a value, or the mean of neighbours.
  /// What is not finite is a space.
  public func text(columns: Int, glyphs: Glyphs = .unicode) -> StyledText {
    guard !values.isEmpty, columns > 0 else { return StyledText("no data", .muted).truncated(to: max(columns, 0)) }
    let count = min(columns, values.count)
    let means = (0..<count).map { mean($0 * values.count / count..<($0 + 1) * values.count / count) }
    let fitted = range.map { Scale(low: $0.lowerBound, high: $0.upperBound) }
    guard let scale = fitted ?? Scale.fitting(means, kind: .linear, nice: false) else { return .spaces(count) }
    let steps = Array(glyphs == .unicode ? "▁▂▃▄▅▆▇█" : "_.-:=+*#")
    let line = means.map { value -> Character in
      guard let position = scale.position(value) else { return " " }
      return steps[min(max(Int(position * 8), 0), 7)]
    }
    return StyledText(String(line), ink)
  }

  private func mean(_ places: Range<Int>) -> Double {
    let finite = places.map { values[$0] }.filter(\.isFinite)
    guard !finite.isEmpty else { return .nan }
    return finite.reduce(0) { $0 + $1 / Double(finite.count) }
  }
}
