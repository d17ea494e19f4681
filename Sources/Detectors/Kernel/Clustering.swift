import Kernels
import SeededRandom
import Tables

/// Lloyd's iterations from given centers.
struct Clustering {
  private(set) var centers: Matrix
  /// For each row the index of its center.
  private(set) var labels: [Int32]
  /// The sum of the squared distances.
  private(set) var inertia: Double
  /// How often the centers moved.
  private(set) var moves = 0

  /// Moves the centers until no row changes its center, or they move by less than a ten-thousandth of the columns'
  /// variance, or 300 times; `onStep` is told the centers before every move and the squared distances to them.
  init(
    _ rows: Matrix, _ tiles: TiledRows, from start: Matrix, options: FitOptions,
    onStep: (_ move: Int, _ centers: Matrix, _ squares: [Float]) -> Void = { _, _, _ in }
  ) throws(FitError) {
    centers = start
    let tolerance = 1e-4 * Self.meanVariance(of: rows)
    var assignment = Self.assign(tiles, to: centers)
    for move in 0..<300 {
      try options.checkpoint()
      onStep(move, centers, assignment.squares)
      let moved = Self.means(of: rows, assignment, previous: centers)
      let shift = zip(moved.values, centers.values).reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
      centers = moved
      let next = Self.assign(tiles, to: centers)
      let isSettled = next.centers == assignment.centers
      assignment = next
      moves = move + 1
      if isSettled || shift <= tolerance { break }
    }
    labels = assignment.centers
    inertia = assignment.squares.reduce(0) { $0 + Double($1) }
  }

  private static func meanVariance(of rows: Matrix) -> Double {
    let spread = rows.rootMeanSquareDistance(to: rows.columnMeans())
    return spread * spread
  }

  /// For each row the nearest center, of equally near ones the first, and the squared distance to it.
  static func assign(_ tiles: TiledRows, to centers: Matrix) -> (centers: [Int32], squares: [Float]) {
    let padded = tiles.tiles * TiledRows.tile
    var squares = [Float](repeating: .infinity, count: padded)
    var nearest = [Int32](repeating: 0, count: padded)
    centers.values.withUnsafeBufferPointer { centerValues in
      squares.withUnsafeMutableBufferPointer { squares in
        nearest.withUnsafeMutableBufferPointer { nearest in
          tiles.withTiles { base in
            let run = FloatRun(TiledRows.tile)
            guard let query = centerValues.baseAddress, let squares = squares.baseAddress,
              let nearest = nearest.baseAddress
            else { return }
            let found = run.base
            let kernels = Kernels.best.table.distances
            for tile in 0..<tiles.tiles {
              let start = base + tile &* TiledRows.tile &* tiles.columns
              for center in 0..<centers.rows {
                kernels.tiles(start, 1, tiles.columns, query + center &* tiles.columns, found)
                for part in stride(from: 0, to: TiledRows.tile, by: 8) {
                  keep(found.vector(part), center, squares, nearest, tile &* TiledRows.tile &+ part)
                }
              }
            }
          }
        }
      }
    }
    return (Array(nearest.prefix(tiles.rows)), Array(squares.prefix(tiles.rows)))
  }

  @inline(__always)
  private static func keep(
    _ found: Vector, _ center: Int, _ squares: Floats, _ nearest: UnsafeMutablePointer<Int32>, _ offset: Int
  ) {
    let best = squares.vector(offset)
    let isNearer = found .< best
    squares.store(best.replacing(with: found, where: isNearer), offset)
    let place = UnsafeMutableRawPointer(nearest + offset)
    let index = place.loadUnaligned(as: SIMD8<Int32>.self)
    place.storeBytes(
      of: index.replacing(with: SIMD8<Int32>(repeating: Int32(truncatingIfNeeded: center)), where: isNearer),
      as: SIMD8<Int32>.self)
  }

  /// The means of the groups; an empty group takes the row that lies farthest from its center.
  private static func means(
    of rows: Matrix, _ assignment: (centers: [Int32], squares: [Float]), previous: Matrix
  ) -> Matrix {
    let columns = rows.columns
    var sums = [Double](repeating: 0, count: previous.values.count)
    var counts = [Int](repeating: 0, count: previous.rows)
    var labels = assignment.centers
    for label in labels { counts[Int(label)] += 1 }
    let empty = counts.indices.filter { counts[$0] == 0 }
    if !empty.isEmpty {
      let squares = assignment.squares
      let farthest = squares.indices.sorted { (squares[$1], $0) < (squares[$0], $1) }
      for (group, row) in zip(empty, farthest) where counts[Int(labels[row])] > 1 {
        counts[Int(labels[row])] -= 1
        labels[row] = Int32(group)
        counts[group] = 1
      }
    }
    sums.withUnsafeMutableBufferPointer { sums in
      rows.values.withUnsafeBufferPointer { values in
        guard let sums = sums.baseAddress, let values = values.baseAddress else { return }
        for row in 0..<rows.rows {
          let target = sums + Int(labels[row]) &* columns
          let source = values + row &* columns
          for column in 0..<columns { target[column] += Double(source[column]) }
        }
      }
    }
    var centers = previous
    for group in 0..<previous.rows where counts[group] > 0 {
      for column in group * columns..<(group + 1) * columns {
        centers.values[column] = Float(sums[column] / Double(counts[group]))
      }
    }
    return centers
  }

  /// Centers to start from, by greedy k-means++: each is the best of a few rows drawn by their squared distance to the
  /// nearest center so far.
  static func seeds(_ count: Int, of rows: Matrix, _ tiles: TiledRows, _ random: inout SeededRandom) -> Matrix {
    let attempts = 2 + Int(naturalLogarithm(Double(count)))
    var chosen = [random.index(below: rows.rows)]
    var nearest = distances(of: chosen[0], in: rows, tiles)
    while chosen.count < count {
      let total = nearest.reduce(0) { $0 + Double($1) }
      var best: (row: Int, nearest: [Float], sum: Double)?
      for _ in 0..<attempts {
        let row = draw(random.uniform() * total, from: nearest)
        let distances = zip(nearest, distances(of: row, in: rows, tiles)).map { $0 < $1 ? $0 : $1 }
        let sum = distances.reduce(0) { $0 + Double($1) }
        if sum < best?.sum ?? .infinity { best = (row, distances, sum) }
      }
      guard let best else { break }
      chosen.append(best.row)
      nearest = best.nearest
    }
    return rows.rows(chosen)
  }

  private static func distances(of row: Int, in rows: Matrix, _ tiles: TiledRows) -> [Float] {
    Array(tiles.squaredDistances(to: Array(rows[row: row])).prefix(rows.rows))
  }

  /// The index at which the running sum of the weights passes `position`.
  private static func draw(_ position: Double, from weights: [Float]) -> Int {
    var sum = 0.0
    for (index, weight) in weights.enumerated() {
      sum += Double(weight)
      if sum > position { return index }
    }
    return weights.count - 1
  }
}
