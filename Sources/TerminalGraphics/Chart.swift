/// Everything that can be drawn.
public protocol Chart: Sendable {
  /// The chart in character cells: lines of equal width, none wider than the appearance (or 30 columns).
  func picture(_ appearance: Appearance) -> Picture
}

/// A chart that is worth a file: what is drawn from data, not a bar that passes by.
public protocol ExportableChart: Chart {
  /// The chart as an SVG document of its own, for light and dark pages.
  func svg() -> String

  /// The chart's data as comma-separated values, the first line naming the columns.
  func csv() -> String
}

extension Chart {
  /// The chart as text, ready to print.
  public func rendered(_ appearance: Appearance) -> String { picture(appearance).rendered(appearance) }
}
