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
    forEachGroup(samples, through: layers.count - 1) { group in
      results[group.layer].copyRows(group)
    }
    return results
  }

  /// The mean squared difference between each row and its reconstruction.
  public func reconstructionErrors(_ samples: Matrix) -> [Float] {
    let last = layers.count - 1
    return [Float](unsafeUninitializedCapacity: samples.rows) { errors, count in
      forEachGroup(samples, through: last) { group in
        if group.layer == last { group.meanSquaredErrors(into: errors) }
      }
      count = samples.rows
    }
  }

  /// Both the reconstruction and the error of every row, in one pass.
  public func reconstructWithErrors(_ samples: Matrix) -> (reconstruction: Matrix, errors: [Float]) {
    let last = layers.count - 1
    var result = Matrix(rows: samples.rows, columns: layers[last].shape.units)
    let errors = [Float](unsafeUninitializedCapacity: samples.rows) { errors, count in
      forEachGroup(samples, through: last) { group in
        guard group.layer == last else { return }
        result.copyRows(group)
        group.meanSquaredErrors(into: errors)
      }
      count = samples.rows
    }
    return (result, errors)
  }

  private func output(of layer: Int, _ samples: Matrix) -> Matrix {
    var result = Matrix(rows: samples.rows, columns: layers[layer].shape.units)
    forEachGroup(samples, through: layer) { group in
      if group.layer == layer { result.copyRows(group) }
    }
    return result
  }
}

/// One layer's values for a group of samples.
private struct GroupOutput {
  let layer: Int
  let firstSample, samples: Int
  let input, values: Block
  let units: Int

  /// Writes each sample's error at its place.
  func meanSquaredErrors(into errors: UnsafeMutableBufferPointer<Float>) {
    for first in stride(from: 0, to: samples, by: 8) {
      var squares = Vector.zero
      for unit in 0..<units {
        let difference = values.row(unit).vector(first) - input.row(unit).vector(first)
        squares += difference * difference
      }
      let means = squares / Float(units)
      for lane in 0..<min(8, samples - first) { errors[firstSample + first + lane] = means[lane] }
    }
  }
}

extension Matrix {
  fileprivate mutating func copyRows(_ group: GroupOutput) {
    let start = group.firstSample * columns
    values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      group.values.copyRows(samples: group.samples, features: group.units, to: base + start)
    }
  }
}

extension Network {
  /// The samples that go through the network together, few enough to stay in the nearest cache.
  private static let groupSize = 64

  /// Runs the samples, group by group, through the layers up to `last`, and hands out every layer's values.
  private func forEachGroup(_ samples: Matrix, through last: Int, _ body: (GroupOutput) -> Void) {
    guard samples.rows > 0 else { return }
    let columns = samples.columns
    precondition(columns == architecture.inputs, "a sample needs as many values as the network has inputs")
    let capacity = min(Network.groupSize, samples.rows)
    let stride = Block.stride(samples: capacity)
    let widest = layers.reduce(0) { max($0, $1.shape.units) }
    let storage = FloatStorage([columns * stride, widest * stride, widest * stride, columns])
    let input = Block(base: storage.pieces[0], stride: stride)
    let outputs = [Block(base: storage.pieces[1], stride: stride), Block(base: storage.pieces[2], stride: stride)]
    let zeroRow = ConstantFloats(storage.pieces[3])
    samples.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      withUnsafeTemporaryAllocation(of: ConstantFloats.self, capacity: Network.groupSize) { rows in
        for first in Swift.stride(from: 0, to: samples.rows, by: capacity) {
          let count = min(capacity, samples.rows - first)
          let vectors = (count + 7) / 8
          for row in 0..<vectors * 8 { rows[row] = row < count ? base + (first + row) * columns : zeroRow }
          guard let pointers = rows.baseAddress else { return }
          input.fill(from: pointers, count: vectors * 8, columns: columns)
          var block = input
          for index in 0...last {
            let output = outputs[index % 2]
            layers[index].withKernel { $0.forward(block, into: output, vectors: vectors) }
            block = output
            body(
              GroupOutput(
                layer: index, firstSample: first, samples: count, input: input, values: output,
                units: layers[index].shape.units))
          }
        }
      }
    }
    withExtendedLifetime(storage) {}
  }
}
