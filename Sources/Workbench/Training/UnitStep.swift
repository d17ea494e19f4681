import NeuralNetwork
import Tables

/// One gradient step as one unit of the network takes part in it.
public struct UnitStep: Sendable {
  public let step: TrainingStep
  public let settings: TrainingSettings
  /// The layer and the unit, counted from 0.
  public let layer: Int
  public let unit: Int
  public let shape: LayerShape
  /// The beat of the batch that moves the unit most, by its place among the rows that are learned from.
  public let row: Int
  /// Its class; `nil` where trimming has left rows out.
  public let beatClass: RowClass?
  /// What goes into the unit for that beat, and the weight on each.
  public let inputs: [Double]
  public let weights: [Double]
  public let bias: Double
  /// What the unit makes of them.
  public let output: Double
  /// What the output ought to be: of a unit of the last layer only.
  public let target: Double?
  /// Units of the next layer: the weight from this unit, and their error signal; empty for the last layer.
  public let following: [(weight: Double, signal: Double)]
  /// The unit's own error signal for that beat.
  public let signal: Double
  /// The weight that is followed to its update: the one with the largest gradient.
  public let input: Int
  /// Its gradient over the whole batch, and the part of it that is the penalty's.
  public let gradient: Double
  public let penaltyGradient: Double
  public let before: Double
  public let after: Double
  /// What the optimizer remembers of the weight, in the order of its `slotNames`.
  public let slotsBefore: [Double]
  public let slotsAfter: [Double]
  /// The batch's loss after the step.
  public let lossAfter: Double

  /// The weighted sum of the unit's inputs for the beat.
  public var weightedSum: Double { zip(inputs, weights).reduce(bias) { $0 + $1.0 * $1.1 } }

  /// The slope of the activation there.
  public var slope: Double { shape.activation.slope(atOutput: output) }

  /// What the beat adds to the gradient of the weight.
  public var contribution: Double { signal * inputs[input] }

  /// The next step of a training on a preparation's beats; `unit` is one of the last encoder layer when none is named.
  ///
  /// - Throws: `StepError` for a unit that is not there, or when no step can be made.
  init(_ training: Training, _ preparation: Preparation, layer wanted: Int?, unit: Int?) throws {
    let network = training.network
    let layer = wanted ?? max(0, network.architecture.bottleneckIndex - 1)
    guard network.layers.indices.contains(layer) else {
      throw StepError.noLayer(layer + 1, count: network.layers.count)
    }
    let shape = network.layers[layer].shape
    if let unit, !(0..<shape.units).contains(unit) {
      throw StepError.noUnit(unit + 1, layer: layer + 1, units: shape.units)
    }
    guard let step = training.nextStep(on: preparation.learning) else { throw StepError.noStep }
    let batch = preparation.learning.rows(step.rows)
    let signals = network.errorSignals(batch)
    let chosen = unit ?? Self.busiest(signals[layer])
    let place =
      signals[layer].indices.max {
        abs(signals[layer][$0][chosen]) < abs(signals[layer][$1][chosen])
      } ?? 0
    let beat = batch.rows([place])
    let outputs = network.activations(beat)
    let entering = layer > 0 ? outputs[layer - 1].values : beat.values
    let gradients = (0..<shape.inputs).map {
      step.gradient.parameters[network.place(layer: layer, unit: chosen, input: $0)]
    }
    let input = gradients.indices.max { abs(gradients[$0]) < abs(gradients[$1]) } ?? 0
    let parameter = network.place(layer: layer, unit: chosen, input: input)
    self.step = step
    settings = training.settings
    self.layer = layer
    self.unit = chosen
    self.shape = shape
    row = step.rows[place]
    beatClass = preparation.learning.rows == preparation.training.count ? preparation.training.classes[row] : nil
    inputs = entering.map(Double.init)
    weights = network.layers[layer].weights[row: chosen].map(Double.init)
    bias = Double(network.layers[layer].bias[chosen])
    output = Double(outputs[layer].values[chosen])
    target = layer == network.layers.count - 1 ? Double(beat.values[chosen]) : nil
    following =
      layer + 1 < network.layers.count
      ? signals[layer + 1][place].enumerated().map { next, signal in
        (Double(network.layers[layer + 1].weights[row: next].dropFirst(chosen).first ?? 0), signal)
      } : []
    signal = signals[layer][place][chosen]
    self.input = input
    gradient = Double(gradients[input])
    before = Double(network.layers[layer].weights[row: chosen].dropFirst(input).first ?? 0)
    penaltyGradient = training.settings.regularizer.gradient(of: before, in: shape)
    after = Double(step.after.network.parameters[parameter])
    slotsBefore = step.before.optimizerState.slots.map { Double($0[parameter]) }
    slotsAfter = step.after.optimizerState.slots.map { Double($0[parameter]) }
    lossAfter = step.after.network.lossGradient(batch).loss
  }

  /// The unit with the largest error signals.
  private static func busiest(_ signals: [[Double]]) -> Int {
    let count = signals.first?.count ?? 1
    let sizes = (0..<count).map { unit in signals.reduce(0.0) { $0 + abs($1[unit]) } }
    return sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
  }
}

extension Regularizer {
  /// What the penalty adds to the gradient of a weight in a layer.
  func gradient(of weight: Double, in layer: LayerShape) -> Double {
    guard covers(layer) else { return 0 }
    let sign = weight > 0 ? 1.0 : weight < 0 ? -1.0 : 0
    let size = kind == .l1 || kind == .l1l2 ? rate * sign : 0
    let square = kind == .l2 || kind == .l1l2 ? 2 * rate * weight : 0
    return size + square
  }
}

extension Workbench {
  /// The next gradient step as a unit takes part in it: of the detector's training, or of a new one by the recipe.
  /// Nothing is trained by looking.
  public func nextStep(layer: Int?, unit: Int?) throws -> UnitStep {
    if let detector {
      guard !hasDataChanged else { throw WorkbenchError.dataChanged }
      let training = try detector.requireNetwork(for: "step --explain").training
      return try UnitStep(training, detector.preparation, layer: layer, unit: unit)
    }
    guard recipe.isNetwork else { throw WorkbenchError.noEpochs(detector: recipe.detector) }
    let preparation = try Preparation(recipe: recipe, data: data)
    let training = Training(architecture: architecture, settings: recipe.trainingSettings)
    return try UnitStep(training, preparation, layer: layer, unit: unit)
  }
}

/// Why a step cannot be explained.
public enum StepError: Error, Equatable, Sendable {
  case noLayer(Int, count: Int)
  case noUnit(Int, layer: Int, units: Int)
  case noStep
}
