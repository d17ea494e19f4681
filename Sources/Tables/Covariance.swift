extension Matrix {
  /// The covariance of the columns around `means` (divided by rows − 1): columns × columns values, row by row.
  package func covariance(around means: [Double]) -> [Double] {
    let order = columns
    var sums = [Double](repeating: 0, count: order * order)
    // Four samples at a time: each sum is then read and written a quarter as often. Missing samples count as the mean.
    var block = [Double](repeating: 0, count: 4 * order)
    for first in stride(from: 0, to: rows, by: 4) {
      for slot in 0..<4 {
        let row = first + slot
        for column in 0..<order {
          let value = row < rows ? Double(values[row * order + column]) - means[column] : 0
          block[slot * order + column] = value
        }
      }
      Self.addProducts(of: block, order: order, to: &sums)
    }
    let divisor = Double(Swift.max(1, rows - 1))
    for row in 0..<order {
      for column in row..<order {
        let value = sums[row * order + column] / divisor
        sums[row * order + column] = value
        sums[column * order + row] = value
      }
    }
    return sums
  }

  /// Adds the products of every pair of columns of four samples to the upper triangle of `sums`.
  private static func addProducts(of block: [Double], order: Int, to sums: inout [Double]) {
    block.withUnsafeBufferPointer { block in
      sums.withUnsafeMutableBufferPointer { sums in
        guard let first = block.baseAddress, let sums = sums.baseAddress else { return }
        // Plain pointers, so that the index of the inner loop needs no arithmetic and the loop becomes vector code.
        let (second, third, fourth) = (first + order, first + 2 * order, first + 3 * order)
        for row in 0..<order {
          let (a, b, c, d) = (first[row], second[row], third[row], fourth[row])
          let target = sums + row * order
          for column in row..<order {
            target[column] += a * first[column] + b * second[column] + (c * third[column] + d * fourth[column])
          }
        }
      }
    }
  }
}
