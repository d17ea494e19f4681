import Kernels
import Tables

/// Rows in tiles of 32, feature by feature within a tile, so that 32 distances are computed side by side.
///
/// Rows that fill up the last tile are zeros; their results are to be ignored.
final class TiledRows: Sendable {
  static let tile = 32
  let rows: Int
  let columns: Int
  private let storage: [Float]

  init(_ matrix: Matrix) {
    rows = matrix.rows
    columns = matrix.columns
    let tiles = (rows + Self.tile - 1) / Self.tile
    let (rows, columns) = (rows, columns)
    storage = [Float](unsafeUninitializedCapacity: tiles * Self.tile * columns) { target, count in
      target.initialize(repeating: 0)
      matrix.values.withUnsafeBufferPointer { source in
        for row in 0..<rows {
          let start = row / Self.tile * Self.tile * columns + row % Self.tile
          for column in 0..<columns { target[start + column * Self.tile] = source[row * columns + column] }
        }
      }
      count = tiles * Self.tile * columns
    }
  }

  var tiles: Int { (rows + Self.tile - 1) / Self.tile }
  var byteCount: Int { storage.count * 4 }

  func withTiles<Result>(_ body: (ConstantFloats) -> Result) -> Result {
    storage.withUnsafeBufferPointer { buffer in
      // An array of no rows still has a base to point to.
      guard let base = buffer.baseAddress else { return withUnsafePointer(to: 0 as Float) { body($0) } }
      return body(base)
    }
  }

  /// The squared distances of `query` to every row, written to `target`, which holds `tiles` × 32 floats.
  func squaredDistances(to query: ConstantFloats, _ target: Floats) {
    withTiles { Kernels.best.table.distances.tiles($0, tiles, columns, query, target) }
  }

  /// The same but for rounding errors, which depend on the machine.
  func roughDistances(to query: ConstantFloats, _ target: Floats) {
    withTiles { Kernels.best.table.distances.rough_tiles($0, tiles, columns, query, target) }
  }
}

extension TiledRows {
  /// The squared distances of `query` to every row; some more values follow those of the last row.
  func squaredDistances(to query: [Float]) -> [Float] {
    [Float](unsafeUninitializedCapacity: max(1, tiles * Self.tile)) { target, count in
      query.withUnsafeBufferPointer { query in
        if let query = query.baseAddress, let target = target.baseAddress { squaredDistances(to: query, target) }
      }
      count = tiles * Self.tile
    }
  }
}
