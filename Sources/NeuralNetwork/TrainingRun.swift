import SeededRandom
import Tables

/// The work of one `Training.run`.
struct TrainingRun {
  /// What the last whole epoch came to.
  private(set) var report: EpochReport?

  private let settings: TrainingSettings
  private let samples: Matrix
  private let validation: Matrix?
  private let batchSize: Int
  private let workspace: Workspace
  private var epochsDone: Int
  private var step: Int
  private var powers: BetaPowers

  init(_ training: Training, samples: Matrix, validation: Matrix?) {
    settings = training.settings
    self.samples = samples
    self.validation = validation
    batchSize = min(max(1, settings.batchSize), samples.rows)
    workspace = Workspace(training.network, batchSize: batchSize)
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
      guard let sum = trainBatch(order[start..<end]) else {
        workspace.restore()
        (step, powers) = (stepBefore, powersBefore)
        return .diverged(epoch: epochsDone + 1)
      }
      squaredError += sum
      onStep(step, self)
      if end < order.count, shouldStop() { return .interrupted }
    }
    epochsDone += 1
    report = EpochReport(
      epoch: epochsDone, loss: squaredError / Double(samples.values.count), penalty: penalty,
      validationLoss: validationLoss)
    return .completed
  }

  /// One step of the optimizer; returns the batch's sum of squared errors, or nil when a number is not finite.
  private mutating func trainBatch(_ rows: ArraySlice<Int>) -> Double? {
    let sum = samples.values.withUnsafeBufferPointer { values in
      values.baseAddress.map { workspace.computeGradient($0, rows: rows) } ?? 0
    }
    guard sum.isFinite else { return nil }
    workspace.addPenaltyGradient(settings.regularizer)
    step += 1
    powers.advance(settings.optimizer)
    return updateParameters(workspace.arrays, settings.optimizer, powers) ? sum : nil
  }

  private var penalty: Double {
    settings.regularizer.rate * workspace.penaltySum(settings.regularizer)
  }

  private var validationLoss: Double? {
    guard let validation, validation.rows > 0 else { return nil }
    let sum = validation.values.withUnsafeBufferPointer { values in
      values.baseAddress.map { workspace.squaredError($0, count: validation.rows, batchSize: batchSize) } ?? 0
    }
    return sum / Double(validation.values.count)
  }

  /// The network and the optimizer's state after the run, in the shapes they had before.
  func result(_ network: Network, _ state: OptimizerState) -> (Network, OptimizerState) {
    var (network, state) = (network, state)
    state.step = step
    workspace.store(&network.layers, &state.slots)
    return (network, state)
  }
}

extension Workspace {
  /// Copies a network's numbers and an optimizer's arrays in.
  func load(_ layers: [DenseLayer], _ slots: [[Float]]) {
    var target = arrays.parameters
    for layer in layers {
      precondition(layer.fitsItsShape, "a layer must keep its shape")
      for part in [layer.weights.values, layer.bias] {
        for (index, value) in part.enumerated() { target[index] = value }
        target += part.count
      }
    }
    for (target, slot) in zip([arrays.first, arrays.second], slots) {
      for (index, value) in slot.enumerated() { target[index] = value }
    }
  }

  /// Copies them out again.
  func store(_ layers: inout [DenseLayer], _ slots: inout [[Float]]) {
    var source = arrays.parameters
    for index in layers.indices {
      let shape = layers[index].shape
      let weights = Array(UnsafeBufferPointer(start: source, count: shape.inputs * shape.units))
      layers[index].weights = Matrix(rows: shape.units, columns: shape.inputs, values: weights)
      layers[index].bias = Array(UnsafeBufferPointer(start: source + weights.count, count: shape.units))
      source += shape.parameterCount
    }
    for (index, source) in zip(slots.indices, [arrays.first, arrays.second]) {
      slots[index] = Array(UnsafeBufferPointer(start: source, count: slots[index].count))
    }
  }
}
