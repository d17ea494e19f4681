import Detectors
import SeededRandom
import Tables
import Testing

/// The search that leaves out what is too far, beside a search through all rows.
@Suite struct NeighborSearchTests {
  /// Rows of small whole numbers: distances are exact, many are equal, and so are many rows.
  private static func wholeNumbers(rows: Int, columns: Int, largest: Int, seed: Int) -> Matrix {
    var random = SeededRandom(seed: seed)
    return Matrix(
      rows: rows, columns: columns,
      values: (0..<rows * columns).map { _ in Float(Int(random.uniform() * Double(largest + 1))) })
  }

  private static func square(_ a: ArraySlice<Float>, _ b: ArraySlice<Float>) -> Double {
    zip(a, b).reduce(0) { $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1)) }
  }

  /// The nearest first, of equally near rows the one with the lower index.
  private static func nearest(_ count: Int, of rows: Matrix, to query: ArraySlice<Float>) -> [Neighbor] {
    let squares = (0..<rows.rows).map { square(rows[row: $0], query) }
    let order = (0..<rows.rows).sorted { (squares[$0], $0) < (squares[$1], $1) }
    return order.prefix(count).map { Neighbor(row: $0, distance: Float(squares[$0]).squareRoot()) }
  }

  @Test(arguments: [1, 2, 11, 12, 18, 31, 32, 45], [1, 40, 333])
  func equalsASearchThroughAllRows(_ columns: Int, _ count: Int) throws {
    for (largest, scale) in [(1, Float(1)), (3, 1), (40, 0x1p40), (2, 0x1p-40)] {
      var rows = Self.wholeNumbers(rows: count, columns: columns, largest: largest, seed: columns)
      rows.values = rows.values.map { $0 * scale }
      var queries = Self.wholeNumbers(rows: 25, columns: columns, largest: largest, seed: 1000 + columns)
      queries.values = queries.values.map { $0 * scale }
      let expected = (0..<queries.rows).map { Self.nearest(60, of: rows, to: queries[row: $0]) }
      for neighbors in [1, 5, 20, 60] {
        let detector = try NearestNeighbors(neighbors: neighbors).fit(rows, options: FitOptions())
        for query in 0..<queries.rows {
          #expect(
            detector.neighbors(of: Array(queries[row: query])) == Array(expected[query].prefix(neighbors)),
            "\(neighbors) of \(count) rows of \(columns) columns up to \(largest) times \(scale)")
        }
      }
    }
  }

  @Test func ofManyEqualRowsTheFirstAreFound() throws {
    var rows = Self.wholeNumbers(rows: 900, columns: 20, largest: 1, seed: 7)
    let row = Array(rows[row: 3])
    for equal in stride(from: 3, to: 900, by: 5) {
      rows.values.replaceSubrange(equal * 20..<(equal + 1) * 20, with: row)
    }
    let found = try NearestNeighbors(neighbors: 6).fit(rows, options: FitOptions()).neighbors(of: row)
    #expect(found.map(\.row) == [3, 8, 13, 18, 23, 28])
    #expect(found.allSatisfy { $0.distance == 0 })
  }

  /// Squares overflow between some rows and not between others.
  @Test(arguments: [3, 12, 40]) func farRowsHideNoNearOnes(_ columns: Int) throws {
    var rows = Self.wholeNumbers(rows: 100, columns: columns, largest: 5, seed: 11)
    for far in [0, 50] { rows.values[far * columns] = far == 0 ? 3e38 : -3e25 }
    let detector = try NearestNeighbors(neighbors: 4).fit(rows, options: FitOptions())
    for query in [1, 60] {
      let values = rows[row: query]
      #expect(detector.neighbors(of: Array(values)) == Self.nearest(4, of: rows, to: values))
    }
    var far = Array(rows[row: 1])
    far[0] = 3e38
    let found = detector.neighbors(of: far)
    #expect(found.count == 4 && found.allSatisfy { (0..<100).contains($0.row) })
    #expect(found[0].row == 0)
  }

  /// Rows along one line, of many columns: all rounding errors point one way.
  @Test(
    arguments: [
      (5000, [0x1.f32294p-1, 0x1.fdcdd6p-1, 0x1.e8770cp-1]), (3000, [0x1.f6fe26p-1, 0x1.fdb4a4p-1, 0x1.f0477cp-1]),
    ] as [(Int, [Float])])
  func manyColumnsHideNoNearRows(_ columns: Int, _ lengths: [Float]) throws {
    let along = [1, -1, lengths[1], -lengths[1], lengths[2], -lengths[2]]
    let rows = Matrix(
      rows: 6, columns: columns, values: along.flatMap { [Float](repeating: $0, count: columns) })
    let found = try NearestNeighbors(neighbors: 1).fit(rows, options: FitOptions())
      .neighbors(of: [Float](repeating: lengths[0], count: columns))
    #expect(found.map(\.row) == [2])
  }

  /// Sums of squares overflow while distances do not, and squares lose digits near zero.
  @Test(arguments: [Float(2e18), 1e-19, 1e-21]) func neitherLargeNorSmallNumbersHideRows(_ scale: Float) throws {
    var random = SeededRandom(seed: 5)
    let values = (0..<300 * 12).map { _ in Float(random.uniform() * 4 - 2) * scale }
    let rows = Matrix(rows: 300, columns: 12, values: values)
    let detector = try NearestNeighbors(neighbors: 3).fit(rows, options: FitOptions())
    for row in 0..<300 { #expect(detector.neighbors(of: Array(rows[row: row]))[0].row == row) }
  }
}
