/// One optimizer's step on eight parameters; the rules are written out at `OptimizerSettings`.
private protocol UpdateRule {
  func update(_ parameter: inout Vector, _ gradient: Vector, _ first: inout Vector, _ second: inout Vector)
}

private let epsilon: Float = 1e-7

/// The parameters, their gradient and the optimizer's two arrays, `count` values each: a multiple of 8.
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

/// Makes one step and tells whether all parameters, gradients and the optimizer's arrays are finite after it.
func updateParameters(_ arrays: UpdateArrays, _ settings: OptimizerSettings, _ powers: BetaPowers) -> Bool {
  let rate = Float(settings.learningRate)
  switch settings.kind {
  case .sgd: return run(Descent(rate: rate), arrays)
  case .momentum: return run(Momentum(rate: rate, momentum: Float(settings.momentum)), arrays)
  case .rmsprop: return run(RMSProp(rate: rate), arrays)
  case .adadelta:
    return run(Adadelta(rate: rate, rho: Float(settings.rho), rest: Float(1 - settings.rho)), arrays)
  case .adam: return run(Adam(settings, powers), arrays)
  case .adamax: return run(Adamax(settings, powers), arrays)
  }
}

private func run<Rule: UpdateRule>(_ rule: Rule, _ arrays: UpdateArrays) -> Bool {
  // A finite number times zero is zero, any other is NaN, and a NaN stays in a sum.
  var mark = Vector.zero
  for offset in stride(from: 0, to: arrays.count, by: 8) {
    var parameter = arrays.parameters.vector(offset)
    let gradient = arrays.gradient.vector(offset)
    var first = arrays.first.vector(offset)
    var second = arrays.second.vector(offset)
    rule.update(&parameter, gradient, &first, &second)
    arrays.parameters.store(parameter, offset)
    arrays.first.store(first, offset)
    arrays.second.store(second, offset)
    mark += (parameter * 0 + gradient * 0) + (first * 0 + second * 0)
  }
  return mark.total == 0
}

private struct Descent: UpdateRule {
  let rate: Float

  @inline(__always)
  func update(_ parameter: inout Vector, _ gradient: Vector, _ first: inout Vector, _ second: inout Vector) {
    parameter -= rate * gradient
  }
}

private struct Momentum: UpdateRule {
  let rate, momentum: Float

  @inline(__always)
  func update(_ parameter: inout Vector, _ gradient: Vector, _ first: inout Vector, _ second: inout Vector) {
    first = momentum * first + gradient
    parameter -= rate * first
  }
}

private struct RMSProp: UpdateRule {
  let rate: Float

  @inline(__always)
  func update(_ parameter: inout Vector, _ gradient: Vector, _ first: inout Vector, _ second: inout Vector) {
    first = 0.9 * first + 0.1 * (gradient * gradient)
    parameter -= rate * gradient / (first + epsilon).root
  }
}

private struct Adadelta: UpdateRule {
  let rate, rho, rest: Float

  @inline(__always)
  func update(_ parameter: inout Vector, _ gradient: Vector, _ first: inout Vector, _ second: inout Vector) {
    first = rho * first + rest * (gradient * gradient)
    let step = (second + epsilon).root / (first + epsilon).root * gradient
    second = rho * second + rest * (step * step)
    parameter -= rate * step
  }
}

private struct Adam: UpdateRule {
  let rate, beta1, rest1, beta2, rest2, scale1, scale2: Float

  init(_ settings: OptimizerSettings, _ powers: BetaPowers) {
    rate = Float(settings.learningRate)
    (beta1, rest1) = (Float(settings.beta1), Float(1 - settings.beta1))
    (beta2, rest2) = (Float(settings.beta2), Float(1 - settings.beta2))
    (scale1, scale2) = (Float(1 / (1 - powers.first)), Float(1 / (1 - powers.second)))
  }

  @inline(__always)
  func update(_ parameter: inout Vector, _ gradient: Vector, _ first: inout Vector, _ second: inout Vector) {
    first = beta1 * first + rest1 * gradient
    second = beta2 * second + rest2 * (gradient * gradient)
    parameter -= rate * (first * scale1) / ((second * scale2).root + epsilon)
  }
}

private struct Adamax: UpdateRule {
  let beta1, rest1, beta2, scaledRate: Float

  init(_ settings: OptimizerSettings, _ powers: BetaPowers) {
    (beta1, rest1) = (Float(settings.beta1), Float(1 - settings.beta1))
    beta2 = Float(settings.beta2)
    scaledRate = Float(settings.learningRate / (1 - powers.first))
  }

  @inline(__always)
  func update(_ parameter: inout Vector, _ gradient: Vector, _ first: inout Vector, _ second: inout Vector) {
    first = beta1 * first + rest1 * gradient
    second = gradient.magnitude.atLeast(beta2 * second)
    parameter -= scaledRate * first / (second + epsilon)
  }
}
