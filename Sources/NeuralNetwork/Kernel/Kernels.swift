import CKernels

typealias Floats = UnsafeMutablePointer<Float>
typealias ConstantFloats = UnsafePointer<Float>

extension Activation {
  var kernel: kernel_activation {
    switch self {
    case .linear: kernel_linear
    case .relu: kernel_relu
    case .tanh: kernel_tanh
    case .sigmoid: kernel_sigmoid
    case .elu: kernel_elu
    case .leakyReLU: kernel_leaky_relu
    }
  }
}
