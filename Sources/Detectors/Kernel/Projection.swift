import CKernels
import Kernels
import SeededRandom
import Tables

/// Up to 16 orthonormal directions in which rows differ most, roughly, and one more coordinate: how far a row is from the
/// space of the directions.
///
/// The distance of two rows by these coordinates is never longer than their distance, however good the directions are
/// (Bessel's inequality, and the triangle inequality for the rest); the better they are, the more rows can be told to be
/// far by them alone.
struct Projection: Sendable {
  static let most = Int(KERNEL_DIRECTIONS)
  private let columns: Int
  /// The number of directions; nil where the columns themselves are the coordinates, because there are few.
  private let directions: Int?
  /// The columns' means; what follows is zero up to a multiple of what kernels take at once, here and below.
  private let mean: [Float]
  private let byColumn, byDirection: [Float]

  /// Directions by subspace iteration on at most 256 of the rows. Rows of few columns keep the columns themselves.
  init(for rows: Matrix) {
    let columns = rows.columns
    self.columns = columns
    let padded = (columns + Int(KERNEL_PADDING) - 1) / Int(KERNEL_PADDING) * Int(KERNEL_PADDING)
    let step = max(1, rows.rows / 256)
    let sample = rows.rows == 0 ? rows : rows.rows(Array(stride(from: 0, to: rows.rows, by: step).prefix(256)))
    let means = sample.columnMeans().map { Float($0) }
    mean = means + [Float](repeating: 0, count: padded - columns)
    guard columns >= 12 else {
      (directions, byColumn, byDirection) = (nil, [], [])
      return
    }
    let count = columns < 32 ? 8 : Self.most
    directions = count
    var random = SeededRandom.stream(seed: 0, "projection")
    var basis = (0..<padded).map { _ in SIMD16<Float>.zero }
    for column in 0..<columns { for index in 0..<count { basis[column][index] = Float(random.uniform() - 0.5) } }
    for _ in 0..<3 {
      basis = Self.covariance(of: sample, around: means, times: basis)
      Self.orthonormalize(&basis, count)
    }
    byColumn = basis.flatMap { direction in (0..<Self.most).map { direction[$0] } }
    byDirection = (0..<count).flatMap { index in basis.map { $0[index] } }
  }

  /// The covariance matrix, not divided by the number of rows, times the directions.
  private static func covariance(
    of rows: Matrix, around mean: [Float], times basis: [SIMD16<Float>]
  ) -> [SIMD16<Float>] {
    var result = [SIMD16<Float>](repeating: .zero, count: basis.count)
    var values = [Float](repeating: 0, count: mean.count)
    for row in 0..<rows.rows {
      let start = row * rows.columns
      var along = SIMD16<Float>.zero
      for column in mean.indices {
        values[column] = rows.values[start + column] - mean[column]
        along += basis[column] * values[column]
      }
      for column in mean.indices { result[column] += along * values[column] }
    }
    return result
  }

  /// Gram and Schmidt, twice; a direction of which nothing is left becomes zero, which keeps the inequality.
  private static func orthonormalize(_ basis: inout [SIMD16<Float>], _ count: Int) {
    var found: [[Double]] = []
    for index in 0..<count {
      var vector = basis.map { Double($0[index]) }
      let before = dot(vector, vector)
      for _ in 0..<2 {
        for earlier in found {
          let along = dot(vector, earlier)
          for column in vector.indices { vector[column] -= along * earlier[column] }
        }
      }
      let left = dot(vector, vector)
      let scale = left > before * 1e-8 ? 1 / left.squareRoot() : 0
      for column in vector.indices {
        // Where squares overflow a product with zero would be no number.
        vector[column] = scale > 0 ? vector[column] * scale : 0
        basis[column][index] = Float(vector[column])
      }
      found.append(vector)
    }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sums = SIMD4<Double>.zero
    let whole = a.count / 4 * 4
    for start in stride(from: 0, to: whole, by: 4) {
      for lane in 0..<4 { sums[lane] += a[start + lane] * b[start + lane] }
    }
    return (whole..<a.count).reduce(sums.sum()) { $0 + a[$1] * b[$1] }
  }

  /// The number of coordinates.
  var dimensions: Int { directions.map { $0 + 1 } ?? columns }

  /// Writes the coordinates of rows to `target`, row by row; returns the length of the longest row around the mean.
  func coordinates(of rows: ConstantFloats, count: Int, _ target: Floats) -> Float {
    var longest: Float = 0
    guard let directions else {
      for row in 0..<count {
        var square: Float = 0
        for column in 0..<columns {
          let value = rows[row &* columns &+ column] - mean[column]
          target[row &* columns &+ column] = value
          square += value * value
        }
        longest = max(longest, square)
      }
      return longest.squareRoot()
    }
    let coordinates = Kernels.best.table.distances.coordinates
    withUnsafeTemporaryAllocation(of: Float.self, capacity: mean.count) { scratch in
      mean.withUnsafeBufferPointer { mean in
        byColumn.withUnsafeBufferPointer { byColumn in
          byDirection.withUnsafeBufferPointer { byDirection in
            guard let scratch = scratch.baseAddress, let mean = mean.baseAddress, let byColumn = byColumn.baseAddress,
              let byDirection = byDirection.baseAddress
            else { return }
            var projection = kernel_directions(
              columns: columns, count: directions, mean: mean, by_column: byColumn, by_direction: byDirection)
            for row in 0..<count {
              let own = target + row &* (directions &+ 1)
              longest = max(longest, coordinates(&projection, rows + row &* columns, scratch, own))
            }
          }
        }
      }
    }
    return longest.squareRoot()
  }
}
