import Heartbeats
import Tables

extension Workbench {
  /// The heights that a drawing on these data runs between where nothing else is said: −6 … 4 for beats, for other curves
  /// the range of the normal rows, and a tenth of it on either side.
  public var drawingScale: ClosedRange<Double> {
    guard data.domain.axis == nil else { return ArtReader.usualScale }
    let values = data.pool(recipe.split).values.lazy.filter(\.isFinite)
    guard let low = values.min(), let high = values.max(), low < high else {
      let middle = Double(values.first ?? 0)
      return middle - 1...middle + 1
    }
    let room = (Double(high) - Double(low)) / 10
    return Double(low) - room...Double(high) + room
  }

  /// Nothing drawn yet, on as many points as a row of the data has.
  public var emptyDrawing: Drawing { Drawing(width: data.width) }

  /// The drawing that is worked on, where it fits these data; else an empty one.
  public var fittingDrawing: Drawing {
    guard let current = drawings[Self.currentDrawing], current.width == data.width else { return emptyDrawing }
    return current
  }
}
