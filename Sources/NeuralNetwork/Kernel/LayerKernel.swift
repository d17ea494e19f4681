/// A dense layer as the kernels see it: sizes and pointers.
struct LayerKernel {
  let units, inputs: Int
  let weights, bias: ConstantFloats
  let rule: any ActivationRule.Type

  /// weights · input + bias, for all samples.
  func weightedSums(_ input: Block, into output: Block, vectors: Int) {
    let matrix = StridedMatrix(base: weights, rows: units, columns: inputs, rowStride: inputs, columnStride: 1)
    multiply(matrix, start: bias, input: input, output: output, vectors: vectors)
  }

  /// The layer's values, for all samples.
  func forward(_ input: Block, into output: Block, vectors: Int) {
    weightedSums(input, into: output, vectors: vectors)
    rule.activate(output, rows: units, vectors: vectors)
  }

  /// The gradient with respect to the input, from that with respect to the weighted sums.
  func inputGradient(_ delta: Block, into gradient: Block, vectors: Int) {
    let matrix = StridedMatrix(base: weights, rows: inputs, columns: units, rowStride: 1, columnStride: inputs)
    multiply(matrix, start: nil, input: delta, output: gradient, vectors: vectors)
  }
}

extension DenseLayer {
  /// Runs `body` with pointers to this layer's numbers.
  func withKernel<Result>(_ body: (LayerKernel) -> Result) -> Result {
    precondition(fitsItsShape, "a layer must keep its shape")
    return weights.values.withUnsafeBufferPointer { weights in
      bias.withUnsafeBufferPointer { bias in
        body(
          LayerKernel(
            units: shape.units, inputs: shape.inputs, weights: weights.baseAddress.unsafelyUnwrapped,
            bias: bias.baseAddress.unsafelyUnwrapped, rule: shape.activation.rule))
      }
    }
  }
}
