import Judging
import SeededRandom
import Tables
import Testing

struct SymmetricEigenTests {
  @Test func knownMatrix() {
    let eigen = SymmetricEigen([2, 1, 1, 2], order: 2)
    #expect(isClose(eigen.values[0], 3, relative: 1e-15))
    #expect(isClose(eigen.values[1], 1, relative: 1e-15))
    let root = 0.5.squareRoot()
    #expect(eigen.vector(0).allSatisfy { isClose($0.magnitude, root, relative: 1e-15) })
  }

  @Test func smallAndSpecialMatrices() {
    #expect(SymmetricEigen([], order: 0).values.isEmpty)
    #expect(SymmetricEigen([-4], order: 1).values == [-4])
    #expect(SymmetricEigen([Double](repeating: 0, count: 9), order: 3).values == [0, 0, 0])
    let diagonal = SymmetricEigen([1, 0, 0, 0, 3, 0, 0, 0, 2], order: 3)
    #expect(diagonal.values == [3, 2, 1])
    #expect(diagonal.vector(0) == [0, 1, 0])
  }

  /// A·v = λ·v, the vectors have length 1 and are square to each other, the values fall.
  @Test(arguments: [2, 3, 5, 17, 140], [1, 2, 3])
  func decomposes(order: Int, seed: Int) {
    let matrix = symmetric(order: order, rank: seed == 3 ? max(1, order / 3) : order, seed: seed)
    let eigen = SymmetricEigen(matrix, order: order)
    let size = eigen.values.map(\.magnitude).max() ?? 0
    #expect(eigen.values == eigen.values.sorted(by: >))
    for index in 0..<order {
      let vector = eigen.vector(index)
      for row in 0..<order {
        let product = dot(Array(matrix[row * order..<(row + 1) * order]), vector)
        #expect((product - eigen.values[index] * vector[row]).magnitude < 1e-13 * size)
      }
      for other in 0...index {
        #expect((dot(vector, eigen.vector(other)) - (other == index ? 1 : 0)).magnitude < 1e-13)
      }
    }
  }

  @Test func notANumberEnds() {
    #expect(SymmetricEigen([Double](repeating: .nan, count: 100), order: 10).values.count == 10)
    #expect(SymmetricEigen([Double](repeating: .infinity, count: 100), order: 10).values.count == 10)
  }

  private func dot(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// A random symmetric matrix: a sum of `rank` outer products, some of them negative.
  private func symmetric(order: Int, rank: Int, seed: Int) -> [Double] {
    var random = SeededRandom.stream(seed: seed, "symmetric", order)
    var matrix = [Double](repeating: 0, count: order * order)
    for term in 0..<rank {
      let vector = (0..<order).map { _ in random.gaussian() }
      for index in matrix.indices {
        matrix[index] += vector[index / order] * vector[index % order] * (term % 3 == 2 ? -1 : 1)
      }
    }
    return matrix
  }
}
