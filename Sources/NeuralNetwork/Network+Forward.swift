import CKernels
import Kernels
import Tables

extension Network {
  /// What the network makes of every row: as many rows and columns as `samples`.
  public func reconstruct(_ samples: Matrix) -> Matrix {
    output(of: layers.count - 1, samples)
  }

  /// The bottleneck's values of every row: a column for each of its units.
  public func encode(_ samples: Matrix) -> Matrix {
    output(of: architecture.bottleneckIndex, samples)
  }

  /// The values of every layer, in the order of `layers`, each with a row for each sample.
  public func activations(_ samples: Matrix) -> [Matrix] {
    var results = layers.map { Matrix(rows: samples.rows, columns: $0.shape.units) }
    forEachGroup(samples, through: layers.count - 1, kernels: .best) { group in
      results[group.layer].copyRows(group)
    }
    return results
  }

  /// The reconstruction of every row, its error, and the range of each hidden unit's values over all rows, layer by
  /// layer.
  public func reconstructWithRanges(
    _ samples: Matrix
  ) -> (reconstructions: Matrix, errors: [Float], ranges: [ColumnRanges]) {
    reconstructWithRanges(samples) { false } ?? (samples, [], [])
  }

  /// The same, or `nil` when `shouldStop` says so, which is asked every few milliseconds.
  public func reconstructWithRanges(
    _ samples: Matrix, shouldStop: () -> Bool
  ) -> (reconstructions: Matrix, errors: [Float], ranges: [ColumnRanges])? {
    var ranges = layers.dropLast().map { ColumnRanges(columns: $0.shape.units) }
    let result = reconstructWithErrors(samples, shouldStop: shouldStop) { group in
      ranges[group.layer].add(group.values.base, stride: group.values.stride, rows: group.samples)
    }
    return result.map { ($0.reconstruction, $0.errors, ranges) }
  }

  /// The mean squared difference between each row and its reconstruction.
  public func reconstructionErrors(_ samples: Matrix) -> [Float] {
    reconstructionErrors(samples, kernels: .best)
  }

  /// The same, or `nil` when `shouldStop` says so, which is asked every few milliseconds.
  public func reconstructionErrors(_ samples: Matrix, shouldStop: () -> Bool) -> [Float]? {
    reconstructionErrors(samples, kernels: .best, patience: StopWatch.usualPatience, shouldStop: shouldStop)
  }

  /// The same by the kernels of one instruction set.
  package func reconstructionErrors(_ samples: Matrix, kernels: Kernels) -> [Float] {
    reconstructionErrors(samples, kernels: kernels, patience: .max) { false } ?? []
  }

  /// The same, asking whether to stop after so many multiplications.
  package func reconstructionErrors(
    _ samples: Matrix, kernels: Kernels = .best, patience: Int, shouldStop: () -> Bool
  ) -> [Float]? {
    let last = layers.count - 1
    var isWhole = true
    let errors = [Float](unsafeUninitializedCapacity: samples.rows) { errors, count in
      guard let base = errors.baseAddress else { return }
      isWhole = forEachGroup(
        samples, through: last, kernels: kernels, watch: StopWatch(patience: patience), shouldStop: shouldStop
      ) { group in
        if group.layer == last { group.meanSquaredErrors(into: base + group.firstSample, kernels) }
      }
      count = isWhole ? samples.rows : 0
    }
    return isWhole ? errors : nil
  }

  /// Both the reconstruction and the error of every row, in one pass.
  public func reconstructWithErrors(_ samples: Matrix) -> (reconstruction: Matrix, errors: [Float]) {
    reconstructWithErrors(samples, shouldStop: { false }, hidden: { _ in }) ?? (samples, [])
  }

  /// The same, with every group's values of the hidden layers handed out; `nil` when `shouldStop` says so.
  private func reconstructWithErrors(
    _ samples: Matrix, shouldStop: () -> Bool, hidden: (GroupOutput) -> Void
  ) -> (reconstruction: Matrix, errors: [Float])? {
    let last = layers.count - 1
    let columns = layers[last].shape.units
    var isWhole = true
    var errors: [Float] = []
    let values = [Float](unsafeUninitializedCapacity: samples.rows * columns) { values, valueCount in
      errors = [Float](unsafeUninitializedCapacity: samples.rows) { errors, count in
        guard let base = errors.baseAddress, let target = values.baseAddress else { return }
        isWhole = forEachGroup(samples, through: last, kernels: .best, shouldStop: shouldStop) { group in
          guard group.layer == last else { return hidden(group) }
          group.values.copy(group.samples, to: target + group.firstSample * columns)
          group.meanSquaredErrors(into: base + group.firstSample, .best)
        }
        count = isWhole ? samples.rows : 0
      }
      valueCount = isWhole ? samples.rows * columns : 0
    }
    return isWhole ? (Matrix(rows: samples.rows, columns: columns, values: values), errors) : nil
  }

