import Kernels
import Tables

/// Finds the nearest of many rows exactly: rows that a few coordinates tell to be too far are never looked at.
///
/// O(rows) a query; the distances are those of a search through all rows, to the last bit, and of equally near rows the
/// first are taken. A square beyond all numbers finds no row: its place says row 0, infinitely far.
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
    var coordinates = Matrix(rows: rows.rows, columns: projection.dimensions)
    coordinates.values.withUnsafeMutableBufferPointer { target in
      rows.values.withUnsafeBufferPointer { values in
        guard let base = values.baseAddress, let target = target.baseAddress else { return }
        longest = projection.coordinates(of: base, count: rows.rows, target)
      }
    }
    self.longest = longest
    tiles = TiledRows(coordinates)
  }

  var byteCount: Int { rows.values.count * 4 + tiles.byteCount }

  /// The `count` nearest rows of each query, the nearest first: squared distances and indices, query by query.
  ///
  /// With `leavingOut`, query `i` is the row of index `leavingOut + i`, which is not its own neighbor. There must be
  /// `count` rows beside it, at least one.
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
            let row = base + query &* queries.columns
            seeds.initialize(repeating: Candidate(row: 0, square: .infinity), count: count)
            let slack = fill(bounds.base, row, excluded: first.map { $0 + query })
            seed(from: bounds.base, seeds, count)
            search(row, rowBase, bounds.base, seeds, slack, target + query &* count, count)
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

  /// Writes the distances by coordinates of all rows to `bounds`, NaN for what does not count; returns by how much a
  /// distance may be off.
  private func fill(_ bounds: Floats, _ query: ConstantFloats, excluded: Int?) -> Float {
    let length = withUnsafeTemporaryAllocation(of: Float.self, capacity: projection.dimensions) { along in
      guard let along = along.baseAddress else { return Float.infinity }
      let length = projection.coordinates(of: query, count: 1, along)
      tiles.roughDistances(to: along, bounds)
      return length
    }
    // Coordinates carry rounding errors of some ten units in the last place of the longest row, and more that grow with
    // the columns: four times what was seen where all of them point one way. Squares of less than 1e-19 lose digits.
    let slack = max(1e-19, max(longest, length) * (4e-6 + 1.5e-8 * Float(rows.columns)))
    // Beyond all numbers coordinates tell nothing, and every row is looked at.
    if slack == .infinity { bounds.update(repeating: 0, count: rows.rows) }
    for padding in rows.rows..<tiles.tiles &* TiledRows.tile { bounds[padding] = .nan }
    if let excluded { bounds[excluded] = .nan }
    return slack
  }

  /// Takes rows that are near by their coordinates: the nearest of each lane of a group of tiles, at least two lanes for
  /// each row asked for, and the best of these. Where more than a sixteenth of the rows are asked for, the best of all.
  private func seed(from bounds: Floats, _ seeds: UnsafeMutablePointer<Candidate>, _ count: Int) {
    guard 16 &* count <= TiledRows.tile &* tiles.tiles else {
      for row in 0..<rows.rows where bounds[row] < seeds[count &- 1].square {
        insert(Candidate(row: Int32(truncatingIfNeeded: row), square: bounds[row]), into: seeds, count)
      }
      return
    }
    let groups = max(1, (2 &* count + 31) / 32)
    let kernels = Kernels.best.table.distances
    withUnsafeTemporaryAllocation(of: Float.self, capacity: TiledRows.tile) { minima in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: TiledRows.tile) { places in
        guard let minima = minima.baseAddress, let places = places.baseAddress else { return }
        for group in 0..<groups {
          kernels.lane_minima(
            bounds, tiles.tiles &* group / groups, tiles.tiles &* (group &+ 1) / groups, minima, places)
          for lane in 0..<TiledRows.tile where minima[lane] < seeds[count &- 1].square {
            let row = places[lane] &* 32 &+ Int32(truncatingIfNeeded: lane)
            insert(Candidate(row: row, square: minima[lane]), into: seeds, count)
          }
        }
      }
    }
  }

  /// Begins with the seeds, and looks at all rows that may be nearer than the last of the best so far.
  private func search(
    _ query: ConstantFloats, _ values: ConstantFloats, _ bounds: Floats, _ seeds: UnsafeMutablePointer<Candidate>,
    _ slack: Float, _ best: UnsafeMutablePointer<Candidate>, _ count: Int
  ) {
    let columns = rows.columns
    let kernels = Kernels.best.table.distances
    for place in 0..<count where seeds[place].square < .infinity {
      let row = Int(seeds[place].row)
      let square = kernels.pair(values + row &* columns, query, columns)
      bounds[row] = .nan
      // Distances beyond all numbers leave places empty.
      if square < .infinity { insert(Candidate(row: seeds[place].row, square: square), into: best, count) }
    }
    var worst = best[count &- 1].square
    var reach = worst.squareRoot() + slack
    var limit = reach * reach
    var hits: UInt32 = 0
    var tile = kernels.next_within(bounds, 0, tiles.tiles, limit, &hits)
    while tile < tiles.tiles {
      while hits != 0 {
        let place = tile &* TiledRows.tile &+ hits.trailingZeroBitCount
        hits &= hits &- 1
        guard bounds[place] <= limit else { continue }
        let found = Candidate(
          row: Int32(truncatingIfNeeded: place), square: kernels.pair(values + place &* columns, query, columns))
        guard found < best[count &- 1] else {
          // Nothing is nearer than equal rows, of which those that follow come later.
          if worst == 0, found.row > best[count &- 1].row { return }
          continue
        }
        insert(found, into: best, count)
        worst = best[count &- 1].square
        reach = worst.squareRoot() + slack
        limit = reach * reach
      }
      tile = kernels.next_within(bounds, tile &+ 1, tiles.tiles, limit, &hits)
    }
  }

  /// Puts a candidate that comes before the last at its place; the last falls out.
  @inline(__always)
  private func insert(_ candidate: Candidate, into best: UnsafeMutablePointer<Candidate>, _ count: Int) {
    var place = count &- 1
    while place > 0, candidate < best[place &- 1] {
      best[place] = best[place &- 1]
      place &-= 1
    }
    best[place] = candidate
  }
}

/// A row and its squared distance; the nearer comes first, of equally near rows the one with the lower index.
struct Candidate: Comparable, Sendable {
  var row: Int32
  var square: Float

  static func < (a: Candidate, b: Candidate) -> Bool {
    a.square < b.square || a.square == b.square && a.row < b.row
  }
}
