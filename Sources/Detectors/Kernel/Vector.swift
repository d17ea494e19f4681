/// Eight numbers side by side. Kernels multiply and add in two roundings and reduce in a fixed order, so that a result
/// has the same bits for every instruction set and optimization level.
typealias Vector = SIMD8<Float>
typealias Floats = UnsafeMutablePointer<Float>
typealias ConstantFloats = UnsafePointer<Float>

extension UnsafePointer<Float> {
  @inline(__always) func vector(_ offset: Int) -> Vector {
    UnsafeRawPointer(self + offset).loadUnaligned(as: Vector.self)
  }
}

extension UnsafeMutablePointer<Float> {
  @inline(__always) func vector(_ offset: Int) -> Vector {
    UnsafeRawPointer(self + offset).loadUnaligned(as: Vector.self)
  }

  @inline(__always) func store(_ vector: Vector, _ offset: Int) {
    UnsafeMutableRawPointer(self + offset).storeBytes(of: vector, as: Vector.self)
  }
}

extension SIMD8<Float> {
  @inline(__always) var bits: SIMD8<UInt32> { unsafeBitCast(self, to: SIMD8<UInt32>.self) }
  @inline(__always) init(bits: SIMD8<UInt32>) { self = unsafeBitCast(bits, to: Vector.self) }

  /// The sum of the lanes in a fixed order.
  @inline(__always) var total: Float {
    let four = lowHalf + highHalf
    return (four[0] + four[2]) + (four[1] + four[3])
  }
}

/// eˣ for every lane, x limited to −87 … 87: reduction to |r| ≤ ½ ln 2 after Cody and Waite (1980), polynomial of the
/// Cephes library's `expf` (Moshier). Largest relative error about 1e-7.
@inline(__always)
func exponential(_ x: Vector) -> Vector {
  var limited = x.replacing(with: Vector(repeating: 87), where: x .> 87)
  limited = limited.replacing(with: Vector(repeating: -87), where: limited .< -87)
  let rounder = Vector(repeating: 0x1.8p23)
  let shifted = limited * 1.442_695_04 + rounder
  let whole = shifted - rounder
  let r = (limited - whole * 0.693_359_375) - whole * -2.121_944_4e-4
  var polynomial = r * 1.987_569_15e-4 + 1.398_199_95e-3
  polynomial = polynomial * r + 8.333_451_9e-3
  polynomial = polynomial * r + 4.166_579_6e-2
  polynomial = polynomial * r + 1.666_666_5e-1
  polynomial = polynomial * r + 5.000_000_1e-1
  let fraction = r * r * polynomial + r
  let scale = Vector(bits: (shifted.bits &<< 23) &+ SIMD8<UInt32>(repeating: 0x3f80_0000))
  return scale * fraction + scale
}
