import CKernels

/// Activations and optimizers of the reference.
extension ReferenceKernels {
  /// eˣ as `scale` · (1 + `fraction`); x is limited to −87 … 87.
  static func exponential(_ x: Float) -> (scale: Float, fraction: Float) {
    let limited: Float = x > 87 ? 87 : x < -87 ? -87 : x
    let rounder: Float = 0x1.8p23
    let shifted = rounder.addingProduct(limited, 0x1.715476p0)
    let whole = shifted - rounder
    var r = limited.addingProduct(whole, -0x1.62e430p-1)
    r = r.addingProduct(whole, 0x1.05c610p-29)
    var polynomial: Float = 0x1.6a23d0p-10
    for coefficient: Float in [0x1.123a20p-7, 0x1.5558f2p-5, 0x1.555492p-3, 0x1.fffffcp-2] {
      polynomial = coefficient.addingProduct(polynomial, r)
    }
    let fraction = r.addingProduct(r * r, polynomial)
    return (Float(bitPattern: (shifted.bitPattern << 23) &+ 0x3f80_0000), fraction)
  }

  static func exponentialMinusOne(_ x: Float) -> Float {
    let (scale, fraction) = exponential(x)
    return (scale - 1).addingProduct(scale, fraction)
  }

  static func value(_ activation: kernel_activation, _ x: Float) -> Float {
    switch activation {
    case kernel_relu: return x < 0 ? 0 : x
    case kernel_tanh:
      let decay = exponentialMinusOne(x.magnitude * -2)
      return Float(sign: x.sign, exponent: 0, significand: ((0 - decay) / (decay + 2)).magnitude)
    case kernel_sigmoid:
      let (scale, fraction) = exponential(0 - x)
      return 1 / (1 + scale.addingProduct(scale, fraction))
    case kernel_elu: return x < 0 ? exponentialMinusOne(x) : x
    case kernel_leaky_relu: return x < 0 ? x * 0.3 : x
    default: return x
    }
  }

  /// The derivative, from the value.
  static func slope(_ activation: kernel_activation, _ value: Float) -> Float {
    switch activation {
    case kernel_relu: value > 0 ? 1 : 0
    case kernel_tanh: Float(1).addingProduct(-value, value)
    case kernel_sigmoid: value.addingProduct(-value, value)
    case kernel_elu: value > 0 ? 1 : value + 1
    case kernel_leaky_relu: value > 0 ? 1 : 0.3
    default: 1
    }
  }

  static func update(_ s: kernel_step) -> Bool {
    let epsilon: Float = 1e-7
    var finite = true
    for index in 0..<s.count {
      let gradient = s.gradient[index]
      var (parameter, first, second) = (s.parameters[index], s.first[index], s.second[index])
      switch s.kind {
      case kernel_momentum:
        first = gradient.addingProduct(s.keep_first, first)
        parameter.addProduct(-s.rate, first)
      case kernel_rmsprop:
        first = (s.keep_first * first).addingProduct(s.add_first * gradient, gradient)
        parameter -= s.rate * gradient / (first + epsilon).squareRoot()
      case kernel_adadelta:
        first = (s.keep_first * first).addingProduct(s.add_first * gradient, gradient)
        let change = (second + epsilon).squareRoot() / (first + epsilon).squareRoot() * gradient
        second = (s.keep_second * second).addingProduct(s.add_second * change, change)
        parameter.addProduct(-s.rate, change)
      case kernel_adam:
        first = (s.keep_first * first).addingProduct(s.add_first, gradient)
        second = (s.keep_second * second).addingProduct(s.add_second * gradient, gradient)
        parameter -= s.rate * first / ((second * s.scale_second).squareRoot() + epsilon)
      case kernel_adamax:
        first = (s.keep_first * first).addingProduct(s.add_first, gradient)
        let decayed = s.keep_second * second
        second = gradient.magnitude < decayed ? decayed : gradient.magnitude
        parameter -= s.rate * first / (second + epsilon)
      default: parameter.addProduct(-s.rate, gradient)
      }
      (s.parameters[index], s.first[index], s.second[index]) = (parameter, first, second)
      finite = finite && parameter.isFinite && gradient.isFinite && first.isFinite && second.isFinite
    }
    return finite
  }
}
