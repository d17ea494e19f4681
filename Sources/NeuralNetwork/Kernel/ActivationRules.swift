/// An activation on vectors, and the sweeps over blocks that use it.
///
/// The sweeps are requirements so that each rule's own, specialized version is called.
protocol ActivationRule {
  static func value(_ sum: Vector) -> Vector
  /// The derivative, from the value.
  static func slope(_ value: Vector) -> Vector

  static func activate(_ block: Block, rows: Int, vectors: Int)
  static func multiplySlopes(_ delta: Block, of values: Block, rows: Int, vectors: Int)
  static func outputDelta(_ output: Block, target: Block, rows: Int, samples: Int, factor: Float) -> Double
}

extension ActivationRule {
  /// Turns weighted sums into values, in place.
  static func activate(_ block: Block, rows: Int, vectors: Int) {
    for row in 0..<rows {
      let sums = block.row(row)
      for vector in 0..<vectors { sums.store(value(sums.vector(vector &* 8)), vector &* 8) }
    }
  }

  /// Turns gradients with respect to values into those with respect to sums, in place.
  static func multiplySlopes(_ delta: Block, of values: Block, rows: Int, vectors: Int) {
    for row in 0..<rows {
      let gradients = delta.row(row)
      let known = values.row(row)
      for vector in 0..<vectors {
        let offset = vector &* 8
        gradients.store(gradients.vector(offset) * slope(known.vector(offset)), offset)
      }
    }
  }

  /// Turns the output's weighted sums into `factor` · (value − target) · slope, in place, and returns the sum of all
  /// squared differences; what lies beyond the last sample becomes zero.
  static func outputDelta(_ output: Block, target: Block, rows: Int, samples: Int, factor: Float) -> Double {
    let fullVectors = samples / 8
    let beyond = Vector.laneNumbers .>= Vector(repeating: Float(samples % 8))
    var sum = 0.0
    for row in 0..<rows {
      let sums = output.row(row)
      let wanted = target.row(row)
      var squares = Vector.zero
      for vector in 0..<fullVectors {
        let offset = vector &* 8
        let known = value(sums.vector(offset))
        let difference = known - wanted.vector(offset)
        squares += difference * difference
        sums.store(difference * factor * slope(known), offset)
      }
      if samples % 8 > 0 {
        let offset = fullVectors * 8
        let known = value(sums.vector(offset))
        let difference = (known - wanted.vector(offset)).replacing(with: 0, where: beyond)
        squares += difference * difference
        sums.store(difference * factor * slope(known), offset)
      }
      sum += Double(squares.total)
    }
    return sum
  }
}

extension SIMD8<Float> {
  static var laneNumbers: Vector { Vector(0, 1, 2, 3, 4, 5, 6, 7) }
}

enum LinearRule: ActivationRule {
  @inline(__always) static func value(_ sum: Vector) -> Vector { sum }
  @inline(__always) static func slope(_ value: Vector) -> Vector { Vector(repeating: 1) }
}

enum ReLURule: ActivationRule {
  @inline(__always) static func value(_ sum: Vector) -> Vector { sum.atLeast(.zero) }
  @inline(__always) static func slope(_ value: Vector) -> Vector {
    Vector.zero.replacing(with: 1, where: value .> .zero)
  }
}

enum TanhRule: ActivationRule {
  @inline(__always) static func value(_ sum: Vector) -> Vector { hyperbolicTangent(sum) }
  @inline(__always) static func slope(_ value: Vector) -> Vector { 1 - value * value }
}

enum SigmoidRule: ActivationRule {
  @inline(__always) static func value(_ sum: Vector) -> Vector { 1 / (1 + exponential(0 - sum)) }
  @inline(__always) static func slope(_ value: Vector) -> Vector { value * (1 - value) }
}

enum ELURule: ActivationRule {
  @inline(__always) static func value(_ sum: Vector) -> Vector {
    sum.replacing(with: exponentialMinusOne(sum), where: sum .< .zero)
  }
  @inline(__always) static func slope(_ value: Vector) -> Vector {
    (value + 1).replacing(with: 1, where: value .> .zero)
  }
}

enum LeakyReLURule: ActivationRule {
  @inline(__always) static var leak: Vector { Vector(repeating: Float(Activation.leakySlope)) }
  @inline(__always) static func value(_ sum: Vector) -> Vector {
    sum.replacing(with: sum * leak, where: sum .< .zero)
  }
  @inline(__always) static func slope(_ value: Vector) -> Vector {
    leak.replacing(with: 1, where: value .> .zero)
  }
}

extension Activation {
  /// The vector form.
  var rule: any ActivationRule.Type {
    switch self {
    case .linear: LinearRule.self
    case .relu: ReLURule.self
    case .tanh: TanhRule.self
    case .sigmoid: SigmoidRule.self
    case .elu: ELURule.self
    case .leakyReLU: LeakyReLURule.self
    }
  }
}
