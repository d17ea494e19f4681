/// All memory a training needs, and the steps that work in it: one allocation, made once.
///
/// A batch is worked off in groups of at most `groupSize` samples whose gradients add up, so that memory does not grow
/// with the batch.
final class Workspace {
  static let groupSize = 512

  let shapes: [LayerShape]
  let layers: [LayerKernel]
  let arrays: UpdateArrays
  private let storage: FloatStorage
  private let saved: [Floats]
  private let input: Block
  private let values: [Block]
  private let deltas: [Block]
  private let zeroRow: Floats
  private let rowPointers: UnsafeMutablePointer<ConstantFloats>

  init(_ network: Network, batchSize: Int) {
    shapes = network.layers.map(\.shape)
    let samples = min(batchSize, Workspace.groupSize)
    let stride = Block.stride(samples: samples)
    let columns = network.architecture.inputs
    let count = (network.parameterCount + 7) / 8 * 8
    let widest = shapes.map(\.units).max() ?? 0
    let arrayCounts = [Int](repeating: count, count: 7)
    let blockCounts = ([columns] + shapes.map(\.units) + [widest, widest]).map { $0 * stride }
    storage = FloatStorage(arrayCounts + blockCounts + [columns])
    let pieces = storage.pieces
    arrays = UpdateArrays(
      parameters: pieces[0], gradient: pieces[1], first: pieces[2], second: pieces[3], count: count)
    saved = Array(pieces[4..<7])
    let blocks = pieces[7...].map { Block(base: $0, stride: stride) }
    input = blocks[0]
    values = Array(blocks[1...shapes.count])
    deltas = Array(blocks[(shapes.count + 1)...(shapes.count + 2)])
    zeroRow = pieces[pieces.count - 1]
    rowPointers = .allocate(capacity: (samples + 7) / 8 * 8)
    var next = ConstantFloats(arrays.parameters)
    layers = shapes.map { shape in
      defer { next += shape.parameterCount }
      return LayerKernel(
        units: shape.units, inputs: shape.inputs, weights: next, bias: next + shape.units * shape.inputs,
        rule: shape.activation.rule)
    }
  }

  deinit { rowPointers.deallocate() }

  /// Sets the gradient to that of the mean squared error over these rows of `samples`, and returns the sum of their
  /// squared errors; after a sum that is not finite the gradient is meaningless.
  func computeGradient(_ samples: ConstantFloats, rows: ArraySlice<Int>) -> Double {
    var sum = 0.0
    let factor = 2 / (Float(rows.count) * Float(shapes[0].inputs))
    for start in stride(from: rows.startIndex, to: rows.endIndex, by: Workspace.groupSize) {
      let group = rows[start..<min(start + Workspace.groupSize, rows.endIndex)]
      sum += forward(samples, rows: group, factor: factor)
      backward(samples: group.count, adding: start > rows.startIndex)
    }
    return sum
  }

  /// The sum of squared errors over the first `count` rows of `samples`.
  func squaredError(_ samples: ConstantFloats, count: Int, batchSize: Int) -> Double {
    var sum = 0.0
    let capacity = min(batchSize, Workspace.groupSize)
    for start in stride(from: 0, to: count, by: capacity) {
      sum += forward(samples, rows: start..<min(start + capacity, count), factor: 0)
    }
    return sum
  }

  /// Runs a group through the network, leaves the output's delta in the last block and returns the squared errors' sum.
  private func forward(_ samples: ConstantFloats, rows: some Collection<Int>, factor: Float) -> Double {
    let columns = shapes[0].inputs
    let vectors = (rows.count + 7) / 8
    var position = 0
    for row in rows {
      rowPointers[position] = samples + row * columns
      position += 1
    }
    for beyond in position..<vectors * 8 { rowPointers[beyond] = ConstantFloats(zeroRow) }
    input.fill(from: rowPointers, count: vectors * 8, columns: columns)
    var block = input
    let last = layers.count - 1
    for index in 0..<last {
      layers[index].forward(block, into: values[index], vectors: vectors)
      block = values[index]
    }
    layers[last].weightedSums(block, into: values[last], vectors: vectors)
    return layers[last].rule.outputDelta(
      values[last], target: input, rows: columns, samples: rows.count, factor: factor)
  }

