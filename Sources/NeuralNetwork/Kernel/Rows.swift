import CKernels

/// `count` rounded up to what the widest vector needs.
package func padded(_ count: Int) -> Int {
  let padding = Int(KERNEL_PADDING)
  return (count + padding - 1) / padding * padding
}

/// Values of a group of samples, row by row: `base[sample * stride + value]`; from `columns` to `stride` there are
/// zeros.
struct Rows {
  let base: Floats
  let columns: Int
  let stride: Int

  init(_ base: Floats, columns: Int) {
    self.base = base
    self.columns = columns
    stride = Rows.stride(columns)
  }

  /// The distance between rows: an odd number of 64-byte cache lines, because strides of a power of two let the rows
  /// push each other out of the cache.
  static func stride(_ columns: Int) -> Int { (padded(columns) / 16 | 1) * 16 }

  /// As a kernel takes the first `samples` of them.
  func first(_ samples: Int) -> kernel_rows {
    kernel_rows(base: base, stride: stride, samples: samples, units: columns)
  }

  /// Copies a sample's values in.
  func fill(_ sample: Int, from source: ConstantFloats) {
    (base + sample * stride).update(from: source, count: columns)
  }

  /// Copies the first `samples` samples out, one behind the other.
  func copy(_ samples: Int, to target: Floats) {
    for sample in 0..<samples { (target + sample * columns).update(from: base + sample * stride, count: columns) }
  }
}

/// Several runs of floats in one allocation, each aligned to a cache line, all zero at first.
final class FloatStorage {
  let pieces: [Floats]
  private let memory: UnsafeMutableRawPointer

  init(_ counts: [Int]) {
    let lengths = counts.map(padded)
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
