import CKernels
import Kernels

/// All memory a training needs, and the steps that work in it: one allocation, made once.
///
/// A batch is worked off in groups of `groupSize` samples, few enough to stay in the nearest caches. Within a group a
/// gradient's sums run over the samples in order; the groups' gradients are added in order. The group's size is thus
/// part of the arithmetic: another one would change the last digits of every result.
final class Workspace {
  static let groupSize = 64

  let places: ParameterPlaces
  let arrays: UpdateArrays
  let kernels: Kernels
  private let storage: FloatStorage
  private let saved: [Floats]
  private let layers: [LayerKernel]
  private let input: Rows
  private let values: [Rows]
  private let deltas: [Rows]
  private let errors: Floats
  /// The sums of a layer's deltas over a group, unit by unit.
  private let totals: Floats
  /// Which rows of `source` a group's samples are.
  private let picked: UnsafeMutablePointer<Int>
  /// The rows that hold the group's samples: `input`, or those of the whole training.
  private var source: Rows
  private var watch: StopWatch

  init(_ network: Network, kernels: Kernels, patience: Int = StopWatch.usualPatience) {
    self.kernels = kernels
    watch = StopWatch(patience: patience)
    let shapes = network.layers.map(\.shape)
    places = ParameterPlaces(shapes)
    let columns = network.architecture.inputs
    let widest = shapes.map(\.units).max() ?? 0
    let widths = [columns] + shapes.map(\.units) + [widest, widest]
    let arrayCounts = [Int](repeating: places.count, count: 7)
    let transposedCounts = shapes.map { $0.inputs * Rows.stride($0.units) }
    let rowCounts = widths.map { Rows.stride($0) * Workspace.groupSize }
    storage = FloatStorage(
      arrayCounts + transposedCounts + rowCounts + [max(columns, widest), Workspace.groupSize])
    var pieces = storage.pieces[...]
    let arrays = UpdateArrays(
      parameters: pieces[0], gradient: pieces[1], first: pieces[2], second: pieces[3], count: places.count)
    self.arrays = arrays
    saved = Array(pieces[4..<7])
    pieces = pieces.dropFirst(7)
    layers = zip(places.layers, pieces).map { place, transposed in
      LayerKernel(
        kernels: kernels, activation: place.shape.activation,
        transposed: Rows(transposed, columns: place.shape.units), bias: arrays.parameters + place.bias)
    }
    pieces = pieces.dropFirst(shapes.count)
    let rows = zip(pieces, widths).map { Rows($0, columns: $1) }
    input = rows[0]
    source = input
    values = Array(rows[1...shapes.count])
    deltas = Array(rows[(shapes.count + 1)..<widths.count])
    totals = storage.pieces[storage.pieces.count - 2]
    errors = storage.pieces[storage.pieces.count - 1]
    picked = .allocate(capacity: Workspace.groupSize)
    picked.initialize(repeating: 0, count: Workspace.groupSize)
  }

  deinit { picked.deallocate() }

  /// Sets the gradient to that of the mean squared error over these rows of `samples`, and returns the sum of their
  /// squared errors; after a sum that is not finite the gradient is meaningless. So it is after `nil`, which comes when
  /// `shouldStop` says so.
  func computeGradient(
    _ samples: SampleSource, rows: ArraySlice<Int>, shouldStop: () -> Bool = { false }
  ) -> Double? {
    prepareForward()
    var sum = 0.0
    let factor = 2 / (Float(rows.count) * Float(input.columns))
    for start in stride(from: rows.startIndex, to: rows.endIndex, by: Workspace.groupSize) {
      let group = rows[start..<min(start + Workspace.groupSize, rows.endIndex)]
      guard let errors = forward(samples, rows: group, factor: factor, shouldStop),
        backward(samples: group.count, adding: start > rows.startIndex, shouldStop)
      else { return nil }
      sum += errors
    }
    return sum
  }

  /// The sum of squared errors over the first `count` rows of `samples`; `nil` when `shouldStop` says so.
  func squaredError(_ samples: SampleSource, count: Int, shouldStop: () -> Bool) -> Double? {
    prepareForward()
    var sum = 0.0
    for start in stride(from: 0, to: count, by: Workspace.groupSize) {
      let group = start..<min(start + Workspace.groupSize, count)
      guard let errors = forward(samples, rows: group, factor: 0, shouldStop) else { return nil }
      sum += errors
    }
    return sum
  }

  /// Brings the weights as they are into the order of the forward pass.
  private func prepareForward() {
    for (place, layer) in zip(places.layers, layers) {
      kernels.table.transpose(
        arrays.parameters + place.weights, place.stride, place.shape.units, place.shape.inputs, layer.transposed.base,
        layer.transposed.stride)
    }
  }

  /// Runs a group through the network, leaves the output's delta in the last rows and returns the squared errors' sum.
  private func forward(
    _ samples: SampleSource, rows: some Collection<Int>, factor: Float, _ shouldStop: () -> Bool
  ) -> Double? {
    let count = pick(rows, of: samples)
    let last = layers.count - 1
    for index in 0..<last {
      if watch.isTime(before: count * places.layers[index].weightCount), shouldStop() { return nil }
      layers[index].forward(inputOf(index), picks(index), into: values[index], samples: count)
    }
    if watch.isTime(before: count * places.layers[last].weightCount), shouldStop() { return nil }
    layers[last].weightedSums(inputOf(last), picks(last), into: values[last], samples: count)
    totals.update(repeating: 0, count: padded(input.columns))
    kernels.table.output_delta(
      layers[last].activation.kernel, values[last].first(count), source.base, picked, factor, errors, totals)
    return (0..<count).reduce(0.0) { $0 + Double(errors[$1]) }
  }

