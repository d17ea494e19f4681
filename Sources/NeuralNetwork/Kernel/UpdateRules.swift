import CKernels
import Kernels

/// The parameters, their gradient and the optimizer's two arrays, `count` values each.
struct UpdateArrays {
  let parameters, gradient, first, second: Floats
  let count: Int
}

/// The running products beta1ᵗ and beta2ᵗ after t steps, so that no step needs a power.
struct BetaPowers {
  private(set) var first = 1.0
  private(set) var second = 1.0

  init(_ settings: OptimizerSettings, step: Int) {
    // Products below the smallest number no longer change; a file may claim any number of steps.
    for _ in 0..<step {
      let before = (first, second)
      advance(settings)
      if (first, second) == before { break }
    }
  }

  mutating func advance(_ settings: OptimizerSettings) {
    first *= settings.beta1
    second *= settings.beta2
  }
}

extension Kernels {
  /// Makes one step and tells whether all parameters, gradients and the optimizer's arrays are finite after it; the
  /// rules are written out at `OptimizerSettings`.
  func update(_ arrays: UpdateArrays, _ settings: OptimizerSettings, _ powers: BetaPowers) -> Bool {
    var step = kernel_step(
      kind: kernel_sgd, rate: Float(settings.learningRate), keep_first: 0, add_first: 0, keep_second: 0, add_second: 0,
      scale_second: 0, parameters: arrays.parameters, gradient: arrays.gradient, first: arrays.first,
      second: arrays.second, count: arrays.count)
    switch settings.kind {
    case .sgd: break
    case .momentum:
      step.kind = kernel_momentum
      step.keep_first = Float(settings.momentum)
    case .rmsprop:
      step.kind = kernel_rmsprop
      (step.keep_first, step.add_first) = (0.9, 0.1)
    case .adadelta:
      step.kind = kernel_adadelta
      (step.keep_first, step.add_first) = (Float(settings.rho), Float(1 - settings.rho))
      (step.keep_second, step.add_second) = (step.keep_first, step.add_first)
    case .adam, .adamax:
      step.kind = settings.kind == .adam ? kernel_adam : kernel_adamax
      step.rate = Float(settings.learningRate / (1 - powers.first))
      (step.keep_first, step.add_first) = (Float(settings.beta1), Float(1 - settings.beta1))
      (step.keep_second, step.add_second) = (Float(settings.beta2), Float(1 - settings.beta2))
      step.scale_second = Float(1 / (1 - powers.second))
    }
    return table.update(&step)
  }
}
