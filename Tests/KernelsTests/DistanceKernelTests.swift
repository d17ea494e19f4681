import CKernels
import Kernels
import SeededRandom
import Testing

/// What detectors compute much of, by every instruction set that this processor has, beside loops over one number at a
/// time in the order that CKernels.h states: the same bits.
@Suite struct DistanceKernelTests {
  private static let tile = 32

  private static func numbers(_ count: Int, seed: Int) -> [Float] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in Float(random.uniform() * 4 - 2) }
  }

  @Test(arguments: [1, 2, 7, 8, 9, 15, 16, 17, 24, 41, 140])
  func distancesAreSummedInTheirOrder(_ columns: Int) {
    let tiles = 3
    let values = Self.numbers(tiles * Self.tile * columns, seed: columns)
    let query = Self.numbers(columns, seed: 99)
    let expected = (0..<tiles * Self.tile).map { row in
      (0..<columns).reduce(Float(0)) { sum, column in
        let place = row / Self.tile * Self.tile * columns + column * Self.tile + row % Self.tile
        let difference = values[place] - query[column]
        return sum + difference * difference
      }
    }
    for kernels in Kernels.available {
      var found = [Float](repeating: 0, count: expected.count)
      kernels.table.distances.tiles(values, tiles, columns, query, &found)
      #expect(found.map(\.bitPattern) == expected.map(\.bitPattern), "\(kernels.name)")
      kernels.table.distances.rough_tiles(values, tiles, columns, query, &found)
      for (rough, exact) in zip(found, expected) { #expect(abs(rough - exact) <= exact * 1e-5, "\(kernels.name)") }
    }
  }

  @Test(arguments: [(12, 8), (16, 8), (31, 2), (33, 16), (140, 16)])
  func coordinatesTellWhatIsLeft(_ columns: Int, _ count: Int) {
    let padded = (columns + 15) / 16 * 16
    let row = Self.numbers(columns, seed: 1)
    let mean = Self.numbers(columns, seed: 2)
    // Directions may be any; those of numbers around nothing are short enough.
    let directions = (0..<count).map { index in Self.numbers(columns, seed: 10 + index).map { $0 / Float(columns) } }
    let padding = [Float](repeating: 0, count: padded - columns)
    let byColumn = (0..<padded).flatMap { column in
      (0..<16).map { column < columns && $0 < count ? directions[$0][column] : 0 }
    }
    let byDirection = directions.flatMap { $0 + padding }
    var left = zip(row, mean).map { Double($0 - $1) }
    let length = left.reduce(0) { $0 + $1 * $1 }
    let along = directions.map { zip($0, left).reduce(0) { $0 + Double($1.0) * $1.1 } }
    for (direction, along) in zip(directions, along) {
      for column in 0..<columns { left[column] -= along * Double(direction[column]) }
    }
    let expected = along + [left.reduce(0) { $0 + $1 * $1 }.squareRoot()]
    for kernels in Kernels.available {
      var found = [Float](repeating: .nan, count: count + 2)
      var scratch = [Float](repeating: .nan, count: padded)
      let square = (mean + padding).withUnsafeBufferPointer { mean in
        byColumn.withUnsafeBufferPointer { byColumn in
          byDirection.withUnsafeBufferPointer { byDirection in
            var directions = kernel_directions(
              columns: columns, count: count, mean: mean.baseAddress!, by_column: byColumn.baseAddress!,
              by_direction: byDirection.baseAddress!)
            return kernels.table.distances.coordinates(&directions, row, &scratch, &found)
          }
        }
      }
      #expect(abs(Double(square) - length) <= length * 1e-6, "\(kernels.name)")
      for (found, expected) in zip(found, expected) {
        #expect(abs(Double(found) - expected) <= length.squareRoot() * 1e-6, "\(kernels.name)")
      }
      #expect(found[count + 1].isNaN, "\(kernels.name)")
    }
  }

  @Test(arguments: [0, 1, 7, 8, 15, 16, 17, 31, 32, 140])
  func twoRowsAreSummedInLanes(_ columns: Int) {
    let (first, second) = (Self.numbers(columns, seed: 3), Self.numbers(columns, seed: 4))
    var sums = [[Float]](repeating: [Float](repeating: 0, count: 8), count: 2)
    let whole = columns / 8 * 8
    for start in stride(from: 0, to: whole, by: 8) {
      // Runs go in turn to the two sums; a last one without a partner goes to the first.
      let half = start / 8 % 2
      for lane in 0..<8 {
        let difference = first[start + lane] - second[start + lane]
        sums[half][lane] += difference * difference
      }
    }
    let lanes = zip(sums[0], sums[1]).map { $0 + $1 }
    var expected = ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]))
    for index in whole..<columns { expected += (first[index] - second[index]) * (first[index] - second[index]) }
    for kernels in Kernels.available {
      #expect(kernels.table.distances.pair(first, second, columns).bitPattern == expected.bitPattern, "\(kernels.name)")
    }
  }

  @Test func theNearestOfEachLaneAreFound() {
    let tiles = 9
    // Few different values, so that several tiles have the least one.
    let values = Self.numbers(tiles * Self.tile, seed: 5).map { ($0 * 2).rounded() }
    for kernels in Kernels.available {
      var minima = [Float](repeating: 0, count: Self.tile)
      var places = [Int32](repeating: 0, count: Self.tile)
      kernels.table.distances.lane_minima(values, 2, tiles, &minima, &places)
      for lane in 0..<Self.tile {
        let own = (2..<tiles).map { values[$0 * Self.tile + lane] }
        #expect(minima[lane] == own.min(), "\(kernels.name)")
        #expect(Int(places[lane]) == 2 + (own.firstIndex(of: minima[lane]) ?? -1), "\(kernels.name)")
      }
    }
  }

  @Test(arguments: [Float(-2), -1.99, -1.9, 0, 5, .infinity])
  func tilesWithinALimitAreFound(_ limit: Float) {
    let tiles = 7
    let values = Self.numbers(tiles * Self.tile, seed: 6)
    for kernels in Kernels.available {
      var found: [Int] = []
      var mask: UInt32 = 0
      var tile = kernels.table.distances.next_within(values, 0, tiles, limit, &mask)
      while tile < tiles {
        found += (0..<Self.tile).filter { mask >> UInt32($0) & 1 == 1 }.map { tile * Self.tile + $0 }
        tile = kernels.table.distances.next_within(values, tile + 1, tiles, limit, &mask)
      }
      #expect(found == values.indices.filter { values[$0] <= limit }, "\(kernels.name)")
    }
  }
}
