import Kernels
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
    let dimensions = projection.dimensions
    var coordinates = Matrix(rows: rows.rows, columns: dimensions)
    coordinates.values.withUnsafeMutableBufferPointer { target in
      rows.values.withUnsafeBufferPointer { values in
        guard let base = values.baseAddress, let target = target.baseAddress else { return }
        for row in 0..<rows.rows {
          longest = max(longest, projection.coordinates(of: base + row * rows.columns, target + row * dimensions))
        }
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
    let bounds = FloatRun(tiles.tiles * TiledRows.tile)
    let seeds = UnsafeMutablePointer<Candidate>.allocate(capacity: count)
    defer { seeds.deallocate() }
    result.withUnsafeMutableBufferPointer { result in
      queries.values.withUnsafeBufferPointer { values in
        rows.values.withUnsafeBufferPointer { rowValues in
          guard let base = values.baseAddress, let target = result.baseAddress, let rowBase = rowValues.baseAddress
          else { return }
          for query in 0..<queries.rows {
            let excluded = first.map { $0 + query } ?? -1
            let row = base + query &* queries.columns
            seeds.initialize(repeating: Candidate(row: 0, square: .infinity), count: count)
            let slack = fill(bounds.base, row, seeds, count, excluded)
            search(row, rowBase, bounds.base, seeds, slack, target + query &* count, count, excluded)
          }
        }
      }
    }
    return result
  }

  /// The `count` nearest rows of each query but for one that is equal to it, the query itself; with no row beside it that
  /// one stays.
  func nearestOthers(_ count: Int, to queries: Matrix) -> [Candidate] {
    guard count < rows.rows else { return nearest(count, to: queries) }
    let found = nearest(count + 1, to: queries)
    return (0..<queries.rows).flatMap { query -> ArraySlice<Candidate> in
      let own = found[query * (count + 1)..<(query + 1) * (count + 1)]
      return own.first?.square == 0 ? own.dropFirst() : own.dropLast()
    }
  }

  /// Writes the distances by coordinates of all rows to `bounds`, infinity for those that do not count, and rows that are
  /// near by them to `seeds`; returns by how much a distance may be off.
  private func fill(
    _ bounds: Floats, _ query: ConstantFloats, _ seeds: UnsafeMutablePointer<Candidate>, _ count: Int, _ excluded: Int
  ) -> Float {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 17) { along in
      guard let along = along.baseAddress else { return 0 }
      let length = projection.coordinates(of: query, along)
      tiles.roughDistances(to: along, bounds)
      for padding in rows.rows..<tiles.tiles &* TiledRows.tile { bounds[padding] = .infinity }
      if excluded >= 0 { bounds[excluded] = .infinity }
      // The nearest of every lane are many more rows than are asked for, unless many are.
      if 16 &* count <= TiledRows.tile &* tiles.tiles {
        seed(from: bounds, seeds, count)
      } else {
        var worst = Float.infinity
        for row in 0..<rows.rows where bounds[row] < worst {
          insert(Candidate(row: Int32(truncatingIfNeeded: row), square: bounds[row]), into: seeds, count)
          worst = seeds[count &- 1].square
        }
      }
      // Coordinates carry rounding errors of some ten units in the last place of the longest row.
      return max(longest, length) * 4e-6
    }
  }

  /// Takes the best of the rows that are nearest in their lane of a group of tiles; two lanes for each row asked for.
  private func seed(from bounds: Floats, _ seeds: UnsafeMutablePointer<Candidate>, _ count: Int) {
    let groups = max(1, (2 &* count + 31) / 32)
    let kernels = Kernels.best.table.distances
    var worst = Float.infinity
    withUnsafeTemporaryAllocation(of: Float.self, capacity: TiledRows.tile) { minima in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: TiledRows.tile) { places in
        guard let minima = minima.baseAddress, let places = places.baseAddress else { return }
        for group in 0..<groups {
          kernels.lane_minima(
            bounds, tiles.tiles &* group / groups, tiles.tiles &* (group &+ 1) / groups, minima, places)
          for lane in 0..<TiledRows.tile where minima[lane] < worst {
            let row = places[lane] &* 32 &+ Int32(truncatingIfNeeded: lane)
            insert(Candidate(row: row, square: minima[lane]), into: seeds, count)
            worst = seeds[count &- 1].square
          }
        }
      }
    }
  }

  /// Looks at all rows that may be nearer than the last of the seeds.
  private func search(
    _ query: ConstantFloats, _ values: ConstantFloats, _ bounds: Floats, _ seeds: UnsafeMutablePointer<Candidate>,
    _ slack: Float, _ best: UnsafeMutablePointer<Candidate>, _ count: Int, _ excluded: Int
  ) {
    let columns = rows.columns
    let kernels = Kernels.best.table.distances
    var farthest: Float = 0
    for place in 0..<count {
      // Distances beyond all numbers leave places empty: then there is no limit.
      farthest = seeds[place].square < .infinity ? farthest : .infinity
      farthest = max(farthest, kernels.pair(values + Int(seeds[place].row) &* columns, query, columns))
    }
    var worst = Float.infinity
    var reach = farthest.squareRoot() + slack
    var limit = reach * reach
    var hits: UInt32 = 0
    var tile = kernels.next_within(bounds, 0, tiles.tiles, limit, &hits)
    while tile < tiles.tiles {
      while hits != 0 {
        let place = tile &* TiledRows.tile &+ hits.trailingZeroBitCount
        hits &= hits &- 1
        // Without a limit places that hold no row, or the excluded one, are found, too.
        guard bounds[place] <= limit, place < rows.rows, place != excluded else { continue }
        let square = kernels.pair(values + place &* columns, query, columns)
        guard square < worst else { continue }
        insert(Candidate(row: Int32(truncatingIfNeeded: place), square: square), into: best, count)
        worst = best[count &- 1].square
        // Nothing can be nearer than equal rows.
        if worst == 0 { return }
        guard worst < farthest else { continue }
        reach = worst.squareRoot() + slack
        limit = reach * reach
      }
      tile = kernels.next_within(bounds, tile &+ 1, tiles.tiles, limit, &hits)
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
}

/// A row and its squared distance.
struct Candidate: Sendable {
  var row: Int32
  var square: Float
}
