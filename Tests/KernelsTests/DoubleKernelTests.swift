import CKernels
import Kernels
import SeededRandom
import Testing

/// Covariances and the steps of an eigenvector's way, beside loops over one number at a time: the same bits.
@Suite struct DoubleKernelTests {
  private static func numbers(_ count: Int, seed: Int) -> [Double] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in random.uniform() * 4 - 2 }
  }

  @Test(arguments: [1, 2, 7, 8, 9, 17, 140])
  func covariancesAreSummedByFours(_ order: Int) {
    let samples = 12
    let block = Self.numbers((order + 7) / 8 * 8 * samples, seed: order)
    func entry(_ sample: Int, _ column: Int) -> Double { block[(column / 8 * samples + sample) * 8 + column % 8] }
    for kernels in Kernels.available {
      var sums = [Double](repeating: 0.5, count: order * order)
      kernels.table.doubles.covariance(block, samples, order, &sums)
      for row in 0..<order {
        for column in row..<order {
          let expected = stride(from: 0, to: samples, by: 4).reduce(0.5) { sum, sample in
            let products = (0..<4).map { entry(sample + $0, row) * entry(sample + $0, column) }
            return sum + ((products[0] + products[1]) + (products[2] + products[3]))
          }
          #expect(sums[row * order + column] == expected, "\(kernels.name) \(row) \(column)")
        }
      }
    }
  }

  @Test(arguments: [1, 7, 8, 9, 23, 32])
  func runsAreScaledAndAdded(_ count: Int) {
    let (target, first, second) = (
      Self.numbers(count, seed: 1), Self.numbers(count, seed: 2), Self.numbers(count, seed: 3)
    )
    for kernels in Kernels.available {
      var found = target
      kernels.table.doubles.add_scaled(&found, first, 0.3, count)
      let added: [Double] = zip(target, first).map { $0 + 0.3 * $1 }
      #expect(found == added, "\(kernels.name)")
      found = target
      kernels.table.doubles.subtract_two(&found, first, 0.3, second, 0.7, count)
      let products: [Double] = zip(first, second).map { 0.3 * $0 + 0.7 * $1 }
      #expect(found == zip(target, products).map { $0 - $1 }, "\(kernels.name)")
    }
  }

  @Test(arguments: [1, 7, 8, 9, 16, 23, 32])
  func rowsAreRotatedPairAfterPair(_ columns: Int) {
    let rotations = [0.6, 0.8, 0.28, -0.96, 0.8, 0.6]
    let rows = Self.numbers(4 * columns, seed: 7)
    var expected = rows
    for pair in 0..<3 {
      let (cosine, sine) = (rotations[2 * pair], rotations[2 * pair + 1])
      for column in 0..<columns {
        let (upper, lower) = (expected[pair * columns + column], expected[(pair + 1) * columns + column])
        expected[pair * columns + column] = cosine * upper + sine * lower
        expected[(pair + 1) * columns + column] = cosine * lower - sine * upper
      }
    }
    for kernels in Kernels.available {
      var found = rows
      kernels.table.doubles.rotate(&found, columns, rotations, 3)
      #expect(found == expected, "\(kernels.name)")
    }
  }
}
