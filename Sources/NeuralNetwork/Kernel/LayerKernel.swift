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

  /// weights · input + bias for every sample, each sum over the inputs in order, beginning with the bias.
  func weightedSums(_ input: Rows, into output: Rows, samples: Int) {
    var product = kernel_product(
      left: input.base, row_stride: input.stride, term_stride: 1, right: transposed.base,
      right_stride: transposed.stride, start: bias, target: output.base, target_stride: output.stride, rows: samples,
      terms: input.columns, columns: units, adding: false)
    kernels.table.product(&product)
  }

  /// The layer's values for every sample.
  func forward(_ input: Rows, into output: Rows, samples: Int) {
    weightedSums(input, into: output, samples: samples)
    kernels.table.activate(activation.kernel, output.first(samples))
  }
}
