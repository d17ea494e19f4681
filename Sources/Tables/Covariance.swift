import Kernels

extension Matrix {
  /// The covariance of the columns around `means` (divided by rows − 1): columns × columns values, row by row.
  package func covariance(around means: [Double]) -> [Double] {
    let order = columns
    var sums = [Double](repeating: 0, count: order * order)
    // Some hundred samples at a time stay in the cache while all pairs of columns pass over them.
    for first in stride(from: 0, to: rows, by: Self.group) {
      let block = centered(around: means, from: first)
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

  /// How many samples are taken together; a multiple of four.
  private static var group: Int { 128 }
  private static var lanes: Int { 8 }

  /// A group of samples less the means, eight columns after eight, in each sample after sample. Missing samples, up to a
  /// multiple of four, and missing columns count as the mean.
  private func centered(around means: [Double], from first: Int) -> [SIMD8<Double>] {
    let samples = (min(Self.group, rows - first) + 3) / 4 * 4
    let vectors = (columns + Self.lanes - 1) / Self.lanes
    let width = columns
    return [SIMD8<Double>](unsafeUninitializedCapacity: vectors * samples) { block, count in
      block.initialize(repeating: .zero)
      count = vectors * samples
      values.withUnsafeBufferPointer { values in
        for slot in 0..<min(samples, rows - first) {
          let start = (first + slot) * width
          for vector in 0..<width / Self.lanes {
            var centered = SIMD8<Double>.zero
            let column = vector &* Self.lanes
            for lane in 0..<8 {
              centered[lane] = Double(values[start &+ column &+ lane]) - means[column &+ lane]
            }
            block[vector &* samples &+ slot] = centered
          }
          for column in width / Self.lanes * Self.lanes..<width {
            block[(vectors - 1) * samples + slot][column % Self.lanes] = Double(values[start + column]) - means[column]
          }
        }
      }
    }
  }

  /// Adds the products of every pair of columns of a group to the upper triangle of `sums`.
  private static func addProducts(of block: [SIMD8<Double>], order: Int, to sums: inout [Double]) {
    let samples = block.count / max(1, (order + lanes - 1) / lanes)
    block.withUnsafeBytes { block in
      sums.withUnsafeMutableBufferPointer { sums in
        guard let block = block.baseAddress, let sums = sums.baseAddress else { return }
        Kernels.best.table.doubles.covariance(block.assumingMemoryBound(to: Double.self), samples, order, sums)
      }
    }
  }
}
