import SeededRandom
import Tables

/// The work of one `Training.run`.
struct TrainingRun {
  /// What the last whole epoch came to.
  private(set) var report: EpochReport?

  private let settings: TrainingSettings
  private let samples: Matrix
  private let padded: PaddedSamples?
  private let validation: Matrix?
  private let batchSize: Int
  private let workspace: Workspace
  private var epochsDone: Int
  private var step: Int
  private var powers: BetaPowers

  init(_ training: Training, samples: Matrix, validation: Matrix?) {
    settings = training.settings
    self.samples = samples
    padded = PaddedSamples(samples, mostBytes: training.mostPaddedBytes)
    self.validation = validation
    batchSize = min(max(1, settings.batchSize), samples.rows)
    workspace = Workspace(training.network, kernels: training.kernels, patience: training.patience)
    epochsDone = training.epochsDone
    step = training.optimizerState.step
    powers = BetaPowers(settings.optimizer, step: step)
    workspace.load(training.network.layers, training.optimizerState.slots)
  }

  /// Trains for one epoch; on `.completed` there is a new report. `onStep` is told how many steps were made in all.
  mutating func epoch(shouldStop: () -> Bool, onStep: (Int, TrainingRun) -> Void) -> TrainingEnd {
    let (stepBefore, powersBefore) = (step, powers)
    workspace.save()
    var random = SeededRandom.stream(seed: settings.seed, "shuffle", epochsDone)
    let order = random.permutation(samples.rows)
    var squaredError = 0.0
    for start in stride(from: 0, to: order.count, by: batchSize) {
      let end = min(start + batchSize, order.count)
      switch trainBatch(order[start..<end], shouldStop) {
      case .stopped: return .interrupted
      case .notFinite:
        workspace.restore()
        (step, powers) = (stepBefore, powersBefore)
        return .diverged(epoch: epochsDone + 1)
      case .done(let sum): squaredError += sum
      }
      onStep(step, self)
      if end < order.count, shouldStop() { return .interrupted }
    }
    var validationLoss: Double?
    if let validation, validation.rows > 0 {
      let sum = validation.values.withUnsafeBufferPointer { values in
        values.baseAddress.flatMap {
          workspace.squaredError(.dense($0), count: validation.rows, shouldStop: shouldStop)
        }
      }
      guard let sum else { return .interrupted }
      validationLoss = sum / Double(validation.values.count)
    }
    epochsDone += 1
    report = EpochReport(
      epoch: epochsDone, loss: squaredError / Double(samples.values.count), penalty: penalty,
      validationLoss: validationLoss)
    return .completed
  }

  /// What a batch came to.
  private enum BatchEnd {
    /// The sum of its squared errors.
    case done(Double)
    case notFinite
    /// It was told to stop before its step: nothing changed.
    case stopped
  }

  /// One step of the optimizer.
  private mutating func trainBatch(_ rows: ArraySlice<Int>, _ shouldStop: () -> Bool) -> BatchEnd {
    // Only a pointer to the padded samples goes on from here.
    let sum = withExtendedLifetime(padded) {
      samples.values.withUnsafeBufferPointer { values in
        (padded.map { .padded($0.rows) } ?? values.baseAddress.map { .dense($0) })
          .flatMap { workspace.computeGradient($0, rows: rows, shouldStop: shouldStop) }
      }
    }
    guard let sum else { return .stopped }
    guard sum.isFinite else { return .notFinite }
    workspace.addPenaltyGradient(settings.regularizer)
    step += 1
    powers.advance(settings.optimizer)
    return workspace.kernels.update(workspace.arrays, settings.optimizer, powers) ? .done(sum) : .notFinite
  }

  private var penalty: Double {
    settings.regularizer.rate * workspace.penaltySum(settings.regularizer)
  }

  /// The network as it stands, in the shapes it had before.
  func network(_ network: Network) -> Network {
    var network = network
    workspace.store(&network.layers)
    return network
  }

  /// Brings network and optimizer's state to where the run has come.
  func finish(_ network: inout Network, _ state: inout OptimizerState) {
    guard step != state.step else { return }
    state.step = step
    workspace.store(&network.layers)
    for (index, source) in zip(state.slots.indices, [workspace.arrays.first, workspace.arrays.second]) {
      state.slots[index] = workspace.places.gathered(source)
    }
  }
}

extension Workspace {
  /// Copies a network's numbers and an optimizer's arrays in.
  func load(_ layers: [DenseLayer], _ slots: [[Float]]) {
    precondition(layers.allSatisfy(\.fitsItsShape), "a layer must keep its shape")
    for (place, layer) in zip(places.layers, layers) {
      layer.weights.values.withUnsafeBufferPointer { weights in
        guard let base = weights.baseAddress else { return }
        place.forEachRow { offset, row in
          (arrays.parameters + offset).update(from: base + row, count: place.shape.inputs)
        }
      }
      for (unit, value) in layer.bias.enumerated() { arrays.parameters[place.bias + unit] = value }
    }
    for (target, slot) in zip([arrays.first, arrays.second], slots) { places.spread(slot, into: target) }
  }

  /// Copies a network's numbers out again.
  func store(_ layers: inout [DenseLayer]) {
    for (index, place) in places.layers.enumerated() {
      let (units, inputs) = (place.shape.units, place.shape.inputs)
      let values = [Float](unsafeUninitializedCapacity: units * inputs) { buffer, count in
        if let base = buffer.baseAddress {
          place.forEachRow { offset, row in (base + row).initialize(from: arrays.parameters + offset, count: inputs) }
        }
        count = units * inputs
      }
      layers[index].weights = Matrix(rows: units, columns: inputs, values: values)
      layers[index].bias = Array(UnsafeBufferPointer(start: arrays.parameters + place.bias, count: units))
    }
  }
}
