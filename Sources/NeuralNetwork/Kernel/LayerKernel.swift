import CKernels
import Kernels

/// A dense layer as the forward pass needs it.
struct LayerKernel {
  let kernels: Kernels
  let activation: Activation
  /// The weights column by column: a row for each input, with the padding of `Rows`.
  let transposed: Rows
  /// One value for each unit, padded.
  let bias: ConstantFloats

  var units: Int { transposed.columns }

  /// weights · input + bias for every sample, each sum over the inputs in order, beginning with the bias. The samples are
  /// the first rows of `input`, or those that `picked` names.
  func weightedSums(_ input: Rows, _ picked: UnsafePointer<Int>? = nil, into output: Rows, samples: Int) {
    multiply(input, picked, into: output, samples: samples, kernel_store)
  }

  /// The layer's values for every sample.
  func forward(_ input: Rows, _ picked: UnsafePointer<Int>? = nil, into output: Rows, samples: Int) {
    multiply(input, picked, into: output, samples: samples, kernel_activate)
  }

  private func multiply(
    _ input: Rows, _ picked: UnsafePointer<Int>?, into output: Rows, samples: Int, _ finish: kernel_finish
  ) {
    var product = kernel_product(
      left: input.base, row_stride: input.stride, term_stride: 1, left_rows: picked, right: transposed.base,
      right_stride: transposed.stride, right_rows: nil, start: bias, target: output.base, target_stride: output.stride,
      rows: samples, terms: input.columns, columns: units, finish: finish, activation: activation.kernel, values: nil,
      totals: nil)
    kernels.table.product(&product)
  }
}
