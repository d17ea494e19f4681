import Tables

/// Eight rows side by side in double precision, one vector a column: eight scores at once, each by the operations, and in
/// the order, of a loop over one row.
typealias Doubles = SIMD8<Double>

extension Matrix {
  /// The results of `score` for tiles of eight rows; the last tile is filled up with its last row.
  func scoresByTiles(_ score: (inout [Doubles]) -> Doubles) -> [Float] {
    var tile = [Doubles](repeating: .zero, count: columns)
    var result: [Float] = []
    result.reserveCapacity(rows)
    for first in stride(from: 0, to: rows, by: 8) {
      fill(&tile, from: first)
      let scores = score(&tile)
      for lane in 0..<min(8, rows - first) { result.append(Float(scores[lane])) }
    }
    return result
  }

  /// Writes eight rows, from `first` on, into the lanes of `tile`.
  func fill(_ tile: inout [Doubles], from first: Int) {
    values.withUnsafeBufferPointer { source in
      tile.withUnsafeMutableBufferPointer { tile in
        var starts = SIMD8<Int>.zero
        for lane in 0..<8 { starts[lane] = min(first + lane, rows - 1) * columns }
        for column in 0..<columns {
          var vector = SIMD8<Float>.zero
          for lane in 0..<8 { vector[lane] = source[starts[lane] &+ column] }
          tile[column] = Doubles(vector)
        }
      }
    }
  }
}
