import Heartbeats
import Tables

/// How normal beats run: their mean, and the band that nine of ten stay in at each point.
public struct NormalBeats: Sendable {
  public let mean: [Float]
  /// The 5th and the 95th percentile at each point.
  public let low: [Float]
  public let high: [Float]

  /// nil where there is no normal beat.
  public init?(_ beats: RowSet) {
    let rows = beats.indices { !$0.isAbnormal }
    guard let mean = beats.mean(where: { !$0.isAbnormal }), !rows.isEmpty else { return nil }
    self.mean = mean
    var low: [Float] = []
    var high: [Float] = []
    for point in 0..<beats.width {
      let values = rows.map { beats.values[$0 * beats.width + point] }.sorted()
      low.append(values[(values.count - 1) / 20])
      high.append(values[values.count - 1 - (values.count - 1) / 20])
    }
    (self.low, self.high) = (low, high)
  }
}

extension Workbench {
  /// How the normal beats of the file that is trained on run.
  public var normalBeats: NormalBeats? {
    NormalBeats(data.pool(recipe.split))
  }
}
