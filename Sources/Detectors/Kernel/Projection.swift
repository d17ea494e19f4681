import SeededRandom
import Tables

/// Up to 16 orthonormal directions in which rows differ most, roughly, and one more coordinate: how far a row is from the
/// space of the directions.
///
/// The distance of two rows by these coordinates is never longer than their distance, however good the directions are
/// (Bessel's inequality, and the triangle inequality for the rest); the better they are, the more rows can be told to be
/// far by them alone.
struct Projection: Sendable {
  /// The number of directions.
  let count: Int
  /// The number of coordinates.
  var dimensions: Int { mean.count < 12 ? count : count + 1 }
  /// The directions one after the other.
  private let transposed: [Float]
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
      transposed = []
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
    let count = self.count
    transposed = (0..<count).flatMap { index in basis.map { $0[index] } }
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

  /// Writes the coordinates of a row to `target`; returns the length of the row around the mean.
  func coordinates(of row: ConstantFloats, _ target: Floats) -> Float {
    mean.withUnsafeBufferPointer { mean in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: mean.count) { rest in
        guard let rest = rest.baseAddress else { return 0 }
        var along = SIMD16<Float>.zero
        var square: Float = 0
        directions.withUnsafeBufferPointer { directions in
          for column in 0..<mean.count {
            let value = row[column] - mean[column]
            rest[column] = value
            along += directions[column] * value
            square += value * value
          }
        }
        for index in 0..<count { target[index] = along[index] }
        if dimensions > count { target[count] = distance(of: rest, from: target, mean.count) }
        return square.squareRoot()
      }
    }
  }

  /// How far a row is from the space of the directions; what lies along them is taken out of it.
  private func distance(of row: Floats, from along: Floats, _ columns: Int) -> Float {
    transposed.withUnsafeBufferPointer { transposed in
      guard let directions = transposed.baseAddress else { return 0 }
      let zero = Vector.zero
      for index in 0..<count {
        let direction = directions + index &* columns
        let length = Vector(repeating: along[index])
        var column = 0
        while column &+ 8 <= columns {
          row.store(row.vector(column) - length * direction.vector(column), column)
          column &+= 8
        }
        while column < columns {
          row[column] -= along[index] * direction[column]
          column &+= 1
        }
      }
      var sum = zero
      var column = 0
      while column &+ 8 <= columns {
        let value = row.vector(column)
        sum += value * value
        column &+= 8
      }
      var square = sum.total
      while column < columns {
        square += row[column] * row[column]
        column &+= 1
      }
      return square.squareRoot()
    }
  }
}
