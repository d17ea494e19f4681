import Platform

/// A square matrix of doubles, stored row by row.
struct SquareMatrix {
  let size: Int
  var entries: [Double]

  init(size: Int) {
    self.size = size
    entries = [Double](repeating: 0, count: size * size)
  }

  init(diagonal: [Double]) {
    self.init(size: diagonal.count)
    for (index, value) in diagonal.enumerated() { self[index, index] = value }
  }

  subscript(row: Int, column: Int) -> Double {
    get { entries[row * size + column] }
    set { entries[row * size + column] = newValue }
  }

  var diagonal: [Double] { (0..<size).map { self[$0, $0] } }

  /// Pulls the entries off the diagonal toward 0: with few samples they are mostly chance.
  func shrunk(samples: Double) -> SquareMatrix {
    let kept = samples / (samples + 10)
    var shrunk = self
    for row in 0..<size {
      for column in 0..<size where column != row { shrunk[row, column] *= kept }
    }
    return shrunk
  }
}

/// The lower triangle L of a positive definite matrix L·Lᵀ.
struct Cholesky {
  let lower: SquareMatrix
  private var size: Int { lower.size }

  /// A factor known already.
  init(lower: SquareMatrix) { self.lower = lower }

  /// Nil where the matrix is not positive definite.
  init?(_ matrix: SquareMatrix) {
    let size = matrix.size
    var lower = SquareMatrix(size: size)
    for row in 0..<size {
      for column in 0...row {
        var sum = matrix[row, column]
        for inner in 0..<column { sum -= lower[row, inner] * lower[column, inner] }
        if row == column {
          guard sum > 0, sum.isFinite else { return nil }
          lower[row, row] = sum.squareRoot()
        } else {
          lower[row, column] = sum / lower[column, column]
        }
      }
    }
    self.lower = lower
  }

  /// x in L·x = `right`.
  func forward(_ right: [Double]) -> [Double] {
    var solution = right
    for row in 0..<size {
      for column in 0..<row { solution[row] -= lower[row, column] * solution[column] }
      solution[row] /= lower[row, row]
    }
    return solution
  }

  /// x in L·Lᵀ·x = `right`.
  func solve(_ right: [Double]) -> [Double] {
    var solution = forward(right)
    for row in stride(from: size - 1, through: 0, by: -1) {
      for later in row + 1..<max(size, row + 1) { solution[row] -= lower[later, row] * solution[later] }
      solution[row] /= lower[row, row]
    }
    return solution
  }

  var inverse: SquareMatrix {
    var inverse = SquareMatrix(size: size)
    for column in 0..<size {
      let solution = solve((0..<size).map { $0 == column ? 1 : 0 })
      for row in 0..<size { inverse[row, column] = solution[row] }
    }
    return inverse
  }
}
