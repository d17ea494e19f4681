import CKernels

/// The inner loops for one instruction set; every set gives the same bits.
///
/// The table is a constant of the program, so it may be read on any thread.
package struct Kernels: @unchecked Sendable {
  package let table: kernel_table

  package init(_ table: kernel_table) { self.table = table }

  /// What this processor can run, the best first.
  package static let available: [Kernels] = {
    var found: [Kernels] = []
    while let table = kernel_table_at(Int32(found.count)) { found.append(Kernels(table.pointee)) }
    return found
  }()

  /// The best that this processor can run.
  package static let best = available[0]

  /// Does so many fused multiplications and additions, a multiple of 192, from registers; for measuring the processor.
  package func multiplyAndAdd(_ count: Int, factor: Float) -> Float { table.peak(factor, count) }

  /// The instruction set's name.
  package var name: String { String(cString: table.name) }
}
