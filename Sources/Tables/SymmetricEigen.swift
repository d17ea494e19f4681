/// The eigenvalues and eigenvectors of a symmetric matrix, the largest eigenvalue first.
///
/// Householder reflections make the matrix tridiagonal, then the implicit QR algorithm with Wilkinson's shift makes it
/// diagonal. Always the same operations in the same order, so the result is the same on every machine. O(n³).
///
/// Source: Golub and Van Loan, "Matrix Computations", sections 8.3.1 and 8.3.5.
package struct SymmetricEigen {
  /// In falling order.
  package let values: [Double]
  private let vectors: [Double]

  /// The unit eigenvector of `values[index]`.
  package func vector(_ index: Int) -> [Double] {
    Array(vectors[index * values.count..<(index + 1) * values.count])
  }

  /// Decomposes a matrix of `order` × `order` values, row by row.
  ///
  /// A matrix with an entry that is not a finite number gives values that are not numbers either.
  package init(_ matrix: [Double], order: Int) {
    precondition(matrix.count == order * order, "a square matrix needs order × order values")
    var form = Tridiagonal(reducing: matrix, order: order)
    form.diagonalize()
    let diagonal = form.diagonal
    let falling = diagonal.indices.sorted { diagonal[$0] > diagonal[$1] }
    values = falling.map { diagonal[$0] }
    vectors = falling.flatMap { form.vectors[$0 * order..<($0 + 1) * order] }
  }
}
