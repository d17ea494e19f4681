import Tables

/// A support vector machine's measure of how alike two rows are.
enum SVMKernel: Equatable, Sendable {
  /// e to the power of −gamma · squared distance.
  case rbf(gamma: Float)
  case linear
}

extension TiledRows {
  /// e to the power of −gamma times the squared distance of `query` to every row, written to `target`, which holds
  /// `tiles` × 32 floats.
  func likeness(_ gamma: Float, of query: ConstantFloats, _ target: Floats) {
    squaredDistances(to: query, target)
    for offset in stride(from: 0, to: tiles &* Self.tile, by: 8) {
      target.store(exponential(target.vector(offset) * -gamma), offset)
    }
  }
}

/// Columns of the kernel matrix of rows with each other, the latest kept in memory.
final class KernelCache {
  private let rows: Matrix
  private let tiles: TiledRows
  private let kernel: SVMKernel
  private let capacity: Int
  private let scratch: FloatRun
  private var columns: [Int: (values: KernelColumn, lastUse: Int)] = [:]
  private var clock = 0

  /// A cache of at most `bytes`, but always of four columns.
  init(_ rows: Matrix, _ kernel: SVMKernel, bytes: Int) {
    (self.rows, self.kernel) = (rows, kernel)
    tiles = TiledRows(rows)
    scratch = FloatRun(tiles.tiles * TiledRows.tile)
    capacity = max(4, bytes / max(1, tiles.tiles * TiledRows.tile * 8))
  }

  /// The kernel of row `index` with every row.
  func column(_ index: Int) -> KernelColumn {
    clock += 1
    if let found = columns[index] {
      columns[index]?.lastUse = clock
      return found.values
    }
    if columns.count >= capacity, let oldest = columns.min(by: { $0.value.lastUse < $1.value.lastUse })?.key {
      columns[oldest] = nil
    }
    let run = KernelColumn(tiles.tiles * TiledRows.tile)
    rows.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      let query = base + index * rows.columns
      switch kernel {
      case .rbf(let gamma):
        tiles.likeness(gamma, of: query, scratch.base)
        for row in 0..<rows.rows { run.base[row] = Double(scratch.base[row]) }
      case .linear: fillProducts(base, query, run.base)
      }
    }
    columns[index] = (run, clock)
    return run
  }

  /// In double precision: the products of rows of few columns hang together closely, and rounding would part them.
  private func fillProducts(_ rows: ConstantFloats, _ query: ConstantFloats, _ target: UnsafeMutablePointer<Double>) {
    let columns = self.rows.columns
    for row in 0..<self.rows.rows {
      var sum = 0.0
      for column in 0..<columns { sum += Double(rows[row &* columns &+ column]) * Double(query[column]) }
      target[row] = sum
    }
  }
}

/// Floats in memory of their own.
final class FloatRun {
  let base: Floats

  init(_ count: Int) {
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: 0, count: max(1, count))
  }

  deinit { base.deallocate() }
}

/// One column of a kernel matrix.
final class KernelColumn {
  let base: UnsafeMutablePointer<Double>

  init(_ count: Int) {
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: 0, count: max(1, count))
  }

  deinit { base.deallocate() }
}