  /// Makes these rows the group's samples and tells how many they are.
  private func pick(_ rows: some Collection<Int>, of samples: SampleSource) -> Int {
    var count = 0
    switch samples {
    case .padded(let all):
      source = all
      for row in rows {
        picked[count] = row
        count += 1
      }
    case .dense(let base):
      source = input
      for row in rows {
        input.fill(count, from: base + row * input.columns)
        picked[count] = count
        count += 1
      }
    }
    return count
  }

  /// What a layer takes: the samples, or the values of the layer before.
  private func inputOf(_ layer: Int) -> Rows { layer > 0 ? values[layer - 1] : source }

  /// Which of those rows are the group's, where they are not the first ones.
  private func picks(_ layer: Int) -> UnsafePointer<Int>? { layer > 0 ? nil : UnsafePointer(picked) }

  /// From the output's delta, computes (or adds) the gradient of all parameters; false when `shouldStop` says so.
  private func backward(samples: Int, adding: Bool, _ shouldStop: () -> Bool) -> Bool {
    eachDelta(samples: samples) { layer, delta in
      let place = places.layers[layer]
      // Once for the weights' gradient, once for the inputs'.
      if watch.isTime(before: 2 * samples * place.weightCount), shouldStop() { return false }
      // gradient[u][i] = Σ over the samples of delta[s][u] · source[s][i].
      let source = inputOf(layer)
      var product = kernel_product(
        left: delta.base, row_stride: 1, term_stride: delta.stride, left_rows: nil, right: source.base,
        right_stride: source.stride, right_rows: picks(layer), start: nil, target: arrays.gradient + place.weights,
        target_stride: place.stride, rows: place.shape.units, terms: samples, columns: place.shape.inputs,
        finish: adding ? kernel_add : kernel_store, activation: kernel_linear, values: nil, totals: nil)
      kernels.table.product(&product)
      let (bias, totals) = (arrays.gradient + place.bias, totals)
      if adding {
        for unit in 0..<place.shape.units { bias[unit] += totals[unit] }
      } else {
        bias.update(from: totals, count: place.shape.units)
      }
      return true
    }
  }

  /// Carries the output's delta back and hands each layer's out, the last layer first and with its sums in `totals`, as
  /// long as `body` says to go on; tells whether it always did.
  private func eachDelta(samples: Int, _ body: (_ layer: Int, _ delta: Rows) -> Bool) -> Bool {
    var delta = values[layers.count - 1]
    for index in layers.indices.reversed() {
      guard body(index, delta) else { return false }
      guard index > 0 else { break }
      let next = Rows(deltas[index % 2].base, columns: places.layers[index].shape.inputs)
      inputGradient(index, delta, into: next, samples: samples)
      delta = next
    }
    return true
  }

  /// gradient[s][i] = Σ over the units, in order, of delta[s][u] · weight[u][i]; then, but for the samples themselves,
  /// times the slope at the input.
  private func inputGradient(_ layer: Int, _ delta: Rows, into gradient: Rows, samples: Int) {
    let place = places.layers[layer]
    var product = kernel_product(
      left: delta.base, row_stride: delta.stride, term_stride: 1, left_rows: nil,
      right: arrays.parameters + place.weights, right_stride: place.stride, right_rows: nil, start: nil,
      target: gradient.base, target_stride: gradient.stride, rows: samples, terms: place.shape.units,
      columns: place.shape.inputs, finish: kernel_store, activation: kernel_linear, values: nil, totals: nil)
    if layer > 0 {
      totals.update(repeating: 0, count: padded(place.shape.inputs))
      product.totals = totals
      product.finish = kernel_multiply_slopes
      product.activation = layers[layer - 1].activation.kernel
      product.values = UnsafePointer(values[layer - 1].base)
    }
    kernels.table.product(&product)
  }

  /// Writes the gradient of each row's mean squared error with respect to the row, as the network's input only and not
  /// as its target; there are at most as many rows as a group has.
  func inputGradients(_ samples: SampleSource, rows: Range<Int>, to target: Floats) {
    prepareForward()
    _ = forward(samples, rows: rows, factor: 2 / Float(input.columns)) { false }
    _ = eachDelta(samples: rows.count) { layer, delta in
      guard layer == 0 else { return true }
      // The output's rows are free by now, and as wide as the input.
      let gradient = values[layers.count - 1]
      inputGradient(layer, delta, into: gradient, samples: rows.count)
      gradient.copy(rows.count, to: target)
      return true
    }
  }

  /// Adds the penalty's gradient.
  func addPenaltyGradient(_ regularizer: Regularizer) {
    let hasSize = regularizer.kind == .l1 || regularizer.kind == .l1l2
    let hasSquare = regularizer.kind == .l2 || regularizer.kind == .l1l2
    let sizeRate = hasSize ? Float(regularizer.rate) : 0
    let squareRate = hasSquare ? Float(2 * regularizer.rate) : 0
    for place in places.layers where regularizer.covers(place.shape) {
      kernels.table.add_penalty(
        arrays.gradient + place.weights, arrays.parameters + place.weights, place.weightCount, sizeRate, squareRate)
    }
  }

  /// The penalty of the weights as they are, before the rate.
  func penaltySum(_ regularizer: Regularizer) -> Double {
    var sum = 0.0
    for place in places.layers where regularizer.covers(place.shape) {
      // The padding's zeros add nothing.
      for index in 0..<place.weightCount {
        sum += regularizer.penaltyTerm(Double(arrays.parameters[place.weights + index]))
      }
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
