import CKernels
import Tables

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

/// Samples as a training takes them, in any order.
enum SampleSource {
  /// One behind the other: they are copied group by group to where the kernels want them.
  case dense(ConstantFloats)
  /// With the padding of `Rows`: the kernels pick them where they stand.
  case padded(Rows)
}

/// A copy of samples with the padding of `Rows`.
final class PaddedSamples {
  /// Samples that take more memory are not copied as a whole: it would cost more than it gains.
  static let mostBytes = 8 << 20

  let rows: Rows
  private let memory: UnsafeMutableRawPointer

  /// `nil` when they take more than `mostBytes`.
  init?(_ samples: Matrix, mostBytes: Int) {
    let stride = Rows.stride(samples.columns)
    let bytes = samples.rows * stride * MemoryLayout<Float>.stride
    guard bytes > 0, bytes <= mostBytes else { return nil }
    memory = .allocate(byteCount: bytes, alignment: 64)
    let base = memory.bindMemory(to: Float.self, capacity: samples.rows * stride)
    rows = Rows(base, columns: samples.columns)
    samples.values.withUnsafeBufferPointer { values in
      guard let source = values.baseAddress else { return }
      for sample in 0..<samples.rows {
        let row = base + sample * stride
        row.initialize(from: source + sample * samples.columns, count: samples.columns)
        (row + samples.columns).initialize(repeating: 0, count: stride - samples.columns)
      }
    }
  }

  deinit { memory.deallocate() }
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
