import CVectorMath

/// Values of a group of samples, feature by feature: `base[feature * stride + sample]`.
struct Block {
  let base: Floats
  let stride: Int

  @inline(__always) func row(_ index: Int) -> Floats { base + index &* stride }

  /// The distance between features for `samples` samples: an odd number of 64-byte cache lines, because strides of a
  /// power of two let the features push each other out of the cache. Up to eight samples take half a line: all of
  /// their features fit in the nearest cache, and half of it is sooner cleared.
  static func stride(samples: Int) -> Int { samples <= 8 ? 8 : ((samples + 15) / 16 | 1) * 16 }

  /// Copies rows of `columns` values into the block's columns; there are as many rows as samples, a multiple of 8.
  func fill(from rows: UnsafePointer<ConstantFloats>, count: Int, columns: Int) {
    for first in Swift.stride(from: 0, to: count, by: 8) {
      var column = 0
      while column &+ 8 <= columns {
        vector_math_transpose(rows + first, column, base + (column &* stride &+ first), stride)
        column &+= 8
      }
      while column < columns {
        for sample in first..<first &+ 8 { base[column &* stride &+ sample] = rows[sample][column] }
        column &+= 1
      }
    }
  }

  /// Copies the first `samples` samples out, one row of `features` values for each.
  func copyRows(samples: Int, features: Int, to target: Floats) {
    for sample in 0..<samples {
      for feature in 0..<features { target[sample &* features &+ feature] = base[feature &* stride &+ sample] }
    }
  }
}

/// Several runs of floats in one allocation, each aligned to a cache line, all zero at first.
final class FloatStorage {
  let pieces: [Floats]
  private let memory: UnsafeMutableRawPointer

  init(_ counts: [Int]) {
    let lengths = counts.map { ($0 + 15) / 16 * 16 }
    let total = max(16, lengths.reduce(0, +))
    memory = .allocate(byteCount: total * 4, alignment: 64)
    let start = memory.initializeMemory(as: Float.self, repeating: 0, count: total)
    var offset = 0
    pieces = lengths.map { length in
      defer { offset += length }
      return start + offset
    }
  }

  deinit { memory.deallocate() }
}
