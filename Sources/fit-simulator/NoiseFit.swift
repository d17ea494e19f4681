import Heartbeats

extension SimulatorNoise {
  /// The noise of residuals, 140 values each: their spread along the beat, and how each hangs on the two before.
  init(residuals: [[Double]]) {
    let points = 0..<Heartbeat.points
    let squares = points.map { point in average(residuals.map { $0[point] * $0[point] }) }
    let spread = (0..<Self.spreadCount).map { knot in
      let near = (knot * Self.spreadStep - 2...knot * Self.spreadStep + 2).filter(points.contains)
      return max(average(near.map { squares[$0] }).squareRoot(), 1e-3)
    }
    let even = residuals.map { row in points.map { row[$0] / max(squares[$0].squareRoot(), 1e-3) } }
    let near = Self.correlation(even, apart: 1)
    let far = Self.correlation(even, apart: 2)
    // Yule and Walker's equations for two weights.
    let second = (far - near * near) / (1 - near * near)
    self.init(memory: [near * (1 - second), second], spread: spread)
  }

  private static func correlation(_ rows: [[Double]], apart: Int) -> Double {
    average(rows.map { row in average((apart..<row.count).map { row[$0] * row[$0 - apart] }) })
  }
}