  /// From the output's delta, computes (or adds) the gradient of all parameters.
  private func backward(samples: Int, adding: Bool) {
    let vectors = (samples + 7) / 8
    eachDelta(vectors: vectors) { layer, delta, source in
      let gradient = arrays.gradient + (layer.weights - ConstantFloats(arrays.parameters))
      weightGradient(
        units: layer.units, inputs: layer.inputs, delta: delta, input: source, vectors: vectors, into: gradient,
        adding: adding)
      biasGradient(
        units: layer.units, delta: delta, vectors: vectors, into: gradient + layer.units * layer.inputs,
        adding: adding)
    }
  }

  /// Carries the output's delta back, and hands each layer's out with the layer's input, the last layer first.
  private func eachDelta(vectors: Int, _ body: (LayerKernel, _ delta: Block, _ source: Block) -> Void) {
    var delta = values[layers.count - 1]
    for index in stride(from: layers.count - 1, through: 0, by: -1) {
      let layer = layers[index]
      let source = index > 0 ? values[index - 1] : input
      body(layer, delta, source)
      guard index > 0 else { break }
      layer.inputGradient(delta, into: deltas[index % 2], vectors: vectors)
      delta = deltas[index % 2]
      layers[index - 1].rule.multiplySlopes(delta, of: source, rows: layer.inputs, vectors: vectors)
    }
  }

  /// Writes the gradient of each row's mean squared error with respect to the row, as the network's input only and not
  /// as its target; there are at most as many rows as a group has.
  func inputGradients(_ samples: ConstantFloats, rows: Range<Int>, to target: Floats) {
    let vectors = (rows.count + 7) / 8
    _ = forward(samples, rows: rows, factor: 2 / Float(shapes[0].inputs))
    eachDelta(vectors: vectors) { layer, delta, _ in
      guard layer.weights == ConstantFloats(arrays.parameters) else { return }
      // The output's block is free by now, and as wide as the input.
      let gradient = values[layers.count - 1]
      layer.inputGradient(delta, into: gradient, vectors: vectors)
      gradient.copyRows(samples: rows.count, features: layer.inputs, to: target)
    }
  }

  /// Adds the penalty's gradient.
  func addPenaltyGradient(_ regularizer: Regularizer) {
    let hasSize = regularizer.kind == .l1 || regularizer.kind == .l1l2
    let hasSquare = regularizer.kind == .l2 || regularizer.kind == .l1l2
    let sizeRate = hasSize ? Float(regularizer.rate) : 0
    let squareRate = hasSquare ? Float(2 * regularizer.rate) : 0
    for (shape, layer) in zip(shapes, layers) where regularizer.covers(shape) {
      let gradient = arrays.gradient + (layer.weights - ConstantFloats(arrays.parameters))
      for index in 0..<layer.units * layer.inputs {
        let weight = layer.weights[index]
        let sign: Float = weight > 0 ? 1 : weight < 0 ? -1 : 0
        gradient[index] += sizeRate * sign + squareRate * weight
      }
    }
  }

  /// The penalty of the weights as they are, before the rate.
  func penaltySum(_ regularizer: Regularizer) -> Double {
    var sum = 0.0
    for (shape, layer) in zip(shapes, layers) where regularizer.covers(shape) {
      for index in 0..<layer.units * layer.inputs { sum += regularizer.penaltyTerm(Double(layer.weights[index])) }
    }
    return sum
  }

  private var live: [Floats] { [arrays.parameters, arrays.first, arrays.second] }

  /// Remembers the parameters and the optimizer's arrays, for `restore`.
  func save() {
    for (target, source) in zip(saved, live) { target.update(from: source, count: arrays.count) }
  }

  /// Returns to what `save` remembered.
  func restore() {
    for (source, target) in zip(saved, live) { target.update(from: source, count: arrays.count) }
  }
}
