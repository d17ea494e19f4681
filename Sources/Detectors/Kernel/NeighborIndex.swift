import Tables

/// Finds the nearest of many rows exactly: rows that a few coordinates tell to be too far are never looked at.
///
/// O(rows) a query; the distances are those of a search through all rows, to the last bit, and of equally near rows the
/// first are taken.
final class NeighborIndex: Sendable {
  let rows: Matrix
  private let projection: Projection
  private let tiles: TiledRows
  /// The longest row around the mean: what the coordinates' rounding errors are measured by.
  private let longest: Float

  init(_ rows: Matrix) {
    self.rows = rows
    let projection = Projection(for: rows)
    self.projection = projection
    var longest: Float = 0
    var coordinates = Matrix(rows: rows.rows, columns: projection.count)
    rows.values.withUnsafeBufferPointer { values in
      for row in 0..<rows.rows {
        guard let base = values.baseAddress else { return }
        let (along, length) = projection.coordinates(of: base + row * rows.columns)
        longest = max(longest, length)
        for index in 0..<projection.count { coordinates.values[row * projection.count + index] = along[index] }
      }
    }
    self.longest = longest
    tiles = TiledRows(coordinates)
  }

  var byteCount: Int { rows.values.count * 4 + tiles.byteCount }

  /// The `count` nearest rows of each query, the nearest first: squared distances and indices, query by query.
  ///
  /// With `leavingOut`, query `i` is the row of index `leavingOut + i`, which is not its own neighbor. There must be
  /// `count` rows beside it.
  func nearest(_ count: Int, to queries: Matrix, leavingOut first: Int? = nil) -> [Candidate] {
    var result = [Candidate](repeating: Candidate(row: 0, square: .infinity), count: queries.rows * count)
    result.withUnsafeMutableBufferPointer { result in
      queries.values.withUnsafeBufferPointer { values in
        guard let base = values.baseAddress, let target = result.baseAddress else { return }
        for query in 0..<queries.rows {
          search(
            base + query &* queries.columns, count, excluded: first.map { $0 + query } ?? -1, target + query &* count)
        }
      }
    }
    return result
  }

  private func search(
    _ query: ConstantFloats, _ count: Int, excluded: Int, _ best: UnsafeMutablePointer<Candidate>
  ) {
    let (along, length) = projection.coordinates(of: query)
    // Coordinates carry rounding errors of some ten units in the last place of the longest row.
    let slack = max(longest, length) * 4e-6
    let (columns, dimensions) = (rows.columns, projection.count)
    var worst = Float.infinity
    var limit = Float.infinity
    withUnsafePointer(to: along) { along in
      along.withMemoryRebound(to: Float.self, capacity: 16) { along in
        rows.values.withUnsafeBufferPointer { values in
          tiles.withTiles { base in
            guard let values = values.baseAddress else { return }
            for tile in 0..<tiles.tiles {
              let (a, b, c, d) = distancesOfTile(base + tile &* TiledRows.tile &* dimensions, along, dimensions)
              let bound = Vector(repeating: limit)
              let near = (a .<= bound) .| (b .<= bound) .| (c .<= bound) .| (d .<= bound)
              guard isAny(near) else { continue }
              let first = tile &* TiledRows.tile
              let end = min(TiledRows.tile, rows.rows &- first)
              let all = (a, b, c, d)
              withUnsafePointer(to: all) { all in
                all.withMemoryRebound(to: Float.self, capacity: TiledRows.tile) { all in
                  for lane in 0..<end where all[lane] <= limit && first &+ lane != excluded {
                    let square = squaredDistance(values + (first &+ lane) &* columns, query, columns)
                    guard square < worst else { continue }
                    insert(Candidate(row: Int32(first &+ lane), square: square), into: best, count)
                    worst = best[count &- 1].square
                    let reach = worst.squareRoot() + slack
                    limit = reach * reach
                  }
                }
              }
              // Nothing can be nearer than equal rows.
              if worst == 0 { return }
            }
          }
        }
      }
    }
  }

  /// Puts a candidate that is nearer than the last at its place; the last falls out.
  @inline(__always)
  private func insert(_ candidate: Candidate, into best: UnsafeMutablePointer<Candidate>, _ count: Int) {
    var place = count &- 1
    while place > 0, best[place &- 1].square > candidate.square {
      best[place] = best[place &- 1]
      place &-= 1
    }
    best[place] = candidate
  }

  @inline(__always)
  private func isAny(_ mask: SIMDMask<SIMD8<Int32>>) -> Bool {
    let words = unsafeBitCast(mask, to: SIMD4<UInt64>.self)
    return (words[0] | words[1]) | (words[2] | words[3]) != 0
  }
}

/// A row and its squared distance.
struct Candidate: Sendable {
  var row: Int32
  var square: Float
}
