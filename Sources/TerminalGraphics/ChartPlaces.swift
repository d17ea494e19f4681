// Where things stand in a drawn chart, for a mouse that points at it and for marks beside it.

extension LineChart {
  /// The x in the middle of a column of the picture, columns counted from 0; beside the plot it is that of its edge.
  public func x(atColumn column: Int, _ appearance: Appearance) -> Double {
    SceneLayout(scene, appearance).x(atColumn: column)
  }

  /// The column of the picture in which an x stands; `nil` for one that is not shown.
  public func column(atX x: Double, _ appearance: Appearance) -> Int? {
    SceneLayout(scene, appearance).column(atX: x)
  }
}

extension SceneLayout {
  /// Columns of the picture before the plot.
  private var margin: Int { gutter + 2 }

  func x(atColumn column: Int) -> Double {
    let scale = scene.x.scale
    let share = (Double(column - margin) + 0.5) / Double(columns)
    return min(max(scale.low + share * (scale.high - scale.low), scale.low), scale.high)
  }

  func column(atX x: Double) -> Int? {
    guard let position = scene.x.scale.position(x), position > -1e-9, position < 1 + 1e-9 else { return nil }
    return margin + min(max(Int((position * Double(columns * 2 - 1)).rounded()) / 2, 0), columns - 1)
  }
}
