/// Everything that can be drawn.
public protocol Chart: Sendable {
  /// The chart in character cells: lines of equal width, none wider than the appearance (or 30 columns).
  func picture(_ appearance: Appearance) -> Picture
}

extension Chart {
  /// The chart as text, ready to print.
  public func rendered(_ appearance: Appearance) -> String { picture(appearance).rendered(appearance) }
}