  private func output(of layer: Int, _ samples: Matrix) -> Matrix {
    var result = Matrix(rows: samples.rows, columns: layers[layer].shape.units)
    forEachGroup(samples, through: layer, kernels: .best) { group in
      if group.layer == layer { result.copyRows(group) }
    }
    return result
  }
}

/// One layer's values for a group of samples.
private struct GroupOutput {
  let layer: Int
  let firstSample, samples: Int
  let input, values: Rows

  /// Writes each sample's error at its place.
  func meanSquaredErrors(into errors: Floats, _ kernels: Kernels) {
    kernels.table.squared_errors(values.first(samples), input.base, errors)
    for sample in 0..<samples { errors[sample] /= Float(values.columns) }
  }
}

extension Matrix {
  fileprivate mutating func copyRows(_ group: GroupOutput) {
    let start = group.firstSample * columns
    values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      group.values.copy(group.samples, to: base + start)
    }
  }
}

extension Network {
  /// The samples that go through the network together, few enough to stay in the nearest cache.
  private static let groupSize = 64

  /// Runs the samples, group by group, through the layers up to `last`, and hands out every layer's values; false when
  /// `shouldStop` said so and not all were handed out.
  @discardableResult
  private func forEachGroup(
    _ samples: Matrix, through last: Int, kernels: Kernels, watch: StopWatch = StopWatch(),
    shouldStop: () -> Bool = { false }, _ body: (GroupOutput) -> Void
  ) -> Bool {
    guard samples.rows > 0 else { return true }
    precondition(samples.columns == architecture.inputs, "a sample needs as many values as the network has inputs")
    let capacity = min(Network.groupSize, samples.rows)
    let used = layers[...last]
    let widths = [samples.columns] + used.map(\.shape.units)
    let storage = FloatStorage(
      widths.map { Rows.stride($0) * capacity } + used.map { $0.shape.inputs * Rows.stride($0.shape.units) }
        + used.map(\.shape.units))
    let rows = zip(storage.pieces, widths).map { Rows($0, columns: $1) }
    let layerPieces = storage.pieces[widths.count...]
    let prepared = zip(used, zip(layerPieces, layerPieces.dropFirst(used.count))).map { layer, pieces in
      layer.kernel(kernels, transposed: pieces.0, bias: pieces.1)
    }
    var watch = watch
    let isWhole = samples.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return true }
      for first in stride(from: 0, to: samples.rows, by: capacity) {
        let count = min(capacity, samples.rows - first)
        for sample in 0..<count { rows[0].fill(sample, from: base + (first + sample) * samples.columns) }
        for (index, layer) in prepared.enumerated() {
          if watch.isTime(before: count * layer.units * rows[index].columns), shouldStop() { return false }
          layer.forward(rows[index], into: rows[index + 1], samples: count)
          body(GroupOutput(layer: index, firstSample: first, samples: count, input: rows[0], values: rows[index + 1]))
        }
      }
      return true
    }
    withExtendedLifetime(storage) {}
    return isWhole
  }
}

extension DenseLayer {
  /// Copies the layer's numbers to where the forward pass wants them.
  fileprivate func kernel(_ kernels: Kernels, transposed: Floats, bias target: Floats) -> LayerKernel {
    precondition(fitsItsShape, "a layer must keep its shape")
    let rows = Rows(transposed, columns: shape.units)
    weights.values.withUnsafeBufferPointer { weights in
      guard let base = weights.baseAddress else { return }
      kernels.table.transpose(base, shape.inputs, shape.units, shape.inputs, rows.base, rows.stride)
    }
    for (unit, value) in bias.enumerated() { target[unit] = value }
    return LayerKernel(kernels: kernels, activation: shape.activation, transposed: rows, bias: target)
  }
}
