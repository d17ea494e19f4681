import CVectorMath

/// Eight samples side by side: the unit of all kernels, on every machine.
///
/// Kernels multiply and add in two roundings and reduce in a fixed order, so that a result has the same bits
/// for every instruction set and optimization level.
typealias Vector = SIMD8<Float>
typealias Floats = UnsafeMutablePointer<Float>
typealias ConstantFloats = UnsafePointer<Float>

extension UnsafePointer<Float> {
  /// The eight floats from `offset` on; no alignment is needed.
  @inline(__always) func vector(_ offset: Int) -> Vector {
    UnsafeRawPointer(self + offset).loadUnaligned(as: Vector.self)
  }
}

extension UnsafeMutablePointer<Float> {
  /// The eight floats from `offset` on; no alignment is needed.
  @inline(__always) func vector(_ offset: Int) -> Vector {
    UnsafeRawPointer(self + offset).loadUnaligned(as: Vector.self)
  }

  @inline(__always) func store(_ vector: Vector, _ offset: Int) {
    UnsafeMutableRawPointer(self + offset).storeBytes(of: vector, as: Vector.self)
  }
}

extension SIMD8<Float> {
  /// The square root of every lane; Swift's own does not compile to one instruction.
  @inline(__always) var root: Vector {
    var result = self
    withUnsafeMutableBytes(of: &result) { bytes in
      vector_math_square_root(bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: Float.self))
    }
    return result
  }

  @inline(__always) var bits: SIMD8<UInt32> { unsafeBitCast(self, to: SIMD8<UInt32>.self) }

  @inline(__always) init(bits: SIMD8<UInt32>) { self = unsafeBitCast(bits, to: Vector.self) }

  @inline(__always) var magnitude: Vector { Vector(bits: bits & SIMD8<UInt32>(repeating: 0x7fff_ffff)) }

  /// The sum of the lanes in a fixed order.
  @inline(__always) var total: Float {
    let four = lowHalf + highHalf
    return (four[0] + four[2]) + (four[1] + four[3])
  }

  /// The larger of two numbers, lane by lane; a NaN on the left stays.
  @inline(__always) func atLeast(_ bound: Vector) -> Vector { replacing(with: bound, where: self .< bound) }

  /// The smaller of two numbers, lane by lane; a NaN on the left stays.
  @inline(__always) func atMost(_ bound: Vector) -> Vector { replacing(with: bound, where: self .> bound) }
}

/// The sums of four vectors' lanes, each in the order of `Vector.total`.
@inline(__always)
func totals(_ a: Vector, _ b: Vector, _ c: Vector, _ d: Vector) -> SIMD4<Float> {
  vector_math_sums(a.lowHalf + a.highHalf, b.lowHalf + b.highHalf, c.lowHalf + c.highHalf, d.lowHalf + d.highHalf)
}
