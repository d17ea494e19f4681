import Kernels

/// A symmetric tridiagonal matrix T, and the orthogonal matrix V whose rows lead back: A = Vᵀ T V.
struct Tridiagonal {
  var diagonal: [Double]
  /// The entries beside the diagonal; one fewer.
  var offDiagonal: [Double]
  /// V, row by row. Once T is diagonal, its rows are the eigenvectors of A.
  var vectors: [Double]
  let order: Int

  /// Reduces the symmetric `matrix`, of `order` × `order` values, by Householder reflections.
  init(reducing matrix: [Double], order: Int) {
    self.order = order
    var rest = matrix
    var reflections: [(vector: [Double], scale: Double)] = []
    var beside = [Double](repeating: 0, count: max(0, order - 1))
    for step in 0..<max(0, order - 1) {
      let column = (step + 1..<order).map { rest[$0 * order + step] }
      let reflection = Self.reflection(of: column)
      beside[step] = reflection.result
      reflections.append((reflection.vector, reflection.scale))
      Self.reflect(&rest, from: step + 1, order: order, vector: reflection.vector, scale: reflection.scale)
    }
    diagonal = (0..<order).map { rest[$0 * order + $0] }
    offDiagonal = beside
    vectors = Self.product(of: reflections, order: order)
  }

  /// The reflection I − scale·v·vᵀ that turns `column` into (result, 0, 0, …).
  private static func reflection(of column: [Double]) -> (vector: [Double], scale: Double, result: Double) {
    let tail = column.dropFirst().reduce(0) { $0 + $1 * $1 }
    guard tail > 0 else { return (column, 0, column[0]) }
    let norm = (column[0] * column[0] + tail).squareRoot()
    let result = column[0] > 0 ? -norm : norm  // the opposite sign, so that nothing cancels
    var vector = column
    vector[0] -= result
    return (vector, 2 / (vector[0] * vector[0] + tail), result)
  }

  /// Applies a reflection on both sides of the block that starts at `first`: A − v·wᵀ − w·vᵀ.
  private static func reflect(_ matrix: inout [Double], from first: Int, order: Int, vector: [Double], scale: Double) {
    guard scale != 0 else { return }
    let size = vector.count
    let kernels = Kernels.best.table.doubles
    matrix.withUnsafeMutableBufferPointer { matrix in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: size) { w in
        vector.withUnsafeBufferPointer { vector in
          guard let matrix = matrix.baseAddress, let w = w.baseAddress, let v = vector.baseAddress else { return }
          w.initialize(repeating: 0, count: size)
          let block = matrix + first * order + first
          // The matrix is symmetric: rows scaled and added give its product with v, and run along memory.
          for row in 0..<size { kernels.add_scaled(w, block + row * order, scale * v[row], size) }
          var along = 0.0
          for index in 0..<size { along += w[index] * v[index] }
          kernels.add_scaled(w, v, -(scale / 2 * along), size)
          for row in 0..<size { kernels.subtract_two(block + row * order, w, v[row], v, w[row], size) }
        }
      }
    }
  }

  /// The transposed product of the reflections, the first of which leaves row and column 0 alone.
  private static func product(of reflections: [(vector: [Double], scale: Double)], order: Int) -> [Double] {
    // Transposed, so that the inner loops run along memory; each sum still has its own order.
    var product = [Double](repeating: 0, count: order * order)
    for index in 0..<order { product[index * order + index] = 1 }
    var along = [Double](repeating: 0, count: order)
    let kernels = Kernels.best.table.doubles
    for (step, reflection) in reflections.enumerated().reversed() where reflection.scale != 0 {
      product.withUnsafeMutableBufferPointer { product in
        along.withUnsafeMutableBufferPointer { along in
          guard let along = along.baseAddress, let first = product.baseAddress else { return }
          for row in 0..<order { along[row] = 0 }
          for (index, entry) in reflection.vector.enumerated() {
            let line = first + (step + 1 + index) * order
            kernels.add_scaled(along, line, entry, order)
          }
          for row in 0..<order { along[row] = reflection.scale * along[row] }
          for (index, entry) in reflection.vector.enumerated() {
            let line = first + (step + 1 + index) * order
            kernels.add_scaled(line, along, -entry, order)
          }
        }
      }
    }
    var result = product
    for row in 0..<order {
      for column in 0..<order { result[row * order + column] = product[column * order + row] }
    }
    return result
  }
}
