import SeededRandom
import Tables

/// Up to 16 orthonormal directions in which rows differ most, roughly.
///
/// The distance of two rows along such directions is never longer than their distance, however good the directions are
/// (Bessel's inequality); the better they are, the more rows can be told to be far by them alone.
struct Projection: Sendable {
  let count: Int
  private let mean: [Float]
  private let directions: [SIMD16<Float>]

  /// Directions by subspace iteration on at most 256 of the rows. Rows of few columns keep the columns themselves.
  init(for rows: Matrix) {
    let columns = rows.columns
    count = columns < 12 ? columns : columns < 32 ? 8 : 16
    let step = max(1, rows.rows / 256)
    let sample = rows.rows == 0 ? rows : rows.rows(Array(stride(from: 0, to: rows.rows, by: step).prefix(256)))
    let mean = sample.columnMeans().map { Float($0) }
    self.mean = mean
    guard columns >= 12 else {
      directions = (0..<columns).map { column in
        var unit = SIMD16<Float>.zero
        unit[column] = 1
        return unit
      }
      return
    }
    var random = SeededRandom.stream(seed: 0, "projection")
    var basis = (0..<columns).map { _ in SIMD16<Float>((0..<16).map { _ in Float(random.uniform() - 0.5) }) }
    Self.orthonormalize(&basis, count)
    for _ in 0..<3 {
      var next = [SIMD16<Float>](repeating: .zero, count: columns)
      for row in 0..<sample.rows {
        let values = zip(sample[row: row], mean).map { $0 - $1 }
        var along = SIMD16<Float>.zero
        for column in 0..<columns { along += basis[column] * values[column] }
        for column in 0..<columns { next[column] += along * values[column] }
      }
      basis = next
      Self.orthonormalize(&basis, count)
    }
    directions = basis
  }

  /// Gram and Schmidt, twice; a direction of which nothing is left becomes zero, which keeps the inequality.
  private static func orthonormalize(_ basis: inout [SIMD16<Float>], _ count: Int) {
    for index in 0..<16 {
      var vector = index < count ? basis.map { Double($0[index]) } : basis.map { _ in 0 }
      let before = vector.reduce(0) { $0 + $1 * $1 }
      for _ in 0..<2 {
        for earlier in 0..<index where index < count {
          var along = 0.0
          for column in vector.indices { along += vector[column] * Double(basis[column][earlier]) }
          for column in vector.indices { vector[column] -= along * Double(basis[column][earlier]) }
        }
      }
      let left = vector.reduce(0) { $0 + $1 * $1 }
      let scale = left > before * 1e-8 ? 1 / left.squareRoot() : 0
      for column in vector.indices { basis[column][index] = Float(vector[column] * scale) }
    }
  }

  /// The coordinates of a row, and the length of the row around the mean.
  func coordinates(of row: ConstantFloats) -> (SIMD16<Float>, length: Float) {
    var along = SIMD16<Float>.zero
    var square: Float = 0
    directions.withUnsafeBufferPointer { directions in
      mean.withUnsafeBufferPointer { mean in
        for column in 0..<mean.count {
          let value = row[column] - mean[column]
          along += directions[column] * value
          square += value * value
        }
      }
    }
    return (along, square.squareRoot())
  }
}
